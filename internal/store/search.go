package store

// Index puts a report's tokens into the full-text index under the number of the entry that captured it.
func (t *Tx) Index(seq int64, tokens []string) error {
	if len(tokens) > mostTokens {
		tokens = tokens[:mostTokens]
	}
	return t.exec(t.engine.index, seq, t.engine.document(tokens))
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
