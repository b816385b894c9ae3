package evaluate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"habeas"
)

func sayf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// A PRF is precision and recall as counts, so that results can be added: right of what was found, right of what was coded.
type PRF struct{ Right, Found, Coded int }

// P gives the precision; false when nothing was found.
func (s PRF) P() (float64, bool) { return share(s.Right, s.Found) }

// R gives the recall; false when nothing was coded.
func (s PRF) R() (float64, bool) { return share(s.Right, s.Coded) }

// F1 gives the harmonic mean; false when nothing was found and nothing coded.
func (s PRF) F1() (float64, bool) { return share(2*s.Right, s.Found+s.Coded) }

func share(part, all int) (float64, bool) {
	if all == 0 {
		return 0, false
	}
	return float64(part) / float64(all), true
}

// MarshalJSON prints p, r and f1, null where there was nothing, and the counts.
func (s PRF) MarshalJSON() ([]byte, error) {
	out := struct {
		P     *float64 `json:"p"`
		R     *float64 `json:"r"`
		F1    *float64 `json:"f1"`
		Right int      `json:"right"`
		Found int      `json:"found"`
		Coded int      `json:"coded"`
	}{maybe(s.P()), maybe(s.R()), maybe(s.F1()), s.Right, s.Found, s.Coded}
	return json.Marshal(out)
}

func maybe(v float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &v
}

// A Report says how good claims and links were. Its String is a table for people.
type Report struct {
	All    map[Field]PRF                 `json:"all"` // by field, over all reports
	Langs  map[habeas.Lang]map[Field]PRF `json:"languages"`
	Claims PRF                           `json:"claims"` // claims that were found at all
	// Linking is B-cubed over the claims that were found and whose incident was coded; nil when no links were coded.
	Linking       *BCubed        `json:"linking,omitempty"`
	Reports       int            `json:"reports"`
	Missing       int            `json:"missing"` // coded reports of which no reading was given
	Disagreements []Disagreement `json:"disagreements"`
}

// A Disagreement is a claim missed, a claim that is not coded, or a field in which a matched claim differs.
type Disagreement struct {
	Report habeas.ReportID `json:"report"`
	Claim  habeas.ClaimID  `json:"claim,omitempty"` // the claim found
	Kind   string          `json:"kind"`            // "missed", "extra" or "differs"
	Field  Field           `json:"field,omitempty"`
	Coded  string          `json:"coded,omitempty"`
	Found  string          `json:"found,omitempty"`
}

// A Reading is what was found in one report.
type Reading struct {
	Report habeas.ReportID
	Claims []habeas.Claim
}

// Score compares readings and incidents with coded reports. Readings of reports that were not coded are passed over, as are
// coded reports without a reading, whose number is given.
func Score(coded []Coded, readings []Reading, incidents []habeas.Incident) Report {
	found := make(map[habeas.ReportID][]habeas.Claim, len(readings))
	for _, r := range readings {
		found[r.Report] = append(found[r.Report], r.Claims...)
	}
	rep := Report{All: map[Field]PRF{}, Langs: map[habeas.Lang]map[Field]PRF{}, Disagreements: []Disagreement{}}
	links := newLinks(incidents)
	for i := range coded {
		claims, ok := found[coded[i].ID]
		if !ok {
			rep.Missing++
			continue
		}
		rep.Reports++
		rep.report(&coded[i], claims, links)
	}
	rep.Linking = links.score()
	return rep
}

// report adds the figures of one report.
func (rep *Report) report(c *Coded, found []habeas.Claim, links *links) {
	lang := rep.Langs[c.Lang]
	if lang == nil {
		lang = map[Field]PRF{}
		rep.Langs[c.Lang] = lang
	}
	ps := pairs(c.Claims, found)
	rep.Claims = rep.Claims.plus(PRF{len(ps), len(found), len(c.Claims)})
	for _, f := range Fields() {
		s := fieldScore(f, c.Claims, found, ps)
		rep.All[f], lang[f] = rep.All[f].plus(s), lang[f].plus(s)
	}
	for _, p := range ps {
		links.add(c.Claims[p.coded].Incident, c.ID, found[p.found].ID)
	}
	rep.disagree(c, found, ps)
}

