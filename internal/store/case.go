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

// A CaseFilter chooses cases; the zero CaseFilter chooses all, by number.
type CaseFilter struct {
	AtRisk  bool // held or facing return by the last news, which is of Since or later
	Unheard bool // held or facing return by the last news, which is older
	Since   int  // day
	Newest  bool // newest news first
	Limit   int  // 0 is all
	Offset  int
}

// CaseBodies gives cases as JSON.
func (v *View) CaseBodies(f CaseFilter) ([]string, error) {
	text, args := `select body from cases`, []any(nil)
	switch {
	case f.AtRisk:
		text, args = text+` where `+atRiskSince, []any{f.Since}
	case f.Unheard:
		text, args = text+` where `+atRiskBefore, []any{f.Since}
	}
	if f.Newest {
		text += ` order by last_news desc, n desc`
	} else {
		text += ` order by n`
	}
	text, args = page(text, args, f.Limit, f.Offset)
	return rows(v, into[string], text, args...)
}

// Whose last news is of a day or later, or older, among cases of people who were held or faced return by it.
const (
	atRiskSince  = `at_risk = 1 and last_news >= $1`
	atRiskBefore = `at_risk = 1 and last_news < $1`
)

// Case gives one case as JSON, and whether there is one.
func (v *View) Case(id string) (string, bool, error) {
	return one(v, into[string], `select body from cases where id = $1`, id)
}

// CasesByID gives cases as JSON, in order of their numbers.
func (v *View) CasesByID(ids []string) ([]string, error) {
	return each(v, into[string], `select body from cases where id in @KEYS@ order by n`, ids)
}
