package store

// A Case is a row of the register's cases.
type Case struct {
	ID       string
	N        int
	Status   string
	AtRisk   bool
	LastNews int    // day; 0 when unknown
	Linker   string // the version of linking that made it
	Body     string // JSON
}

// PutCases adds cases, or writes them anew.
func (t *Tx) PutCases(all []Case) error {
	var values [][]any
	for _, c := range all {
		values = append(values, []any{c.ID, c.N, c.Status, number(c.AtRisk), c.LastNews, c.Linker, c.Body})
	}
	return t.insert(`insert into cases (id, n, status, at_risk, last_news, linker, body)`,
		`on conflict (id) do update set status = excluded.status, at_risk = excluded.at_risk, last_news = excluded.last_news, linker = excluded.linker, body = excluded.body`, values)
}

// DropCases removes cases.
func (t *Tx) DropCases(ids []string) error {
	return t.remove(`delete from cases where id in @KEYS@`, ids)
}

// CaseBodies gives cases as JSON, by number or newest news first; atRisk leaves out the others, a limit of 0 is all.
func (v *View) CaseBodies(atRisk, newest bool, limit, offset int) ([]string, error) {
	text := `select body from cases where at_risk >= $1 order by n`
	if newest {
		text = `select body from cases where at_risk >= $1 order by last_news desc, n desc`
	}
	text, args := page(text, []any{number(atRisk)}, limit, offset)
	return rows(v, into[string], text, args...)
}

// Case gives one case as JSON, and whether there is one.
func (v *View) Case(id string) (string, bool, error) {
	return one(v, into[string], `select body from cases where id = $1`, id)
}

// CasesByID gives cases as JSON, in order of their numbers.
func (v *View) CasesByID(ids []string) ([]string, error) {
	return each(v, into[string], `select body from cases where id in @KEYS@ order by n`, ids)
}
