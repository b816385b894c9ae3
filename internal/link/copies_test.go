package link_test

import (
	"fmt"
	"math/rand/v2"
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

// groups gives the groups of copies.
func groups(t testing.TB, c *link.Copies) [][]habeas.ReportID {
	t.Helper()
	out, err := c.Groups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

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
			cs.Add("a", habeas.When{}, story)
			cs.Add("b", habeas.When{}, c.text)
			if got := len(groups(t, &cs)) == 1; got != c.want {
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
		cs.Add("a", habeas.When{}, a)
		cs.Add("b", habeas.When{}, text)
		if got := len(groups(t, &cs)) == 1; got != want {
			t.Errorf("copies = %v, want %v: %s", got, want, text)
		}
	}
}

func TestCopies_OneReportWithTwoStoriesMakesNoBridge(t *testing.T) {
	var cs link.Copies
	for id, text := range map[habeas.ReportID]string{"a1": story, "a2": story + " Correction added.", "b1": other, "b2": other + " Photo: club."} {
		cs.Add(id, habeas.When{}, text)
	}
	cs.Add("both", habeas.When{}, story+"\n\n"+other)
	for _, g := range groups(t, &cs) {
		in := map[string]bool{}
		for _, r := range g {
			in[string(r[:1])] = true
		}
		if in["a"] && in["b"] && len(g) > 3 {
			t.Errorf("two stories became one: %v", g)
		}
	}
}

// Texts that are made of stock sentences share all they have with many others: their copies are found all the same, by the day.
func TestCopies_OfStockSentencesAreFoundByTheDay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func(n int) string { return fmt.Sprintf("w%d", n) }
	stock := make([]string, 400)
	for i := range stock {
		for range 12 {
			stock[i] += word(r.IntN(5000)) + " "
		}
	}
	var cs link.Copies
	const n = 2000
	for i := range n {
		text := ""
		for range 8 {
			text += stock[r.IntN(len(stock))]
		}
		day := habeas.DateOf(2031, 1, 1).AddDays(i)
		cs.Add(habeas.ReportID(fmt.Sprintf("a%d", i)), habeas.When{From: day, To: day}, text)
		cs.Add(habeas.ReportID(fmt.Sprintf("b%d", i)), habeas.When{From: day.AddDays(1), To: day.AddDays(1)}, text)
	}
	found := 0
	for _, g := range groups(t, &cs) {
		in := map[habeas.ReportID]bool{}
		for _, id := range g {
			in[id] = true
		}
		for _, id := range g {
			if id[0] == 'a' && in["b"+id[1:]] {
				found++
			}
		}
	}
	if found < n {
		t.Errorf("%d of %d copies found", found, n)
	}
}
