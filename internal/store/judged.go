package store

// A Judged row says that a judgement speaks of a report's claims.
type Judged struct {
	Seq     int64  // of the judgement's entry
	Subject string // the claim or incident as it was named
	Report  string // that the claim was of; empty for incidents
}

// AddJudged records what judgements speak of.
func (t *Tx) AddJudged(all []Judged) error {
	var values [][]any
	for _, j := range all {
		values = append(values, []any{j.Seq, j.Subject, j.Report})
	}
	return t.insert(`insert into judged (seq, subject, report)`, `on conflict do nothing`, values)
}
