package register

import (
	"time"

	"habeas"
	"habeas/internal/store"
)

// number numbers entries under this register's clock, with a note before them when the clock has gone back.
func (r *Register) number(tx *store.Tx, entries []habeas.Entry) ([]habeas.Entry, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	h, err := tx.Head()
	if err != nil {
		return nil, err
	}
	now := r.cfg.Now()
	behind := h.Time != "" && store.Stamp(now.Add(clockSlack)) < h.Time
	if behind && !r.back {
		entries = append([]habeas.Entry{{
			Author: machine, Kind: habeas.EntrySetting, Subject: "clock",
			Reason: "the clock stood at " + store.Stamp(now) + ", before the last entry; times go on from that entry",
		}}, entries...)
	}
	r.back = behind
	return tx.Number(now, entries)
}

// clockSlack is how far a clock may step back without a note: clocks of machines that share a database differ by as much.
const clockSlack = time.Second
