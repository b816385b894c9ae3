package register

import (
	"bytes"
	"context"
	"time"

	"habeas"
	"habeas/internal/store"
)

// patience is how long a run waits, in all, for a database server that went away before it gives up: a fail-over to a
// standby takes well under a minute, a restart of the server's machine a few.
const patience = 4 * time.Minute

// The waits between two tries: the first, and the longest that doubling it leads to.
const (
	firstWait   = 250 * time.Millisecond
	longestWait = 4 * time.Second
)

// patiently does f, and does it again while the server that it needs is away. f must be repeatable: what an earlier try did
// whose answer was lost has to be found and not done twice. A database in a file is not waited for: what is wrong with it
// (a full disk, another writer's lock) has been waited for already, or does not pass by itself.
func (r *Register) patiently(ctx context.Context, away func(), f func() error) error {
	left := r.cfg.Patience
	if left == 0 {
		left = patience
	}
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		err := f()
		if err == nil || left <= 0 || habeas.KindOf(err) != habeas.Unavailable || r.db.Engine() != "postgres" {
			return err
		}
		if away != nil {
			away()
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(min(wait, left)):
			left -= wait
		}
	}
}

// entered reports whether an entry that was being written when the server went away is in the journal: the commit may have
// been done and its answer lost.
func (r *Register) entered(ctx context.Context, e habeas.Entry) (bool, error) {
	found := false
	err := r.db.Read(ctx, func(v *store.View) error {
		all, err := v.Entries(e.Seq-1, 1)
		if err != nil || len(all) == 0 {
			return err
		}
		a := all[0]
		found = a.Seq == e.Seq && a.Time == e.Time && a.Author == e.Author && a.Kind == e.Kind && bytes.Equal(a.Body, e.Body)
		return nil
	})
	return found, err
}

// found gives back to arrivals what an earlier try made of them, where its commit was done and only the answer was lost:
// they look known now, but it was this run that entered them.
func (d *door) found(all []*arrival, before []what) []habeas.ReportID {
	var stored []habeas.ReportID
	for i, a := range all {
		if a.seq == 0 || a.what != sameAgain || before[i] == sameAgain {
			continue
		}
		a.what = before[i]
		d.range_(a.seq, a.seq)
		if a.what == brandNew || a.what == newVersion {
			stored = append(stored, a.reading.Report.ID)
		}
	}
	return stored
}
