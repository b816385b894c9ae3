package extract

import (
	"strings"
	"testing"
)

// The words that tell of acts are those of a reader who asks what was done to whom: a meeting that is held, a town that is
// captured and a film that is released are none, nor is what somebody plans, fears or asks about.
func TestActsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"Officers detained nine women at the bus station.":                                  "detention:detained",
		"The driver was released from custody on Friday.":                                   "release:released",
		"Two brothers are in custody.":                                                      "detention:in custody",
		"Gunmen wounded two women, and a man was indicted on Monday.":                       "injury:wounded",
		"No arrests have been made.":                                                        "arrest:arrests",
		"She was caught by border guards and jailed.":                                       "arrest:caught detention:jailed",
		"After his arrest, Tarik admitted it.":                                              "arrest:arrest",
		"The ministry released a video of the market on Monday.":                            "",
		"Photos of the house were released on Monday.":                                      "",
		"The council held a meeting, and elections will be held in May.":                    "",
		"The rebels captured the town and seized two trucks.":                               "",
		"Passengers were caught up in the traffic near the bus station.":                    "",
		"He was sentenced to nine years in prison.":                                         "sentence:sentenced",
		"Police have issued an arrest warrant, and longer jail terms are discussed.":        "",
		"They fled the town to avoid being arrested.":                                       "escape_attempt:fled",
		"The men could be arrested if they return.":                                         "",
		"Have the nine women been released?":                                                "",
		"A boy was holding his sister, and free meals were given out.":                      "",
		"Police have not made any arrests.":                                                 "arrest:arrests",
		"A driver was arrested and charged with theft.":                                     "arrest:arrested and charged",
		"Dario Velt appeared in court and was held without bail.":                           "detention:held",
		"She is in federal custody.":                                                        "detention:in federal custody",
		"Officers took two drivers into custody.":                                           "arrest:took two drivers into custody",
		"He spent nine years in prison.":                                                    "detention:in prison",
		"One of those held has a sister here.":                                              "detention:held",
		"Two of the women were detained but were later released.":                           "detention:detained release:released",
		"The clerk remains free on bail.":                                                   "release:free on bail",
		"She was paroled in May.":                                                           "release:paroled",
		"They hailed the release of Mirela Tash.":                                           "release:release",
		"The memo, released on Monday, names nobody.":                                       "",
		"Officers have released no names of the two men.":                                   "",
		"According to the release, two men came by bus.":                                    "",
		"The driver was treated at the hospital and released.":                              "",
		"The officer discharged his pistol.":                                                "",
		"The Harvest Liberation Front praised the liberation of the valley.":                "",
		"He was caught on camera near the bus station.":                                     "",
		"The woman grabbed at her sister.":                                                  "",
		"Two men got out of the old town jail.":                                             "",
		"Nine women languish in prison, and the poor languish in slums.":                    "detention:languish",
		"That was the morning after police in Kassala arrested and charged her with theft.": "arrest:arrested and charged",
		"He keeps his guns locked up.":                                                      "",
		"The blast left nine people dead.":                                                  "bombing:blast killing:left nine people dead",
		"A pipe bomb lay beside the right-wing paper.":                                      "",
		"The drone was shot down.":                                                          "",
		"A man recalled the Springfield bombing.":                                           "bombing:bombing",
	} {
		var got []string
		for _, a := range Default().Acts(text, "en") {
			got = append(got, string(a.Act)+":"+text[a.Start:a.End])
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q\n got %q\nwant %q", text, g, want)
		}
	}
	if got := Default().Acts("Officers detained nine women.", "xx"); got != nil {
		t.Errorf("a language without a lexicon gave %v", got)
	}
}
