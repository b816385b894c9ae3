package register

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// machine is the author of the program's own judgements; they never stand against a person's.
const machine = "machine"

// A judged is one judgement in the journal.
type judged struct {
	habeas.Judgement
	seq    int64
	author string
}

// judgements are all judgements that are in force, in the order of the journal. They are a pure reading of the journal: what
// they say of a report or of links does not depend on when it is asked.
type judgements struct {
	list     []judged
	byReport map[habeas.ReportID][]int // places in list of accept, amend and reject
	byLink   map[habeas.ReportID][]int // of those on links
	back     []span                    // entries that were taken back
}

// A span is a range of journal entries, both ends inclusive.
type span struct{ from, to int64 }

func (s span) has(seq int64) bool { return seq >= s.from && seq <= s.to }

// judgementsOf reads the journal's entries of kind judgement.
func judgementsOf(entries []habeas.Entry) (judgements, error) {
	var all []judged
	for _, e := range entries {
		j, err := judgedOf(e)
		if err != nil {
			return judgements{}, err
		}
		all = append(all, j)
	}
	js := judgements{byReport: map[habeas.ReportID][]int{}, byLink: map[habeas.ReportID][]int{}}
	// From the last to the first, so that an undo that was itself taken back takes nothing back.
	for _, j := range slices.Backward(all) {
		if !js.takenBack(j.seq) && j.Verdict == habeas.Undo {
			js.back = append(js.back, span{j.From, j.To})
		}
	}
	for _, j := range all {
		if js.takenBack(j.seq) {
			continue
		}
		by := js.byLink
		if j.Verdict == habeas.Accept || j.Verdict == habeas.Amend || j.Verdict == habeas.Reject {
			by = js.byReport
		}
		for _, r := range j.reports() {
			by[r] = append(by[r], len(js.list))
		}
		js.list = append(js.list, j)
	}
	return js, nil
}

// judgementsUpTo reads the judgements of a view up to an entry.
func judgementsUpTo(v *store.View, last int64) (judgements, error) {
	entries, err := v.EntriesOf(habeas.EntryJudgement, 0)
	if err != nil {
		return judgements{}, err
	}
	return judgementsOf(slices.DeleteFunc(entries, func(e habeas.Entry) bool { return e.Seq > last }))
}

// gradeOf gives the latest grade of an incident; ids are those that lead to it, its own among them.
func (js *judgements) gradeOf(ids func(habeas.IncidentID) bool) string {
	for _, j := range slices.Backward(js.list) {
		if j.Verdict == habeas.Grade && len(j.Incidents) > 0 && ids(j.Incidents[0]) {
			return j.Grade
		}
	}
	return ""
}

// judgedOf reads one entry of kind judgement.
func judgedOf(e habeas.Entry) (judged, error) {
	j := judged{seq: e.Seq, author: e.Author}
	if err := json.Unmarshal(e.Body, &j.Judgement); err != nil {
		return j, &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("journal entry %d: its judgement cannot be read", e.Seq), Cause: err}
	}
	return j, nil
}

// takenBack reports whether an entry was taken back.
func (js *judgements) takenBack(seq int64) bool {
	return slices.ContainsFunc(js.back, func(s span) bool { return s.has(seq) })
}

// reports gives the reports that a judgement's anchors are in.
func (j *judged) reports() []habeas.ReportID {
	var out []habeas.ReportID
	for _, a := range j.Anchors {
		if !slices.Contains(out, a.Report) {
			out = append(out, a.Report)
		}
	}
	return out
}

// A settled claim is one after the judgements on it.
type settled struct {
	claim   habeas.Claim
	verdict habeas.Verdict // the latest on the claim itself; empty when there is none
	author  string
}

// reviewed reports whether a person said that the claim is right, as it stands or as amended.
func (s settled) reviewed() bool {
	return s.author != machine && (s.verdict == habeas.Accept || s.verdict == habeas.Amend)
}

// settle applies the judgements on a report's claims to what the extractor proposes. An accepted claim that no extractor
// proposes any more stands on its own as long as its sentence stands in the text.
func (js *judgements) settle(p *habeas.Report, proposed []habeas.Claim) []settled {
	out := make([]settled, len(proposed))
	for i, c := range proposed {
		out[i] = settled{claim: c}
	}
	for _, k := range js.byReport[p.ID] {
		j := &js.list[k]
		for i, a := range j.Anchors {
			if a.Report != p.ID || i >= len(j.Claims) {
				continue
			}
			out = j.apply(p, j.Claims[i], a, out)
		}
	}
	return out
}

// apply applies one judgement to the claim that its anchor finds.
func (j *judged) apply(p *habeas.Report, id habeas.ClaimID, a habeas.Anchor, all []settled) []settled {
	at := anchored(id, a, p.Original, len(all), func(i int) *habeas.Claim { return &all[i].claim })
	if at < 0 {
		if c, ok := j.standing(p, id); ok {
			return append(all, settled{c, j.Verdict, j.author})
		}
		return all
	}
	s := &all[at]
	if j.author == machine && s.verdict != "" && s.author != machine {
		return all
	}
	s.verdict, s.author = j.Verdict, j.author
	if c, ok := j.standing(p, s.claim.ID); ok {
		s.claim = c
	}
	return all
}

