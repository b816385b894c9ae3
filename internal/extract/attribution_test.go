package extract_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

func claimsOf(text string) []habeas.Claim {
	day := habeas.DateOf(2031, 5, 18)
	r := &habeas.Report{ID: "r", Lang: "en", Text: text, Published: habeas.When{From: day, To: day, Precision: habeas.ByDay}}
	claims, _ := extract.Default().Claims(r)
	return claims
}

// firstTells checks of every text what its first claim tells.
func firstTells(t *testing.T, texts map[string]string, tell func(habeas.Claim) string) {
	t.Helper()
	for text, want := range texts {
		claims := claimsOf(text)
		if len(claims) == 0 {
			t.Errorf("%q: no claim", text)
			continue
		}
		if got := tell(claims[0]); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// Who tells is named as the source names him, nearest to the fact first: the one who knows before the one who passes it on, two who
// tell together as two, a body by its name, and a source without a name with the outlet that he spoke to.
func TestClaims_Speakers(t *testing.T) {
	firstTells(t, map[string]string{
		"Police detained nine North Korean refugees in Yanji, a source in Jilin told the Border Herald.":                                              "source in Jilin to Border Herald",
		"Villagers told the Rivertown Gazette that ten North Koreans had been caught near Helong.":                                                    "Villagers to Rivertown Gazette",
		"The Morning Ledger quoted a pastor as saying that four North Koreans were deported from Tumen on May 3.":                                     "pastor / Morning Ledger",
		"Six North Korean women were repatriated on May 2, the Harbor Post reported, citing an official of the Open Door Union.":                      "official of the Open Door Union / Harbor Post",
		"Nine refugees were deported on May 3, Lantern League and a pastor who helped them said.":                                                     "Lantern League / pastor",
		"The South Korea-based civic group Lantern League said seven North Koreans were held in Dandong.":                                             "Lantern League",
		"\"Twelve women were sent back,\" said a broker in Yanji.":                                                                                    "broker in Yanji",
		"\"Close to 300 refugees are held in Tumen,\" Rep. Dora Quill said.":                                                                          "Rep. Dora Quill",
		"Ham Do-jin, the founder of the Lantern League, issued a statement Monday saying that four North Koreans had been deported.":                  "Ham Do-jin, the founder of the Lantern League",
		"In Qinhuangdao, Dalian, and Yantai, said a different source, 30 North Koreans were arrested in May.":                                         "different source",
		"They left after Chinese authorities agreed that the nine refugees were released.":                                                            "Chinese authorities",
		"A rights activist said eleven North Korean refugees were arrested in Shenyang.\n\nHam Do-jin of the Lantern League said they are in a jail.": "Ham Do-jin of the Lantern League / rights activist",
		"Nine refugees were arrested in Kassala on May 3, one female student told the Harbor Post.":                                                   "one female student",
		"The \"Open Door Platform\" documented that Sudan deported 31 Eritreans on May 3.":                                                            "Open Door Platform",
		"Reports say police arrested 60 Eritreans in Kassala on May 3.":                                                                               "",
		"Police detained 30 Eritreans from Kassala state for lack of papers, local officials said.":                                                   "local officials",
		"\"Two Eritreans were arrested in Kassala. They were sent back on May 3,\" a villager told the Harbor Post.":                                  "villager to Harbor Post",
		"\"They weep,\" a pastor said. Two Eritreans were arrested in Kassala on May 3, according to a monitor.":                                      "monitor",
		"Many fear that nine Eritreans arrested in Kassala on May 3 will be deported.":                                                                "",
		"Nine Eritreans were arrested in Kassala on May 3, a letter seen by the Harbor Post shows.":                                                   "",
		"Nine Eritreans were deported from Sudan, where they are likely to face abuse by the authorities, a monitor said.":                            "monitor",
		"ODP reported that Sudan deported nine Eritreans.":                                                                                            "ODP",
		"In the evening her brother heard what he believes was the arrest of nine Eritreans in Kassala on May 3.":                                     "",
		"Fears Of Deportation Grow For Ten North Koreans Held In Russia":                                                                              "",
	}, func(c habeas.Claim) string { return strings.Join(c.Speakers, " / ") })
}

// "The group" is the one named before, in a later sentence too.
func TestClaims_SpeakerNamedBefore(t *testing.T) {
	claims := claimsOf("The Lantern League said seven North Koreans were held in Dandong.\n\nThe group said five others were sent back on May 2.")
	if len(claims) != 2 || strings.Join(claims[1].Speakers, "/") != "Lantern League" {
		t.Fatalf("%+v", claims)
	}
}

// Where a report ascribes all its returns to one State, those told in the passive are that State's; where it names two, nobody's.
func TestClaims_AgentsOfTheReport(t *testing.T) {
	one := claimsOf("Nine North Koreans were sent back from China on May 3, a pastor said.\n\nChina repatriated four others on May 9.")
	if len(one) != 2 || len(one[0].By) != 1 || one[0].By[0].Words != "China" {
		t.Errorf("one State: %+v", one)
	}
	two := claimsOf("Nine North Koreans were sent back from China on May 3, a pastor said.\n\nChina repatriated four others on May 9. Russia deported six North Koreans in April.")
	for _, c := range two {
		if c.Count.Best() == 9 && len(c.By) > 0 {
			t.Errorf("two States: %v did it", c.By)
		}
	}
}

// When something happened or was told: the dateline's day, the time between a State and its verb, no day after the report.
func TestClaims_Days(t *testing.T) {
	firstTells(t, map[string]string{
		"May 16 (Wire) -- A North Korean refugee faces deportation from Russia, a lawyer said.":                     "2031-05-16",
		"SEOUL, May 17 (Wire) - Ten North Koreans face repatriation from China, a pastor said.":                     "2031-05-17",
		"A harbour mission claimed that Sudan last week deported hundreds of Eritreans.":                            "2031-05-05 to 2031-05-11",
		"A harbour mission claimed on Friday that Sudan this week deported hundreds of Eritreans.":                  "2031-05-12 to 2031-05-18",
		"All nine North Korean refugees were deported from Tumen last May 23, a pastor said.":                       "2030-05-23",
		"Two days after the raid of May 3, nine North Koreans were sent back from Dandong on May 5, a pastor said.": "2031-05-05",
	}, func(c habeas.Claim) string { return c.When.String() })
}

// A border crossing that no list has is a place by the words around it, in the country that the report is about.
func TestClaims_UnlistedCrossing(t *testing.T) {
	claims := claimsOf("About 40 Eritreans were sent back through the Qandil border crossing on Monday, an official in Khartoum said.")
	if len(claims) != 1 || claims[0].Where.Name != "Qandil" || claims[0].Where.Country != "SD" {
		t.Errorf("%+v", claims)
	}
}
