package store

// Index puts a report's tokens into the full-text index under the number of the entry that captured it.
func (t *Tx) Index(seq int64, tokens []string) error {
	return t.exec(t.engine.index, seq, t.engine.document(indexable(tokens)))
}

// indexable cuts what PostgreSQL could not keep in one row, on both engines alike: the beginning of a very long text is
// indexed and the rest is not.
func indexable(tokens []string) []string {
	room := mostIndexed
	for i, tok := range tokens {
		if room -= len(tok) + 8; room < 0 || i == mostTokens {
			return tokens[:i]
		}
	}
	return tokens
}

// Unindex takes reports out of the full-text index.
func (t *Tx) Unindex(seqs []int64) error {
	for _, s := range seqs {
		if err := t.exec(t.engine.unindex, s); err != nil {
			return err
		}
	}
	return nil
}

// Find gives the numbers of the capturing entries of reports that hold every term, newest first.
func (v *View) Find(terms [][]string, limit int) ([]int64, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	return rows(v, into[int64], v.engine.find, v.engine.query(terms), limit)
}
