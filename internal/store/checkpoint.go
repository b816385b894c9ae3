package store

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"iter"

	"habeas"
)

// A Checkpoint is a signed statement of the log's root after so many entries, as custody signs it.
type Checkpoint struct {
	Size  int64
	Note  string
	Stamp []byte // a time-stamp server's answer for the note; nil when none was asked
	// StampSum is the SHA-256 of Stamp in hex, noted when it was kept; empty where nobody noted it. It is not for writing.
	StampSum string
}

func scanCheckpoint(r *sql.Rows, c *Checkpoint) error {
	return r.Scan(&c.Size, &c.Note, &c.Stamp, &c.StampSum)
}

func sumOf(stamp []byte) string {
	if stamp == nil {
		return ""
	}
	return fmt.Sprintf("%x", sha256.Sum256(stamp))
}

// AddCheckpoint keeps a checkpoint. The first one of a size stays: signing the same log again says nothing new. A time stamp
// that it did not have is kept.
func (t *Tx) AddCheckpoint(c Checkpoint) error {
	return t.exec(`insert into checkpoints (size, note, stamp, stamp_sum) values ($1, $2, $3, $4)
		on conflict (size) do update set stamp = excluded.stamp, stamp_sum = excluded.stamp_sum
		where checkpoints.stamp is null and checkpoints.note = excluded.note`, c.Size, c.Note, c.Stamp, sumOf(c.Stamp))
}

// PutStamp keeps a time-stamp server's answer beside the checkpoint that it is for.
func (t *Tx) PutStamp(size int64, stamp []byte) error {
	return t.exec(`update checkpoints set stamp = $1, stamp_sum = $2 where size = $3`, stamp, sumOf(stamp), size)
}

// Checkpoints gives at most limit checkpoints of more than size entries, smallest first.
func (v *View) Checkpoints(size int64, limit int) ([]Checkpoint, error) {
	return rows(v, scanCheckpoint, `select size, note, stamp, stamp_sum from checkpoints where size > $1 order by size limit $2`, size, limit)
}

// LastCheckpoint gives the newest checkpoint; false when there is none.
func (v *View) LastCheckpoint() (Checkpoint, bool, error) {
	return one(v, scanCheckpoint, `select size, note, stamp, stamp_sum from checkpoints order by size desc limit 1`)
}

// pageRows is how many rows are held in memory at a time where all of them are read.
const pageRows = 1000

// AllEntries gives the journal from its beginning, a page at a time.
func (v *View) AllEntries() iter.Seq2[habeas.Entry, error] { return v.EntriesAfter(-1) }

// EntriesAfter gives the journal after a number, a page at a time.
func (v *View) EntriesAfter(seq int64) iter.Seq2[habeas.Entry, error] {
	return paged(seq, v.Entries, func(e habeas.Entry) int64 { return e.Seq })
}

// AllCheckpoints gives every checkpoint, smallest first.
func (v *View) AllCheckpoints() iter.Seq2[Checkpoint, error] {
	return paged(-1, v.Checkpoints, func(c Checkpoint) int64 { return c.Size })
}

// paged asks for page after page, each after the key of the last row of the one before.
func paged[T any](after int64, get func(after int64, limit int) ([]T, error), key func(T) int64) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		after := after
		for {
			rows, err := get(after, pageRows)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return
				}
				after = key(r)
			}
			if len(rows) < pageRows {
				return
			}
		}
	}
}

type storedHash struct {
	index int64
	hash  []byte
}

// AllHashes gives the log's stored hashes in their order. One that is missing, or that has no hash's length, is given as
// the zero digest, which no hash is.
func (v *View) AllHashes() iter.Seq2[habeas.Digest, error] {
	get := func(after int64, limit int) ([]storedHash, error) {
		return rows(v, func(r *sql.Rows, h *storedHash) error { return r.Scan(&h.index, &h.hash) },
			`select idx, hash from log_hashes where idx > $1 order by idx limit $2`, after, limit)
	}
	return func(yield func(habeas.Digest, error) bool) {
		next := int64(0)
		for h, err := range paged(-1, get, func(h storedHash) int64 { return h.index }) {
			for ; err == nil && next < h.index; next++ {
				if !yield(habeas.Digest{}, nil) {
					return
				}
			}
			var d habeas.Digest
			if len(h.hash) == len(d) {
				copy(d[:], h.hash)
			}
			if !yield(d, err) {
				return
			}
			next++
		}
	}
}
