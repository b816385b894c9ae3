package register

import "context"

// How much the first page shows of each list.
const (
	homeReports   = 10
	homeIncidents = 10
	homeCases     = 20
)

// Home gives the first page.
func (r *Register) Home(ctx context.Context, v Viewer) (HomeView, error) {
	var out HomeView
	err := r.read(ctx, v, func(s shelf) error {
		latest, err := s.latest(homeReports)
		if err != nil {
			return err
		}
		if out.New, err = headsOf(latest); err != nil {
			return err
		}
		if out.Latest, err = s.incidents(Filter{Newest: true, Limit: homeIncidents}); err != nil {
			return err
		}
		if out.AtRisk, err = s.cases(Filter{Newest: true, AtRisk: true, Limit: homeCases}); err != nil {
			return err
		}
		if out.Totals, err = s.totals(); err != nil {
			return err
		}
		end, err := s.end()
		out.AsOf = end.Time
		return err
	})
	out.New, out.Latest, out.AtRisk = listed(out.New), listed(out.Latest), listed(out.AtRisk)
	return out, err
}
