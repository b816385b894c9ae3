package register

import (
	"cmp"
	"slices"
	"strconv"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// knownClaims says of every claim that is linked how old it is and whether a person confirmed it.
type knownClaims map[habeas.ReportID]*docClaims

// docClaims are the claims of one report that were given to the linker.
type docClaims struct {
	seq      int64 // of the report's capture
	ids      []habeas.ClaimID
	ords     []int
	reviewed []bool
}

// add adds a claim by its row.
func (d *docClaims) add(h store.Holding) {
	d.ids, d.ords, d.reviewed = append(d.ids, habeas.ClaimID(h.Claim)), append(d.ords, h.Ord), append(d.reviewed, h.Reviewed)
}

// age gives the claim's place in the order of the journal, and whether it is known.
func (k knownClaims) age(r link.ClaimRef) (age, bool) {
	d := k[r.Report]
	if d == nil {
		return age{}, false
	}
	i := slices.Index(d.ids, r.Claim)
	if i < 0 {
		return age{seq: d.seq}, false
	}
	return age{d.seq, d.ords[i]}, true
}

func (k knownClaims) isReviewed(r link.ClaimRef) bool {
	d := k[r.Report]
	if d == nil {
		return false
	}
	i := slices.Index(d.ids, r.Claim)
	return i >= 0 && d.reviewed[i]
}

// An age is a claim's place in the order of the journal.
type age struct {
	seq int64
	ord int
}

func (a age) compare(b age) int { return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.ord, b.ord)) }

// A picture is what the register says of what was linked: of everything, or of what changed.
type picture struct {
	incidents []habeas.Incident // by number
	cases     []habeas.Case     // by number
	roundups  []habeas.Roundup  // by age of their claims
	copies    [][]habeas.ReportID
	under     map[link.ClaimRef]habeas.IncidentID
	redirects map[string]string
	fresh     []mint // ids that had to be given

	knownClaims knownClaims
	run         *linkRun // that made it; of the present only, like what follows
	looked      map[link.ClaimRef]bool
	holding     []store.Holding // rows of the reports looked at
	minted      []mint          // ids that are decided about
	moved       []habeas.Incident
}

// compose gives the linker's incidents and cases their lasting ids and puts everything in order. It is pure: the same
// result, claims and mints give the same picture. high are the highest numbers minted so far, by kind. find gives the claim that a mint's founder is now, when it changed.
func compose(res link.Result, known knownClaims, mints []mint, high map[string]int, find finder) picture {
	p := picture{knownClaims: known, copies: res.Copies, under: map[link.ClaimRef]habeas.IncidentID{}, redirects: map[string]string{}}
	ids := p.nameIncidents(&res, known, mints, high, find)
	p.nameCases(&res, ids, mints, high)
	for _, u := range res.Roundups {
		for i, c := range u.Covers {
			u.Covers[i] = ids[c]
		}
		slices.Sort(u.Covers)
		p.roundups = append(p.roundups, u)
	}
	slices.SortStableFunc(p.roundups, func(a, b habeas.Roundup) int {
		x, _ := known.age(link.ClaimRef{Report: a.Report, Claim: a.Claim})
		y, _ := known.age(link.ClaimRef{Report: b.Report, Claim: b.Claim})
		return x.compare(y)
	})
	return p
}

// nameIncidents gives incidents their ids and gives back the linker's ids to them.
func (p *picture) nameIncidents(res *link.Result, known knownClaims, mints []mint, high map[string]int, find finder) map[habeas.IncidentID]habeas.IncidentID {
	all := res.Incidents
	refs := make(map[habeas.IncidentID][]link.ClaimRef, len(all))
	for i := range all {
		refs[all[i].ID] = agedRefs(&all[i], known)
	}
	slices.SortFunc(all, func(a, b habeas.Incident) int {
		x, _ := known.age(refs[a.ID][0])
		y, _ := known.age(refs[b.ID][0])
		return x.compare(y)
	})
	clusters := make([]cluster, len(all))
	for i := range all {
		for _, r := range refs[all[i].ID] {
			clusters[i].founders = append(clusters[i].founders, refText(r))
		}
	}
	n := assign(anIncident, "i", high[anIncident], clusters, foundersNow(mints, known, find))
	final := make(map[habeas.IncidentID]habeas.IncidentID, len(all))
	for i := range all {
		final[all[i].ID] = habeas.IncidentID(n.ids[i])
		for _, r := range refs[all[i].ID] {
			p.under[r] = habeas.IncidentID(n.ids[i])
			all[i].Reviewed = all[i].Reviewed || known.isReviewed(r)
		}
	}
	for i := range all {
		all[i].ID = final[all[i].ID]
		if all[i].PartOf != "" {
			all[i].PartOf = final[all[i].PartOf]
		}
	}
	p.incidents = all
	slices.SortFunc(p.incidents, func(a, b habeas.Incident) int { return cmp.Compare(number(string(a.ID)), number(string(b.ID))) })
	for _, m := range n.fresh {
		r := textRef(m.Incident)
		m.Incident, m.Claim, m.Anchor = "", r.Claim, &habeas.Anchor{Report: r.Report}
		p.fresh = append(p.fresh, m)
	}
	for id, to := range n.redirects {
		p.redirects[id] = to
	}
	return final
}

