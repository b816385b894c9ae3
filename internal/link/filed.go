package link

import (
	"math"
	"slices"
	"strings"

	"habeas"
)

// A Reading is what linking takes from one report: its sketch, its words, its claims. It depends on nothing but the report,
// and making it is most of the work.
type Reading struct {
	report heading
	sketch sketch
	terms  []term
	claims []habeas.Claim
}

// A heading is what linking wants to know of a report besides its text.
type heading struct {
	ID        habeas.ReportID
	Source    string
	Published habeas.When
}

// Read takes from a report what linking needs. It holds on to nothing of the text.
func Read(d Doc) *Reading {
	text := body(&d.Report)
	h := heading{d.Report.ID, d.Report.Source, d.Report.Published}
	return &Reading{report: h, sketch: sketchOf(text), terms: termsOf(d.Report.Title, fromNews(text, d.Claims)), claims: apartFrom(d.Claims)}
}

// fromNews gives a text from where its news begins, when other things stand before that for longer than an opening is: a page of tickers and
// lists tells its story below them.
func fromNews(text string, claims []habeas.Claim) string {
	first := -1
	for i := range claims {
		if at := strings.Index(text, claims[i].Quote.Text); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	if first < openingBytes {
		return text
	}
	return text[first:]
}

// Filed is what is kept of a report: what was read of it, its words weighed, its claims made ready for comparing.
type Filed struct {
	ID        habeas.ReportID
	Source    string
	Published habeas.When
	number    int64
	sketch    sketch
	words     []word // by hash
	claims    []habeas.Claim
	nodes     []*node
}

// file makes of a reading what is kept. decided says of which totals people decided that they tell of an incident.
func file(number int64, r *Reading, c Census, decided func(ClaimRef) bool) *Filed {
	f := &Filed{ID: r.report.ID, Source: r.report.Source, Published: r.report.Published, number: number, sketch: r.sketch, words: weigh(r.terms, c)}
	f.take(r.claims, decided)
	return f
}

// take makes the claims of a report ready. The same claim twice in one report adds nothing.
func (f *Filed) take(claims []habeas.Claim, decided func(ClaimRef) bool) {
	f.claims = claims
	seen := map[habeas.ClaimID]bool{}
	for _, n := range nodesOf(f, claims) {
		if seen[n.claim.ID] {
			continue
		}
		seen[n.claim.ID] = true
		if n.kind == roundup && decided(n.ref) {
			n.kind, n.promoted = telling, true
		}
		n.id = claimID(f.number, len(f.nodes))
		f.nodes = append(f.nodes, n)
	}
}

// body gives a report's text without what stands around it: captions, share buttons, comments, links to other stories.
func body(r *habeas.Report) string {
	if len(r.Regions) == 0 {
		return r.Text
	}
	out := make([]byte, 0, len(r.Text))
	at := 0
	for _, g := range r.Regions {
		if g.Kind == habeas.RegionTitle || g.Kind == habeas.RegionTable || g.Kind == habeas.RegionQuotation || g.Start < at || g.End > len(r.Text) {
			continue
		}
		out = append(append(out, r.Text[at:g.Start]...), '\n')
		at = g.End
	}
	return string(append(out, r.Text[at:]...))
}

// likeness is the cosine of two reports' words, less the further apart in time they were published. A text that is mostly
// the other's is like it however common its words are.
func likeness(f, g *Filed) float64 {
	sum := wordsShared(f, g)
	if s, t := f.Published, g.Published; s.Placed() && t.Placed() && !s.Overlaps(t) {
		sum *= 0.5 + 0.5*math.Exp(-float64(gapDays(s, t))/likeDays)
	}
	if share, of := f.sketch.shared(g.sketch); share >= mostlyCopied && of >= copyLeast {
		sum = max(sum, share)
	}
	return sum
}

// wordsShared is the cosine of two reports' words, whenever they were published.
func wordsShared(f, g *Filed) float64 {
	sum, i, j := 0.0, 0, 0
	for i < len(f.words) && j < len(g.words) {
		p, q := f.words[i], g.words[j]
		if p.hash == q.hash {
			sum += float64(p.weight) * float64(q.weight)
		}
		if p.hash <= q.hash {
			i++
		}
		if q.hash <= p.hash {
			j++
		}
	}
	return sum
}

// held gives the prints by which a text is looked up: an eighth of a long one's, more of a short one's, such that what is
// held of the longer of two texts is among what is held of the shorter.
func (s sketch) held() []uint32 {
	level := s.indexLevel()
	return slices.DeleteFunc(slices.Clone(s.prints), func(p uint32) bool { return counted(p, level) == 0 })
}

func (s sketch) indexLevel() int {
	level := indexLevel
	for n := len(s.prints); level > 0 && n>>level < 8; {
		level--
	}
	return max(level, s.level)
}
