package register

import (
	"slices"

	"habeas"
	"habeas/internal/store"
)

// A Rebuilt says what a rebuild changed: in the claims that are proposed of the newest versions of reports, in how originals
// read, and which judgements lost their sentence.
type Rebuilt struct {
	Reports int              `json:"reports"`
	Before  []string         `json:"before"` // versions of the extractors that had made the claims
	Now     string           `json:"now"`    // version of the one that made them now
	Same    int              `json:"same"`   // claims that are proposed as before
	Changes []ProposalChange `json:"changes"`
	// Otherwise lists versions of reports whose text is not the one that was read when they came.
	Otherwise []ReadOtherwise `json:"read_otherwise"`
	Moved     []habeas.Entry  `json:"moved"` // see [Register.Moved]
	// Rows names what is stored otherwise than before, by table and id: by another extractor or linker many rows are; by the
	// same ones, those that somebody or something had changed.
	Rows []string `json:"rows"`
}

// A ProposalChange is a claim that is proposed otherwise than before. Was is nil where it is new, Is where it is gone.
type ProposalChange struct {
	Report habeas.ReportID `json:"report"`
	Was    *habeas.Claim   `json:"was,omitempty"`
	Is     *habeas.Claim   `json:"is,omitempty"`
}

// A ReadOtherwise is a version of a report that reads otherwise than when it came, and what made the text then and now; both
// are empty where that is this program alone, in an older version and this one.
type ReadOtherwise struct {
	Report  habeas.ReportID `json:"report"`
	Version int             `json:"version"`
	Then    string          `json:"then,omitempty"`
	Now     string          `json:"now,omitempty"`
}

// Why says in words how the reading differs.
func (o ReadOtherwise) Why() string {
	switch {
	case o.Then == o.Now && o.Now == "":
		return "its text is not the one that was read when it came: this version of the program reads otherwise"
	case o.Then == o.Now:
		return "its text is not the one that was read when it came, though by " + o.Now + " as well"
	}
	return "its text is not the one that was read when it came, by " + saidBy(o.Then) + "; this one is by " + saidBy(o.Now)
}

func saidBy(by string) string {
	if by == "" {
		return "the program itself"
	}
	return by
}

// otherwise compares a reading of today with that of the capture. A capture from before that was noted says nothing.
func (a *arrival) otherwise() (ReadOtherwise, bool) {
	c, p := a.capture, &a.reading.Report
	if a.what == sighting || c.Text.IsZero() || c.Text == habeas.DigestOf([]byte(p.Text)) {
		return ReadOtherwise{}, false
	}
	return ReadOtherwise{Report: c.Report, Version: c.Version, Then: c.By, Now: p.By}, true
}

// changedRows names the derived rows in which two states differ, by table and id.
func changedRows(before, now map[store.DerivedRow]habeas.Digest) []string {
	out := []string{}
	for k, sum := range before {
		if now[k] != sum {
			out = append(out, k.Table+" "+k.Key)
		}
	}
	for k := range now {
		if _, was := before[k]; !was {
			out = append(out, k.Table+" "+k.Key)
		}
	}
	slices.Sort(out)
	return out
}

// proposals gives the claims proposed of the newest versions of reports, and the reports in their order.
func proposals(v *store.View) (map[string][]store.Proposed, []string, error) {
	rows, err := v.CurrentProposed()
	if err != nil {
		return nil, nil, err
	}
	out := map[string][]store.Proposed{}
	var order []string
	for _, c := range rows {
		if out[c.Report] == nil {
			order = append(order, c.Report)
		}
		out[c.Report] = append(out[c.Report], c)
	}
	return out, order, nil
}

// compare fills in what became of the claims proposed before.
func (b *Rebuilt) compare(v *store.View, before map[string][]store.Proposed, order []string) error {
	now, nowOrder, err := proposals(v)
	if err != nil {
		return err
	}
	for _, all := range before {
		for _, c := range all {
			if !slices.Contains(b.Before, c.Extractor) {
				b.Before = append(b.Before, c.Extractor)
			}
		}
	}
	slices.Sort(b.Before)
	for _, report := range order {
		b.compareReport(report, before[report], now[report])
	}
	for _, report := range nowOrder {
		if before[report] == nil {
			b.compareReport(report, nil, now[report])
		}
	}
	return nil
}

// compareReport pairs the claims of one report: the same id first, then the same act in the same sentence.
func (b *Rebuilt) compareReport(report string, before, now []store.Proposed) {
	var rest []store.Proposed
	for _, c := range before {
		at := slices.IndexFunc(now, func(n store.Proposed) bool { return n.Claim == c.Claim })
		if at >= 0 && now[at].Body == c.Body {
			b.Same++
			now = slices.Delete(slices.Clone(now), at, at+1)
			continue
		}
		rest = append(rest, c)
	}
	was, is := proposedClaims(rest), proposedClaims(now)
	changes := make([]ProposalChange, len(was))
	for _, alike := range []func(a, b *habeas.Claim) bool{sameID, sameSentence} {
		for i, c := range was {
			at := slices.IndexFunc(is, func(n *habeas.Claim) bool { return alike(c, n) })
			if changes[i].Was = c; at >= 0 && changes[i].Is == nil {
				changes[i].Is = is[at]
				is = slices.Delete(is, at, at+1)
			}
		}
	}
	for _, c := range is {
		changes = append(changes, ProposalChange{Is: c})
	}
	for _, c := range changes {
		c.Report = habeas.ReportID(report)
		b.Changes = append(b.Changes, c)
	}
}

func sameID(a, b *habeas.Claim) bool { return a.ID == b.ID }

// sameSentence reports whether two proposals are of one act in one sentence.
func sameSentence(a, b *habeas.Claim) bool {
	return a.Act == b.Act && a.Quote.Start < b.Quote.End && b.Quote.Start < a.Quote.End
}

// proposedClaims reads claims as they are stored. Of one that was damaged its id is left: a rebuild is what mends it.
func proposedClaims(rows []store.Proposed) []*habeas.Claim {
	out := make([]*habeas.Claim, len(rows))
	for i, row := range rows {
		c, err := decode[habeas.Claim](row.Body, "claim "+row.Claim)
		if err != nil {
			c = habeas.Claim{ID: habeas.ClaimID(row.Claim)}
		}
		out[i] = &c
	}
	return out
}
