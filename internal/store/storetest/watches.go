package storetest

import (
	"testing"

	"habeas/internal/store"
)

func watches(t *testing.T, g Target) {
	db, _ := create(t, g)
	at := func(minute string) string { return "2026-11-25T08:" + minute + ":00.000000Z" }
	mustWrite(t, db, func(tx *store.Tx) error {
		for _, w := range []store.Watch{{URL: "b", Settings: "1", Next: at("00"), State: "{}"}, {URL: "a", Settings: "1", Next: at("05"), State: "{}"}} {
			if err := tx.PutWatch(w); err != nil {
				return err
			}
		}
		return nil
	})
	mustWrite(t, db, func(tx *store.Tx) error {
		w, due, err := tx.ClaimWatch(at("01"), at("11"))
		if err != nil || !due || w.URL != "b" {
			t.Errorf("ClaimWatch = %+v, %v, %v; want b", w, due, err)
		}
		if again, due, err := tx.ClaimWatch(at("01"), at("11")); due || err != nil {
			t.Errorf("claimed twice: %+v, %v", again, err)
		}
		if w, due, err := tx.ClaimWatch(at("12"), at("22")); !due || w.URL != "a" || err != nil {
			t.Errorf("later: %+v, %v, %v; want a, which was due first", w, due, err)
		}
		w.Next, w.State = at("30"), `{"n":1}`
		return tx.SetWatch(w)
	})
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.PutWatch(store.Watch{URL: "b", Settings: "2", Next: at("02"), State: "{}"}); err != nil {
			return err
		}
		all, err := tx.Watches()
		if err != nil || len(all) != 2 || all[0].URL != "b" || all[0].Settings != "2" || all[0].State != `{"n":1}` {
			t.Errorf("Watches = %+v, %v; want b first, with new settings and what was known", all, err)
		}
		for _, want := range []bool{true, false} {
			if was, err := tx.DropWatch("b"); was != want || err != nil {
				t.Errorf("DropWatch = %v, %v; want %v", was, err, want)
			}
		}
		return nil
	})
}
