package custody_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas"
	"habeas/internal/custody"
)

const someTime = "2026-11-25T08:00:00.000000Z"

func TestLeaf(t *testing.T) {
	for _, c := range []struct {
		name string
		in   habeas.Entry
		want string
	}{
		{"whole", habeas.Entry{Seq: 17, Time: someTime, Author: "u1", Kind: habeas.EntryJudgement, Subject: "i4", Reason: "two origins", Body: []byte(`{"a":1}`)},
			`{"author":"u1","body":"sha256-015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862","kind":"judgement","reason":"two origins","seq":17,"subject":"i4","time":"2026-11-25T08:00:00.000000Z","v":1}`},
		{"bare", habeas.Entry{Seq: 1, Time: someTime, Author: "machine", Kind: habeas.EntryMint},
			`{"author":"machine","body":"","kind":"mint","reason":"","seq":1,"subject":"","time":"2026-11-25T08:00:00.000000Z","v":1}`},
		{"escapes", habeas.Entry{Seq: 2, Time: someTime, Author: "a", Kind: "k", Reason: "\"\\/<&>\b\t\n\v\f\r\x1f\x7f\u2028体"},
			`{"author":"a","body":"","kind":"k","reason":"\"\\/<&>\b\t\n\u000b\f\r\u001f` + "\x7f\u2028体" + `","seq":2,"subject":"","time":"2026-11-25T08:00:00.000000Z","v":1}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := custody.Leaf(c.in)
			if err != nil || string(got) != c.want {
				t.Errorf("Leaf = %s, %v\n want %s", got, err, c.want)
			}
		})
	}
}

func TestLeaf_Refused(t *testing.T) {
	good := habeas.Entry{Seq: 1, Time: someTime, Author: "a", Kind: "k"}
	for name, spoil := range map[string]func(*habeas.Entry){
		"number 0":       func(e *habeas.Entry) { e.Seq = 0 },
		"number too big": func(e *habeas.Entry) { e.Seq = 1 << 53 },
		"no time":        func(e *habeas.Entry) { e.Time = "" },
		"short fraction": func(e *habeas.Entry) { e.Time = "2026-11-25T08:00:00.5Z" },
		"other zone":     func(e *habeas.Entry) { e.Time = "2026-11-25T08:00:00.000000+00:00" },
		"comma":          func(e *habeas.Entry) { e.Time = "2026-11-25T08:00:00,000000Z" },
		"not UTF-8":      func(e *habeas.Entry) { e.Reason = "\xff" },
	} {
		e := good
		spoil(&e)
		if b, err := custody.Leaf(e); habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("%s: Leaf = %s, %v; want Invalid", name, b, err)
		}
	}
}

// Two entries that differ in anything have different leaves, and every leaf is JSON that says what the entry says.
func TestLeaf_TellsEveryField(t *testing.T) {
	text := rapid.String().Filter(func(s string) bool { return strings.ToValidUTF8(s, "") == s })
	entry := rapid.Custom(func(t *rapid.T) habeas.Entry {
		return habeas.Entry{
			Seq: rapid.Int64Range(1, 3).Draw(t, "seq"), Time: someTime, Author: text.Draw(t, "author"), Kind: habeas.EntryKind(text.Draw(t, "kind")),
			Subject: text.Draw(t, "subject"), Reason: text.Draw(t, "reason"), Body: []byte(text.Draw(t, "body")),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := entry.Draw(t, "a"), entry.Draw(t, "b")
		la, err := custody.Leaf(a)
		if err != nil {
			t.Fatal(err)
		}
		lb, err := custody.Leaf(b)
		if err != nil {
			t.Fatal(err)
		}
		var read struct{ Author, Kind, Subject, Reason, Time string }
		if err := json.Unmarshal(la, &read); err != nil || read.Author != a.Author || read.Kind != string(a.Kind) || read.Subject != a.Subject || read.Reason != a.Reason {
			t.Fatalf("leaf %s reads as %+v, %v", la, read, err)
		}
		same := a.Seq == b.Seq && a.Author == b.Author && a.Kind == b.Kind && a.Subject == b.Subject && a.Reason == b.Reason && string(a.Body) == string(b.Body)
		if (string(la) == string(lb)) != same {
			t.Fatalf("entries %+v and %+v: leaves %s and %s", a, b, la, lb)
		}
	})
}
