package store

// derived lists the tables that [Tx.DropDerived] empties, children before parents.
var derived = []string{
	"copies", "roundups", "cases", "incident_reports", "incidents", "redirects", "minted", "judged", "holding", "claims", "sightings", "reports",
}

// DropDerived empties every derived table; journal and originals stay.
func (t *Tx) DropDerived() error {
	for _, table := range derived {
		if err := t.exec(`delete from ` + table); err != nil {
			return err
		}
	}
	return t.exec(t.engine.unindexAll)
}