// nameCases gives cases their ids and puts their incidents' under them.
func (p *picture) nameCases(res *link.Result, ids map[habeas.IncidentID]habeas.IncidentID, mints []mint, high map[string]int) {
	all := res.Cases
	for i := range all {
		for j, id := range all[i].Incidents {
			all[i].Incidents[j] = ids[id]
		}
	}
	oldest := func(c habeas.Case) int {
		least := number(string(c.Incidents[0]))
		for _, id := range c.Incidents {
			least = min(least, number(string(id)))
		}
		return least
	}
	slices.SortFunc(all, func(a, b habeas.Case) int { return cmp.Compare(oldest(a), oldest(b)) })
	clusters := make([]cluster, len(all))
	for i := range all {
		for _, id := range all[i].Incidents {
			clusters[i].founders = append(clusters[i].founders, string(id))
		}
		slices.SortFunc(clusters[i].founders, func(a, b string) int { return cmp.Compare(number(a), number(b)) })
	}
	var minted []idOf
	for _, m := range mints {
		if m.Kind == aCase {
			minted = append(minted, idOf{m.ID, cmp.Or(p.redirects[m.Incident], m.Incident)})
		}
	}
	n := assign(aCase, "k", high[aCase], clusters, minted)
	caseOf := map[habeas.IncidentID]habeas.CaseID{}
	for i := range all {
		all[i].ID = habeas.CaseID(n.ids[i])
		for _, id := range all[i].Incidents {
			caseOf[id] = all[i].ID
		}
	}
	for i := range p.incidents {
		p.incidents[i].Case = caseOf[p.incidents[i].ID]
	}
	p.cases = all
	slices.SortFunc(p.cases, func(a, b habeas.Case) int { return cmp.Compare(number(string(a.ID)), number(string(b.ID))) })
	p.fresh = append(p.fresh, n.fresh...)
	for id, to := range n.redirects {
		p.redirects[id] = to
	}
}

// agedRefs gives an incident's claims, oldest first. Every claim has a telling.
func agedRefs(inc *habeas.Incident, known knownClaims) []link.ClaimRef {
	out := make([]link.ClaimRef, len(inc.Tellings))
	for i, t := range inc.Tellings {
		out[i] = link.ClaimRef{Report: t.Report, Claim: t.Claim}
	}
	slices.SortFunc(out, func(a, b link.ClaimRef) int {
		x, _ := known.age(a)
		y, _ := known.age(b)
		return x.compare(y)
	})
	return out
}

// foundersNow gives the incidents' ids with the claims that their founders are now, oldest first; an id whose founder is
// gone is left out.
func foundersNow(mints []mint, known knownClaims, find finder) []idOf {
	var out []idOf
	for i := range mints {
		m := &mints[i]
		if m.Kind != anIncident {
			continue
		}
		r, ok := m.founderNow(known, find)
		if !ok {
			continue
		}
		out = append(out, idOf{m.ID, refText(r)})
	}
	return out
}

// founderNow gives the claim that an incident's founder is now, and whether there is one.
func (m *mint) founderNow(known knownClaims, find finder) (link.ClaimRef, bool) {
	r := m.ref()
	if _, ok := known.age(r); ok {
		return r, true
	}
	return find(m.Claim, *m.Anchor)
}

// highest gives the highest number minted of each kind.
func highest(mints []mint) map[string]int {
	out := map[string]int{}
	for _, m := range mints {
		out[m.Kind] = max(out[m.Kind], m.n)
	}
	return out
}

// number gives the number within an id, "i17" or "k4"; 0 when there is none.
func number(id string) int {
	if id == "" {
		return 0
	}
	n, err := strconv.Atoi(id[1:])
	if err != nil {
		return 0
	}
	return n
}
