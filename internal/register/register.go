// Package register is the only door to the record. It enters reports, keeps the journal, applies judgements, and answers
// every question a page or a command asks; each read names a [Viewer].
//
// Two things are kept, the archive's originals and the journal's entries; everything else in the database is derived from
// them and can be made again by [Register.Rebuild].
package register

import (
	"context"
	"iter"
	"time"

	"habeas"
	"habeas/internal/read"
)

// Config says where a register is and what it takes from outside.
type Config struct {
	Data     string           // folder of the register: SQLite database, originals
	Database string           // URL of a PostgreSQL database instead of SQLite; originals then lie in Data, or in the database when Data is empty
	Now      func() time.Time // the clock; nil is the machine's
	ReadOnly bool             // writes are refused; nothing is migrated
}

// A Register is an open register. It is safe for concurrent use.
type Register struct {
	cfg Config
}

// Init makes a new, empty register. It is an error of kind [habeas.Contradiction] when there is one already.
func Init(ctx context.Context, c Config) (*Register, error) { return &Register{cfg: c}, ctx.Err() }

// Open opens a register that exists; [habeas.NotFound] when there is none, [habeas.Newer] when a newer program made it.
func Open(ctx context.Context, c Config) (*Register, error) { return &Register{cfg: c}, ctx.Err() }

// Close closes the register.
func (r *Register) Close() error { return nil }

// Add enters items in their order. One input that cannot be read is listed in [Summary].Refused and stops nothing else; an
// error means that the run stopped, and what progress acknowledged before is in. progress may be nil.
func (r *Register) Add(ctx context.Context, items iter.Seq[read.Item], progress func(Progress)) (Summary, error) {
	var s Summary
	for it := range items {
		s.Refused = append(s.Refused, Refusal{Name: it.Name, Reason: "this build of the register takes nothing yet"})
	}
	return s, ctx.Err()
}

// Incidents lists incidents.
func (r *Register) Incidents(ctx context.Context, v Viewer, f Filter) ([]habeas.Incident, error) {
	return []habeas.Incident{}, allow(v, toRead)
}

// Incident gives one incident; the id of one that was merged gives the one that stayed. [habeas.NotFound] otherwise.
func (r *Register) Incident(ctx context.Context, v Viewer, id habeas.IncidentID) (IncidentView, error) {
	return IncidentView{}, habeas.Errorf(habeas.NotFound, "no incident %q in this register", id)
}

// Cases lists cases.
func (r *Register) Cases(ctx context.Context, v Viewer, f Filter) ([]habeas.Case, error) {
	return []habeas.Case{}, allow(v, toRead)
}

// Case gives one case; the id of one that was merged gives the one that stayed. [habeas.NotFound] otherwise.
func (r *Register) Case(ctx context.Context, v Viewer, id habeas.CaseID) (CaseView, error) {
	return CaseView{}, habeas.Errorf(habeas.NotFound, "no case %q in this register", id)
}

// Report gives the newest version of one report. [habeas.NotFound] when there is none.
func (r *Register) Report(ctx context.Context, v Viewer, id habeas.ReportID) (ReportView, error) {
	return ReportView{}, habeas.Errorf(habeas.NotFound, "no report %q in this register", id)
}

// Claims gives claims by id in the order asked for, and all claims of the register, in the order in which their reports
// were entered, when ids is empty. [habeas.NotFound] names the first id that is not there.
func (r *Register) Claims(ctx context.Context, v Viewer, ids []habeas.ClaimID) ([]ClaimView, error) {
	return []ClaimView{}, allow(v, toRead)
}

// Search finds reports by words of their text and title, best first.
func (r *Register) Search(ctx context.Context, v Viewer, q string, limit int) ([]Hit, error) {
	return []Hit{}, allow(v, toRead)
}

// Home gives the first page.
func (r *Register) Home(ctx context.Context, v Viewer) (HomeView, error) {
	return HomeView{New: []ReportHead{}, AtRisk: []habeas.Case{}, Latest: []habeas.Incident{}}, allow(v, toRead)
}

// Judge records a decision with its reason and applies it.
func (r *Register) Judge(ctx context.Context, v Viewer, j habeas.Judgement, reason string) (habeas.Entry, error) {
	return habeas.Entry{}, allow(v, toJudge)
}

// Rebuild makes everything derived again from archive and journal. progress may be nil.
func (r *Register) Rebuild(ctx context.Context, progress func(Progress)) error { return ctx.Err() }
