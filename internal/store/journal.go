package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
)

// Stamp prints a time as it is stored: fixed width, so that order of text is order of time.
func Stamp(t time.Time) string { return t.UTC().Format(custody.TimeLayout) }

// A Head says where the journal ends.
type Head struct {
	Size int64
	Time string // of the last entry; empty when there is none
}

func scanHead(r *sql.Rows, h *Head) error { return r.Scan(&h.Size, &h.Time) }

// Head gives the end of the journal.
func (v *View) Head() (Head, error) {
	h, _, err := one(v, scanHead, `select size, time from log_head where id = 1`)
	return h, err
}

// Number gives entries the numbers and times under which [Tx.Append] will add them. Times never go back: when now is before
// the last entry, the entries are given that entry's time and a microsecond.
func (t *Tx) Number(now time.Time, entries []habeas.Entry) ([]habeas.Entry, error) {
	h, err := t.Head()
	if err != nil {
		return nil, err
	}
	stamp, err := after(h.Time, now)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(entries)
	for i := range out {
		out[i].Seq, out[i].Time = h.Size+int64(i)+1, stamp
	}
	return out, nil
}

// Append adds numbered entries to the journal and its log. It locks the end of the log until the transaction ends, so it is
// the last thing a transaction does.
func (t *Tx) Append(entries []habeas.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	h, ok, err := one(t.View, scanHead, `update log_head set size = size where id = 1 returning size, time`)
	if err != nil {
		return err
	}
	if !ok || entries[0].Seq != h.Size+1 || entries[0].Time < h.Time {
		return habeas.Errorf(habeas.Internal, "journal entry %d cannot follow entry %d", entries[0].Seq, h.Size)
	}
	var journal [][]any
	leaves := make([]tlog.Hash, 0, len(entries))
	for _, e := range entries {
		leaf, err := leafOf(e)
		if err != nil {
			return err
		}
		journal = append(journal, []any{e.Seq, e.Time, e.Author, string(e.Kind), e.Subject, e.Reason, string(e.Body)})
		leaves = append(leaves, tlog.RecordHash(leaf))
	}
	if err := t.insert(`insert into journal (seq, time, author, kind, subject, reason, body)`, "", journal); err != nil {
		return err
	}
	if err := t.extendLog(h.Size, leaves); err != nil {
		return err
	}
	last := entries[len(entries)-1]
	return t.exec(`update log_head set size = $1, time = $2 where id = 1`, last.Seq, last.Time)
}

// after gives the stamp of now, or of a microsecond after last when the clock has gone back.
func after(last string, now time.Time) (string, error) {
	stamp := Stamp(now)
	if last == "" || stamp >= last {
		return stamp, nil
	}
	l, err := time.Parse(custody.TimeLayout, last)
	if err != nil {
		return "", fmt.Errorf("time of the journal's last entry: %w", err)
	}
	return Stamp(l.Add(time.Microsecond)), nil
}

// longestSubject is the most bytes of a subject; PostgreSQL indexes little more.
const longestSubject = 2000

// leafOf gives the bytes of an entry that the log hashes. What only one of the engines would keep is refused on both.
func leafOf(e habeas.Entry) ([]byte, error) {
	if strings.ContainsRune(e.Author+e.Subject+e.Reason+string(e.Body), 0) {
		return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: text with a zero byte", e.Seq)
	}
	if len(e.Subject) > longestSubject {
		return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: its subject has %d bytes; at most %d can be looked up", e.Seq, len(e.Subject), longestSubject)
	}
	if len(e.Body) > 0 && !json.Valid(e.Body) {
		return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: its body is not JSON", e.Seq)
	}
	return custody.Leaf(e)
}

// extendLog stores the hashes that leaves add to a log of size n.
func (t *Tx) extendLog(n int64, leaves []tlog.Hash) error {
	fresh := map[int64]tlog.Hash{}
	reader := t.hashReader(fresh)
	var all [][]any
	for i, leaf := range leaves {
		hs, err := tlog.StoredHashesForRecordHash(n+int64(i), leaf, reader)
		if err != nil {
			return err
		}
		at := tlog.StoredHashIndex(0, n+int64(i))
		for j, h := range hs {
			fresh[at+int64(j)] = h
			all = append(all, []any{at + int64(j), h[:]})
		}
	}
	return t.insert(`insert into log_hashes (idx, hash)`, "", all)
}

// Hashes reads the stored hashes of the journal's Merkle log, for proofs and checkpoints.
func (v *View) Hashes() tlog.HashReader { return v.hashReader(nil) }

func (v *View) hashReader(fresh map[int64]tlog.Hash) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, idx := range indexes {
			if h, ok := fresh[idx]; ok {
				out[i] = h
				continue
			}
			b, ok, err := one(v, into[[]byte], `select hash from log_hashes where idx = $1`, idx)
			if err != nil {
				return nil, err
			}
			if !ok || len(b) != tlog.HashSize {
				return nil, habeas.Errorf(habeas.Invalid, "the journal's log lacks its stored hash %d", idx)
			}
			copy(out[i][:], b)
		}
		return out, nil
	})
}

// Root gives the root hash of the log's first n entries.
func (v *View) Root(n int64) (tlog.Hash, error) {
	if n == 0 {
		return tlog.TreeHash(0, nil)
	}
	return tlog.TreeHash(n, v.Hashes())
}

func scanEntry(r *sql.Rows, e *habeas.Entry) error {
	var body string
	err := r.Scan(&e.Seq, &e.Time, &e.Author, &e.Kind, &e.Subject, &e.Reason, &body)
	if body != "" {
		e.Body = json.RawMessage(body)
	}
	return err
}

const entryColumns = `seq, time, author, kind, subject, reason, body`

// Entries gives at most limit entries after number seq, in order.
func (v *View) Entries(seq int64, limit int) ([]habeas.Entry, error) {
	return rows(v, scanEntry, `select `+entryColumns+` from journal where seq > $1 order by seq limit $2`, seq, limit)
}

// EntriesOf gives the entries of one kind after number seq, in order.
func (v *View) EntriesOf(kind habeas.EntryKind, seq int64) ([]habeas.Entry, error) {
	return rows(v, scanEntry, `select `+entryColumns+` from journal where kind = $1 and seq > $2 order by seq`, string(kind), seq)
}

// EntriesAbout gives all entries about one subject, in order.
func (v *View) EntriesAbout(subject string) ([]habeas.Entry, error) {
	return rows(v, scanEntry, `select `+entryColumns+` from journal where subject = $1 order by seq`, subject)
}

// LastBefore gives the number and time of the last entry not after a time; 0 when there is none.
func (v *View) LastBefore(stamp string) (Head, error) {
	h, _, err := one(v, scanHead, `select seq, time from journal where time <= $1 order by seq desc limit 1`, stamp)
	return h, err
}
