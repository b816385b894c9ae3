package register

import (
	"context"

	"habeas"
	"habeas/internal/tally"
)

// Tally adds up what the register holds. Its as_of is the time of the last journal entry that was looked at.
func (r *Register) Tally(ctx context.Context, v Viewer, q tally.Query) (tally.Table, error) {
	if err := q.Check(); err != nil {
		return tally.Table{}, err
	}
	var out tally.Table
	err := r.read(ctx, v, func(s shelf) error {
		in, err := tallyInput(s)
		if err != nil {
			return err
		}
		out = tally.Sum(in, q)
		return nil
	})
	return out, err
}

func tallyInput(s shelf) (tally.Input, error) {
	in := tally.Input{Sources: map[habeas.ReportID]string{}}
	end, err := s.end()
	if err != nil {
		return in, err
	}
	in.AsOf = end.Time
	if in.Incidents, err = s.incidents(Filter{}); err != nil {
		return in, err
	}
	if in.Roundups, err = s.roundups(); err != nil {
		return in, err
	}
	var reports []string
	for _, inc := range in.Incidents {
		for _, p := range inc.Reports {
			reports = append(reports, string(p))
		}
	}
	heads, err := headsByID(s, distinct(reports))
	if err != nil {
		return in, err
	}
	for id, h := range heads {
		if h.Source != "" {
			in.Sources[habeas.ReportID(id)] = h.Source
		}
	}
	return in, nil
}
