package store

import "database/sql"

// A Watch is one feed or sitemap that is looked at again and again.
type Watch struct {
	URL      string
	Settings string // JSON: how it is watched, as its journal entry says
	Next     string // stamp of the next look
	State    string // JSON: what is known from the last look
}

func scanWatch(r *sql.Rows, w *Watch) error { return r.Scan(&w.URL, &w.Settings, &w.Next, &w.State) }

const watchColumns = `url, settings, next_check, state`

// PutWatch adds a watch, or gives one that is there other settings, which makes it due.
func (t *Tx) PutWatch(w Watch) error {
	return t.exec(`insert into watches (`+watchColumns+`) values ($1, $2, $3, $4)
		on conflict (url) do update set settings = excluded.settings, next_check = excluded.next_check`, w.URL, w.Settings, w.Next, w.State)
}

// DropWatch takes a watch away, and reports whether it was there.
func (t *Tx) DropWatch(url string) (bool, error) {
	_, was, err := one(t.View, into[string], `delete from watches where url = $1 returning url`, url)
	return was, err
}

// Watches gives every watch, the one due first at the front.
func (v *View) Watches() ([]Watch, error) {
	return rows(v, scanWatch, `select `+watchColumns+` from watches order by next_check, url`)
}

// ClaimWatch gives the watch that is due longest at now, and none to anybody else until the time of lease: should the one
// who claimed it stop, somebody takes it up then.
func (t *Tx) ClaimWatch(now, lease string) (Watch, bool, error) {
	w, due, err := one(t.View, scanWatch, `select `+watchColumns+` from watches where next_check <= $1 order by next_check, url limit 1`, now)
	if err != nil || !due {
		return Watch{}, false, err
	}
	return w, true, t.exec(`update watches set next_check = $1 where url = $2`, lease, w.URL)
}

// SetWatch keeps what a look gave. A watch that was taken away meanwhile stays away.
func (t *Tx) SetWatch(w Watch) error {
	return t.exec(`update watches set next_check = $1, state = $2 where url = $3`, w.Next, w.State, w.URL)
}
