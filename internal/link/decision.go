package link

import (
	"cmp"
	"slices"
	"strings"

	"habeas"
)

// A ClaimRef names a claim together with its report: copies of one text carry equal claims.
type ClaimRef struct {
	Report habeas.ReportID
	Claim  habeas.ClaimID
}

// Compare orders references by report, then claim.
func (r ClaimRef) Compare(o ClaimRef) int {
	return cmp.Or(cmp.Compare(r.Report, o.Report), cmp.Compare(r.Claim, o.Claim))
}

// String prints the reference for messages: "report claim".
func (r ClaimRef) String() string { return string(r.Report) + " " + string(r.Claim) }

// A Decision is what a person decided about claims: that all of them tell of one incident (Same, Merge), that no two of
// them do (NotSame), that it cannot be told (Unsure), or that they leave their incident together (Split: the first claims,
// up to Cut, go together and never meet the others).
type Decision struct {
	Verdict habeas.Verdict
	Claims  []ClaimRef
	Cut     int // for Split: how many of Claims leave
}

// Decisions are all decisions that hold, in the order in which they were made. The zero value holds none.
// A claim that is not among the reports is passed over: its report may come later.
type Decisions struct {
	List []Decision
}

// Rules are decisions made ready: groups that must stay together, and pairs that must not meet.
type Rules struct {
	group  map[ClaimRef]ClaimRef          // a claim to the least claim of its group
	apart  map[ClaimRef]map[ClaimRef]bool // between groups, by their least claims, both ways
	unsure map[ClaimRef]map[ClaimRef]bool
	known  map[ClaimRef][]ClaimRef // the members of a group
}

// Ready checks that the decisions can all hold. If not, the error is of kind Contradiction and shows the chain of
// decisions by which two claims that must not meet are one.
func (d Decisions) Ready() (*Rules, error) {
	r := &Rules{group: map[ClaimRef]ClaimRef{}, apart: map[ClaimRef]map[ClaimRef]bool{}, unsure: map[ClaimRef]map[ClaimRef]bool{}, known: map[ClaimRef][]ClaimRef{}}
	links := map[ClaimRef][]ClaimRef{}
	for _, x := range d.List {
		for _, p := range x.together() {
			links[p[0]] = append(links[p[0]], p[1])
			links[p[1]] = append(links[p[1]], p[0])
		}
	}
	r.gather(links)
	for _, x := range d.List {
		for _, p := range x.apart() {
			if a, ok := r.top(p[0]); ok && a == r.mustTop(p[1]) {
				return nil, habeas.Errorf(habeas.Contradiction, "decisions contradict each other: %s and %s are said to be different, but are the same by the chain %s; take one of these back",
					p[0], p[1], chain(links, p[0], p[1]))
			}
			r.part(r.apart, p)
		}
		if x.Verdict == habeas.Unsure {
			for _, p := range everyPair(x.Claims) {
				r.part(r.unsure, p)
			}
		}
	}
	return r, nil
}

// together gives pairs of claims that must be in one incident.
func (x Decision) together() [][2]ClaimRef {
	switch x.Verdict {
	case habeas.Same, habeas.Merge:
		return chained(x.Claims)
	case habeas.Split:
		return chained(x.Claims[:x.cut()])
	}
	return nil
}

// apart gives pairs of claims that must never be in one incident.
func (x Decision) apart() [][2]ClaimRef {
	switch x.Verdict {
	case habeas.NotSame:
		return everyPair(x.Claims)
	case habeas.Split:
		var out [][2]ClaimRef
		for _, a := range x.Claims[:x.cut()] {
			for _, b := range x.Claims[x.cut():] {
				out = append(out, [2]ClaimRef{a, b})
			}
		}
		return out
	}
	return nil
}

func (x Decision) cut() int { return max(0, min(x.Cut, len(x.Claims))) }

func chained(cs []ClaimRef) (out [][2]ClaimRef) {
	for i := 1; i < len(cs); i++ {
		out = append(out, [2]ClaimRef{cs[i-1], cs[i]})
	}
	return out
}

func everyPair(cs []ClaimRef) (out [][2]ClaimRef) {
	for i := range cs {
		for j := range i {
			out = append(out, [2]ClaimRef{cs[j], cs[i]})
		}
	}
	return out
}

func (r *Rules) gather(links map[ClaimRef][]ClaimRef) {
	starts := make([]ClaimRef, 0, len(links))
	for c := range links {
		starts = append(starts, c)
	}
	slices.SortFunc(starts, ClaimRef.Compare)
	for _, s := range starts {
		if _, seen := r.group[s]; seen {
			continue
		}
		queue := []ClaimRef{s}
		r.group[s] = s
		for i := 0; i < len(queue); i++ {
			for _, n := range links[queue[i]] {
				if _, seen := r.group[n]; !seen {
					r.group[n] = s
					queue = append(queue, n)
				}
			}
		}
		r.known[s] = queue
	}
}

func (r *Rules) top(c ClaimRef) (ClaimRef, bool) {
	t, ok := r.group[c]
	return t, ok
}

// mustTop gives the least claim of c's group; a claim without a group is its own.
func (r *Rules) mustTop(c ClaimRef) ClaimRef {
	if t, ok := r.group[c]; ok {
		return t
	}
	return c
}

func (r *Rules) part(in map[ClaimRef]map[ClaimRef]bool, p [2]ClaimRef) {
	a, b := r.mustTop(p[0]), r.mustTop(p[1])
	for range 2 {
		if in[a] == nil {
			in[a] = map[ClaimRef]bool{}
		}
		in[a][b] = true
		a, b = b, a
	}
}

// different reports whether people said that the claims tell of different incidents.
func (r *Rules) different(a, b ClaimRef) bool {
	return len(r.apart) > 0 && r.apart[r.mustTop(a)][r.mustTop(b)]
}

// undecided reports whether people looked at both claims and could not tell; the machine then proposes no link of its own.
func (r *Rules) undecided(a, b ClaimRef) bool {
	return len(r.unsure) > 0 && r.unsure[r.mustTop(a)][r.mustTop(b)]
}

// chain shows the shortest way from one claim to the other along decisions "same".
func chain(links map[ClaimRef][]ClaimRef, from, to ClaimRef) string {
	before := map[ClaimRef]ClaimRef{from: from}
	queue := []ClaimRef{from}
	for i := 0; i < len(queue) && queue[i] != to; i++ {
		for _, n := range links[queue[i]] {
			if _, seen := before[n]; !seen {
				before[n] = queue[i]
				queue = append(queue, n)
			}
		}
	}
	steps := []string{to.String()}
	for at := to; at != from; {
		at = before[at]
		steps = append(steps, at.String())
	}
	slices.Reverse(steps)
	return strings.Join(steps, " = ")
}
