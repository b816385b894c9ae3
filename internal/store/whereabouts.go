package store

// The places where the originals of a register with a database of its own may lie.
const (
	InDatabase = "database"
	InFolder   = "folder"
)

// OriginalsLie says where originals lie; empty when that was never decided.
func (v *View) OriginalsLie() (string, error) {
	where, _, err := one(v, into[string], `select originals from shelf where id = 1`)
	return where, err
}

// DecideOriginals decides where originals lie. What was decided first stays.
func (t *Tx) DecideOriginals(where string) error {
	return t.exec(`insert into shelf (id, originals) values (1, $1) on conflict do nothing`, where)
}
