package web

import (
	"context"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/tally"
)

// A Register is what the desk reads: the reading half of the register's door, each question asked for a viewer.
type Register interface {
	Home(context.Context, register.Viewer) (register.HomeView, error)
	Incidents(context.Context, register.Viewer, register.Filter) ([]habeas.Incident, error)
	Incident(context.Context, register.Viewer, habeas.IncidentID) (register.IncidentView, error)
	Cases(context.Context, register.Viewer, register.Filter) ([]habeas.Case, error)
	Case(context.Context, register.Viewer, habeas.CaseID) (register.CaseView, error)
	Report(context.Context, register.Viewer, habeas.ReportID) (register.ReportView, error)
	Claims(context.Context, register.Viewer, []habeas.ClaimID) ([]register.ClaimView, error)
	Tally(context.Context, register.Viewer, tally.Query) (tally.Table, error)
	Search(ctx context.Context, v register.Viewer, q string, limit int) ([]register.Hit, error)
}