// standing gives the claim that an accept or amend holds, under an id, with its quote where the text has it now.
func (j *judged) standing(p *habeas.Report, id habeas.ClaimID) (habeas.Claim, bool) {
	if j.Claim == nil || j.Verdict == habeas.Reject {
		return habeas.Claim{}, false
	}
	c := *j.Claim
	c.ID = id
	if c.Quote.In(p.Text) {
		return c, true
	}
	at := strings.Index(p.Text, c.Quote.Text)
	if at < 0 || c.Quote.Text == "" {
		return habeas.Claim{}, false
	}
	c.Quote.Start, c.Quote.End = at, at+len(c.Quote.Text)
	return c, true
}

// anchored gives the place of the claim that an anchor was made on: the one with its id, or of those of its act the one whose
// quote shares most with it; -1 when there is none.
func anchored(id habeas.ClaimID, a habeas.Anchor, original habeas.Digest, n int, at func(int) *habeas.Claim) int {
	best, most := -1, 0
	for i := range n {
		c := at(i)
		if c.ID == id {
			return i
		}
		if c.Act.IncidentAct() != a.Act.IncidentAct() {
			continue
		}
		if s := sharedBytes(a.Quote, c.Quote, original == a.Original); s > most {
			best, most = i, s
		}
	}
	return best
}

// sharedBytes says how much two quotes share: by offsets where they are of the same original, or else by their text.
func sharedBytes(a, b habeas.Quote, sameText bool) int {
	if sameText {
		if n := min(a.End, b.End) - max(a.Start, b.Start); n > 0 {
			return n
		}
	}
	if strings.Contains(a.Text, b.Text) || strings.Contains(b.Text, a.Text) {
		return min(len(a.Text), len(b.Text))
	}
	return 0
}

// A finder gives the claim that holds now for an id and its anchor.
type finder func(habeas.ClaimID, habeas.Anchor) (link.ClaimRef, bool)

// decisions gives what people decided about links, for the linker, and the judgements whose sentences are not found any more.
// A later judgement on the same claims takes the place of an earlier one.
func (js *judgements) decisions(find finder) (link.Decisions, []judged) {
	return decisionsOf(js.list, find)
}

func decisionsOf(list []judged, find finder) (link.Decisions, []judged) {
	var out []link.Decision
	var lost []judged
	place := map[string]int{}
	for _, j := range list {
		d, ok := j.decision(find)
		switch {
		case d.Verdict == "":
			continue
		case !ok:
			lost = append(lost, j)
			continue
		}
		key := encode(sortedRefs(d.Claims))
		if at, again := place[key]; again {
			out[at] = d
			continue
		}
		place[key] = len(out)
		out = append(out, d)
	}
	return link.Decisions{List: out}, lost
}

// decider gives what was decided about links as far as it hangs together with the reports it is asked about: no more is looked
// up than that.
func (js *judgements) decider(find finder) link.Decider {
	asked, picked := map[habeas.ReportID]bool{}, map[int]bool{}
	rules, err := link.Decisions{}.Ready()
	return func(reports []habeas.ReportID) (*link.Rules, error) {
		before := len(picked)
		js.pick(reports, asked, picked)
		if len(picked) > before {
			var list []judged
			for _, i := range slices.Sorted(maps.Keys(picked)) {
				list = append(list, js.list[i])
			}
			d, _ := decisionsOf(list, find)
			rules, err = d.Ready()
		}
		return rules, err
	}
}

// pick adds to picked the judgements on links that speak of reports, or of those of which these speak.
func (js *judgements) pick(reports []habeas.ReportID, asked map[habeas.ReportID]bool, picked map[int]bool) {
	for queue := slices.Clone(reports); len(queue) > 0; queue = queue[1:] {
		if asked[queue[0]] {
			continue
		}
		asked[queue[0]] = true
		for _, i := range js.byLink[queue[0]] {
			if !picked[i] {
				picked[i] = true
				queue = append(queue, js.list[i].reports()...)
			}
		}
	}
}

// decision gives the linker's form of a judgement, with no verdict when it is not about links.
func (j *judged) decision(find finder) (link.Decision, bool) {
	switch j.Verdict {
	case habeas.Same, habeas.NotSame, habeas.Unsure, habeas.Merge, habeas.Split:
	default:
		return link.Decision{}, false
	}
	d := link.Decision{Verdict: j.Verdict, Cut: len(j.Claims)}
	for i, id := range slices.Concat(j.Claims, j.Stay) {
		ref, ok := find(id, j.Anchors[i])
		if !ok {
			return d, false
		}
		d.Claims = append(d.Claims, ref)
	}
	return d, true
}

func sortedRefs(refs []link.ClaimRef) []link.ClaimRef {
	out := slices.Clone(refs)
	slices.SortFunc(out, link.ClaimRef.Compare)
	return out
}

// noted keeps the judgements that were read, so that each is read once.
type noted struct {
	judgements judgements
	entries    []habeas.Entry
	seq        int64
}

// refresh reads what the journal has gained.
func (n *noted) refresh(v *store.View) error {
	h, err := v.Head()
	if err != nil || h.Size == n.seq {
		return err
	}
	more, err := v.EntriesOf(habeas.EntryJudgement, n.seq)
	if err != nil {
		return err
	}
	if len(more) > 0 || n.seq == 0 {
		all := append(slices.Clip(n.entries), more...)
		js, err := judgementsOf(all)
		if err != nil {
			return err
		}
		n.entries, n.judgements = all, js
	}
	n.seq = h.Size
	return nil
}