func (s PRF) plus(t PRF) PRF { return PRF{s.Right + t.Right, s.Found + t.Found, s.Coded + t.Coded} }

// fieldScore counts, over the claims that say something in a field, how many are matched and right in it.
func fieldScore(f Field, coded []CodedClaim, found []habeas.Claim, ps []pair) PRF {
	var s PRF
	for i := range coded {
		if says(f, &coded[i].Claim) {
			s.Coded++
		}
	}
	for i := range found {
		if says(f, &found[i]) {
			s.Found++
		}
	}
	for _, p := range ps {
		c, g := &coded[p.coded].Claim, &found[p.found]
		if says(f, c) && says(f, g) && right(f, c, g) {
			s.Right++
		}
	}
	return s
}

func (rep *Report) disagree(c *Coded, found []habeas.Claim, ps []pair) {
	gotCoded, gotFound := map[int]bool{}, map[int]bool{}
	for _, p := range ps {
		gotCoded[p.coded], gotFound[p.found] = true, true
		for _, f := range Fields() {
			if a, b := &c.Claims[p.coded].Claim, &found[p.found]; !right(f, a, b) {
				rep.Disagreements = append(rep.Disagreements, Disagreement{c.ID, b.ID, "differs", f, value(f, a), value(f, b)})
			}
		}
	}
	for i := range c.Claims {
		if !gotCoded[i] {
			rep.Disagreements = append(rep.Disagreements, Disagreement{Report: c.ID, Kind: "missed", Coded: summary(&c.Claims[i].Claim)})
		}
	}
	for i := range found {
		if !gotFound[i] {
			rep.Disagreements = append(rep.Disagreements, Disagreement{Report: c.ID, Claim: found[i].ID, Kind: "extra", Found: summary(&found[i])})
		}
	}
}

func value(f Field, c *habeas.Claim) string {
	switch f {
	case ByAct:
		return string(c.Act)
	case ByCount:
		return c.Count.String()
	case ByWhen:
		return c.When.String()
	case ByWhere:
		return c.Where.Label()
	case ByRoundup:
		return sayf("%v", c.Roundup)
	}
	return string(c.Modality)
}

// summary names a claim by its fields; never by its words, which may hold names.
func summary(c *habeas.Claim) string {
	return strings.Join([]string{string(c.Act), c.Count.String(), c.When.String(), c.Where.Label(), string(c.Modality)}, " · ")
}

// String prints the report as a table.
func (rep Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s %7s %7s %7s %7s %7s\n", "", "P", "R", "F1", "found", "coded")
	line := func(name string, s PRF) {
		fmt.Fprintf(&b, "%-22s %7s %7s %7s %7d %7d\n", name, show(s.P()), show(s.R()), show(s.F1()), s.Found, s.Coded)
	}
	line("claims found", rep.Claims)
	for _, f := range Fields() {
		line(string(f), rep.All[f])
	}
	langs := make([]habeas.Lang, 0, len(rep.Langs))
	for l := range rep.Langs {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	for _, l := range langs {
		for _, f := range Fields() {
			line(sayf("%s %s", nonEmpty(string(l)), f), rep.Langs[l][f])
		}
	}
	if l := rep.Linking; l != nil {
		fmt.Fprintf(&b, "%-22s %7.3f %7.3f %7.3f %7d\n", "linking (B³)", l.P, l.R, l.F1, l.Claims)
	}
	fmt.Fprintf(&b, "reports %d, without a reading %d, disagreements %d\n", rep.Reports, rep.Missing, len(rep.Disagreements))
	return b.String()
}

func show(v float64, ok bool) string {
	if !ok {
		return "-"
	}
	return sayf("%.3f", v)
}

func nonEmpty(s string) string {
	if s == "" {
		return "?"
	}
	return s
}
