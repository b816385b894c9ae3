package register

import (
	"context"
	"encoding/json"
	"time"

	"habeas"
	"habeas/internal/store"
)

// A Watch is a feed or sitemap that is looked at again and again. That it is watched stands in the journal.
type Watch struct {
	URL      string
	Settings json.RawMessage // how it is watched
	Next     time.Time       // when to look next
	State    json.RawMessage // what is known from the last look
}

func watchOf(w store.Watch) (Watch, error) {
	next, err := time.Parse(time.RFC3339Nano, w.Next)
	return Watch{URL: w.URL, Settings: json.RawMessage(w.Settings), Next: next, State: json.RawMessage(w.State)}, err
}

// AddWatch begins to watch a feed, or watches it in another way; it is due at once.
func (r *Register) AddWatch(ctx context.Context, v Viewer, url string, settings json.RawMessage) error {
	return r.record(ctx, v, habeas.Entry{Kind: habeas.EntryWatch, Subject: url, Reason: "begin", Body: settings}, func(tx *store.Tx) error {
		return tx.PutWatch(store.Watch{URL: url, Settings: string(settings), Next: store.Stamp(r.cfg.Now()), State: "{}"})
	})
}

// RemoveWatch ends a watch; habeas.NotFound when there is none.
func (r *Register) RemoveWatch(ctx context.Context, v Viewer, url string) error {
	return r.record(ctx, v, habeas.Entry{Kind: habeas.EntryWatch, Subject: url, Reason: "end"}, func(tx *store.Tx) error {
		was, err := tx.DropWatch(url)
		if err == nil && !was {
			err = habeas.Errorf(habeas.NotFound, "nothing is watched at that address; habeas watch list shows what is")
		}
		return err
	})
}

// Watches gives every watch, the one due first at the front.
func (r *Register) Watches(ctx context.Context, v Viewer) ([]Watch, error) {
	if err := allow(v, toRead); err != nil {
		return nil, err
	}
	var out []Watch
	err := r.db.Read(ctx, func(view *store.View) error {
		all, err := view.Watches()
		for _, w := range all {
			one, perr := watchOf(w)
			if perr != nil {
				return perr
			}
			out = append(out, one)
		}
		return err
	})
	return out, err
}

// ClaimWatch gives a watch that is due, and to nobody else for the time of lease; false when none is due.
func (r *Register) ClaimWatch(ctx context.Context, lease time.Duration) (Watch, bool, error) {
	if err := r.writable(); err != nil {
		return Watch{}, false, err
	}
	var w Watch
	due := false
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		now := r.cfg.Now()
		one, ok, err := tx.ClaimWatch(store.Stamp(now), store.Stamp(now.Add(lease)))
		if err != nil || !ok {
			return err
		}
		due = true
		w, err = watchOf(one)
		return err
	})
	return w, due, err
}

// SetWatch keeps what a look gave: its state, and when to look next.
func (r *Register) SetWatch(ctx context.Context, w Watch) error {
	if err := r.writable(); err != nil {
		return err
	}
	return r.db.Write(ctx, func(tx *store.Tx) error {
		return tx.SetWatch(store.Watch{URL: w.URL, Next: store.Stamp(w.Next), State: string(w.State)})
	})
}

// record does something that no derived row hangs on, and puts it into the journal, in one transaction.
func (r *Register) record(ctx context.Context, v Viewer, e habeas.Entry, do func(*store.Tx) error) error {
	if err := allow(v, toRead); err != nil {
		return err
	}
	if err := r.writable(); err != nil {
		return err
	}
	e.Author = v.ID
	r.mu.Lock()
	defer r.mu.Unlock()
	upTo := int64(0)
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		head, err := tx.Head()
		if err != nil {
			return err
		}
		d, err := tx.Derived()
		if err != nil {
			return err
		}
		entries, err := r.number(tx, []habeas.Entry{e})
		if err != nil {
			return err
		}
		if d.Seq == head.Size { // derived rows are up to date, and stay so
			upTo = entries[len(entries)-1].Seq
			d.Seq = upTo
			if err := tx.SetDerived(d); err != nil {
				return err
			}
		}
		return tx.Append(entries)
	})
	return err
}
