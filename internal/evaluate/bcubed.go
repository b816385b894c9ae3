package evaluate

import "habeas"

// A BCubed is the agreement of two groupings of the same claims, averaged over claims (Bagga and Baldwin 1998): of the
// claims put together with one, the share that belongs there (P), and of those that belong there, the share put there (R).
type BCubed struct {
	P      float64 `json:"p"`
	R      float64 `json:"r"`
	F1     float64 `json:"f1"`
	Claims int     `json:"claims"`
}

// links gathers, for matched claims, the coded incident and the found one.
type links struct {
	of    map[[2]string]string // report and claim to found incident
	coded []string
	found []string
}

func newLinks(incidents []habeas.Incident) *links {
	l := &links{of: map[[2]string]string{}}
	for i := range incidents {
		for _, t := range incidents[i].Tellings {
			l.of[[2]string{string(t.Report), string(t.Claim)}] = string(incidents[i].ID)
		}
	}
	return l
}

// add takes in one matched claim. A claim without a coded incident is not judged; one in no found incident stands alone.
func (l *links) add(incident string, report habeas.ReportID, claim habeas.ClaimID) {
	if incident == "" {
		return
	}
	k := [2]string{string(report), string(claim)}
	found, ok := l.of[k]
	if !ok {
		found = "alone " + k[0] + " " + k[1]
	}
	l.coded, l.found = append(l.coded, incident), append(l.found, found)
}

// score gives B-cubed; nil when no links were coded.
func (l *links) score() *BCubed {
	if len(l.coded) == 0 {
		return nil
	}
	both, coded, found := map[[2]string]int{}, map[string]int{}, map[string]int{}
	for i := range l.coded {
		both[[2]string{l.coded[i], l.found[i]}]++
		coded[l.coded[i]]++
		found[l.found[i]]++
	}
	p, r := 0.0, 0.0
	for i := range l.coded { // in the order of the claims, so that the sums come out the same in every run
		n := float64(both[[2]string{l.coded[i], l.found[i]}])
		p += n / float64(found[l.found[i]])
		r += n / float64(coded[l.coded[i]])
	}
	n := float64(len(l.coded))
	out := &BCubed{P: p / n, R: r / n, Claims: len(l.coded)}
	out.F1 = 2 * out.P * out.R / (out.P + out.R)
	return out
}
