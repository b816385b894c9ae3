package link_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/link"
)

const story = `Border guards in the upper valley stopped a lorry on Tuesday and took nine travellers from it, among them two children,
a farmers' union said. The nine had walked for six days and were waiting for a driver who never came. Their relatives learned of it from a
neighbour who saw the lorry being led away to the barracks at the bridge. The union asked the ministry to say where the nine are held.
No answer had come by Friday evening, and the barracks did not take calls. A teacher who knows the younger child said the boy had hardly
spoken since the winter.`

const other = `The farmers' union held its yearly meeting on Saturday. Members spoke about milk prices, the new bridge, and a road that
floods every spring. A vote on fees was put off until autumn because too few had come. The chair thanked the cooks and the band, and asked
those with boats to help carry the chairs back to the school before the rain.`

func TestCopies(t *testing.T) {
	words := strings.Fields(story)
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"reprint", story, true},
		{"first quarter", strings.Join(words[:len(words)/4], " "), true},
		{"capitals and marks", strings.ToUpper(strings.ReplaceAll(story, ".", " !")), true},
		{"words around it", "Share this page. Sign up for our letter.\n" + story + "\nRead more: ten hikes for the autumn.", true},
		{"another story", other, false},
		{"nothing", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var cs link.Copies
			cs.Add("a", story)
			cs.Add("b", c.text)
			if got := len(cs.Groups()) == 1; got != c.want {
				t.Errorf("copies = %v, want %v", got, c.want)
			}
		})
	}
}

// Notices of two events of one kind share their stock phrases and little else.
func TestCopies_BriefNoticesOfOneKindAreNone(t *testing.T) {
	const a = `Four travellers held in Millbrook. Officers in Millbrook arrested four travellers on March 3, the charity Lantern Road said.
They had been waiting at the dairy for a driver called Tobin.`
	const b = `Four travellers held in Millbrook. Officers in Millbrook arrested four travellers on November 19, a relative in Ashby said.
From the quarry to the ford they walked for three nights.`
	for text, want := range map[string]bool{a: true, b: false, a[35:]: true} {
		var cs link.Copies
		cs.Add("a", a)
		cs.Add("b", text)
		if got := len(cs.Groups()) == 1; got != want {
			t.Errorf("copies = %v, want %v: %s", got, want, text)
		}
	}
}

func TestCopies_OneReportWithTwoStoriesMakesNoBridge(t *testing.T) {
	var cs link.Copies
	for id, text := range map[habeas.ReportID]string{"a1": story, "a2": story + " Correction added.", "b1": other, "b2": other + " Photo: club."} {
		cs.Add(id, text)
	}
	cs.Add("both", story+"\n\n"+other)
	for _, g := range cs.Groups() {
		in := map[string]bool{}
		for _, r := range g {
			in[string(r[:1])] = true
		}
		if in["a"] && in["b"] && len(g) > 3 {
			t.Errorf("two stories became one: %v", g)
		}
	}
}
