package store

import "database/sql"

// A Minted id is one that was given to an incident or a case, as the journal says.
type Minted struct {
	ID      string
	Kind    string // "incident" or "case"
	N       int    // the number within the id; order of numbers is order of age
	Founder string // the claim, or the incident, for which it was minted
	Seq     int64  // of the journal's entry
	Report  string // in which the founding claim stands; empty for a case
	Anchor  string // JSON: where the founding claim stood, to find it again when its id changed
}

func scanMinted(r *sql.Rows, m *Minted) error {
	return r.Scan(&m.ID, &m.Kind, &m.N, &m.Founder, &m.Seq, &m.Report, &m.Anchor)
}

const mintedColumns = `id, kind, n, founder, seq, report, anchor`

// AddMinted records minted ids.
func (t *Tx) AddMinted(all []Minted) error {
	var values [][]any
	for _, m := range all {
		values = append(values, []any{m.ID, m.Kind, m.N, m.Founder, m.Seq, m.Report, m.Anchor})
	}
	return t.insert(`insert into minted (`+mintedColumns+`)`, "", values)
}

// AllMinted gives every minted id, oldest first.
func (v *View) AllMinted() ([]Minted, error) {
	return rows(v, scanMinted, `select `+mintedColumns+` from minted order by n`)
}

// MintedIn gives the ids minted for claims of the reports, in no promised order.
func (v *View) MintedIn(reports []string) ([]Minted, error) {
	return each(v, scanMinted, `select `+mintedColumns+` from minted where report in @KEYS@`, reports)
}

// DropMinted forgets all ids, so that they can be read again from the journal.
func (t *Tx) DropMinted() error { return t.exec(`delete from minted`) }

// MintedFor gives the ids minted for any of the founders, in no promised order.
func (v *View) MintedFor(founders []string) ([]Minted, error) {
	return each(v, scanMinted, `select `+mintedColumns+` from minted where kind in ('incident', 'case') and founder in @KEYS@`, founders)
}

// HighestMinted gives the highest number minted of a kind; 0 when there is none.
func (v *View) HighestMinted(kind string) (int, error) {
	n, _, err := one(v, into[int], `select n from minted where kind = $1 order by n desc limit 1`, kind)
	return n, err
}

// A Redirect leads from an id that was merged away to the one that stayed.
type Redirect struct{ ID, Target string }

func scanRedirect(r *sql.Rows, d *Redirect) error { return r.Scan(&d.ID, &d.Target) }

// AddRedirects leads ids on; an id that was led elsewhere before is led anew.
func (t *Tx) AddRedirects(all []Redirect) error {
	var values [][]any
	for _, d := range all {
		values = append(values, []any{d.ID, d.Target})
	}
	return t.insert(`insert into redirects (id, target)`, `on conflict (id) do update set target = excluded.target`, values)
}

// DropRedirects forgets where these ids led.
func (t *Tx) DropRedirects(ids []string) error {
	return t.remove(`delete from redirects where id in @KEYS@`, ids)
}

// Redirect gives where an id leads, and whether it leads anywhere.
func (v *View) Redirect(id string) (string, bool, error) {
	return one(v, into[string], `select target from redirects where id = $1`, id)
}

// RedirectsOf gives where ids lead; those that lead nowhere are left out.
func (v *View) RedirectsOf(ids []string) ([]Redirect, error) {
	return each(v, scanRedirect, `select id, target from redirects where id in @KEYS@`, ids)
}

// AllRedirects gives every redirect, in no promised order.
func (v *View) AllRedirects() ([]Redirect, error) {
	return rows(v, scanRedirect, `select id, target from redirects`)
}
