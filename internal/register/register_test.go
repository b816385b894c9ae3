package register_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
	"habeas/internal/tally"
)

var byActAndYear = tally.Query{By: []tally.Axis{tally.ByAct, tally.ByYear}}

const (
	sevenTaken   = "arrest 7 Shenyang Liaoning 2019-04-22 Seven were seized near the bridge."
	sevenAgain   = "arrest 7 Shenyang Liaoning 2019-04-22 Police took seven people, a group said."
	eightTaken   = "arrest 8 Yanji Jilin 2017-03-15 Eight were seized after a road check."
	seventyBack  = "forced_return 70 Tumen Jilin 2023-10-09 Seventy were sent over the bridge."
	thirtyGoFree = "release 30 Kunming Yunnan 2018-06-02 Thirty were let go."
)

func TestAdd(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		first := mustAdd(t, r, item("a", "Paper A", sevenTaken), item("b", "Paper B", sevenAgain+"\n"+eightTaken))
		if len(first.New) != 2 || first.Claims != 3 || first.Incidents != 2 || first.From != 1 || first.To == 0 {
			t.Fatalf("first: %+v; want two reports, three claims, two incidents", first)
		}
		for _, inc := range incidentsOf(t, r) {
			if inc.Count.Best == 7 && (len(inc.Reports) != 2 || inc.Case == "") {
				t.Errorf("incident %s: reports %v, case %q; want both reports and a case", inc.ID, inc.Reports, inc.Case)
			}
		}
		before, entries := everything(t, r), entriesOf(t, r)

		again := mustAdd(t, r, item("a", "Paper A", sevenTaken), item("b", "Paper B", sevenAgain+"\n"+eightTaken))
		if len(again.Known) != 2 || len(again.New)+len(again.Versions) != 0 || again.From != 0 || entriesOf(t, r) != entries {
			t.Errorf("the same again: %+v and %d entries; want two known and still %d entries", again, entriesOf(t, r), entries)
		}
		differ(t, "after the same again", everything(t, r), before)
	})
}

func TestAdd_WhatIsTheSame(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		base := item("a", "Paper A", sevenTaken)
		spaced := base
		spaced.Original = append([]byte(" "), base.Original...)
		renamed := base
		renamed.Name = "other.jsonl:9"
		for i, step := range []struct {
			name                 string
			in                   read.Item
			fresh, versions      int
			known, moreThanKnown int // entries written
		}{
			{"first", base, 1, 0, 0, 3}, // capture, mint, import
			{"same bytes", base, 0, 0, 1, 0},
			{"same bytes under another name", renamed, 0, 0, 1, 2}, // sighting, import
			{"the same sighting again", renamed, 0, 0, 1, 0},
			{"same content in other bytes", spaced, 0, 0, 1, 2},
			{"other content under the same id", item("a", "Paper A", eightTaken), 0, 1, 0, 3},
			{"the first content once more", base, 0, 0, 1, 0},
			{"equal text under another id is a copy", item("z", "Paper Z", sevenTaken), 1, 0, 0, 3},
		} {
			before := entriesOf(t, r)
			s := mustAdd(t, r, step.in)
			if len(s.New) != step.fresh || len(s.Versions) != step.versions || len(s.Known) != step.known || entriesOf(t, r)-before != step.moreThanKnown {
				t.Errorf("step %d, %s: %+v and %d entries more", i, step.name, s, entriesOf(t, r)-before)
			}
		}
		view, err := r.Report(t.Context(), register.Local(), "a")
		if err != nil || len(view.Versions) != 2 || view.Head.Version != 2 || !strings.Contains(view.Report.Text, "Eight") {
			t.Errorf("Report(a) = %+v, %v; want version 2 of 2", view.Head, err)
		}
	})
}

func TestAdd_RefusedInputsStopNothing(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		var seen register.Progress
		s, err := r.Add(t.Context(), items(
			read.Item{Name: "gone.txt", Err: habeas.Errorf(habeas.Unavailable, "gone.txt: cannot be opened")},
			item("a", "Paper A", sevenTaken),
			read.Item{Name: "broken.jsonl:1", Original: []byte(`{"id":`), Format: "jsonl"},
			read.Item{Name: "panics", Original: []byte("x"), Format: "no such format"},
			item("b", "Paper B", eightTaken),
		), func(p register.Progress) { seen = p })
		if err != nil || len(s.New) != 2 || len(s.Refused) != 3 {
			t.Fatalf("Add = %+v, %v; want two in and three refused", s, err)
		}
		for i, name := range []string{"gone.txt", "broken.jsonl:1", "panics"} {
			if s.Refused[i].Name != name || s.Refused[i].Reason == "" {
				t.Errorf("refusal %d = %+v, want %s with a reason", i, s.Refused[i], name)
			}
		}
		if seen.Done != 5 || seen.New != 2 || seen.Refused != 3 {
			t.Errorf("last progress %+v, want all five counted", seen)
		}
	})
}

// How reports are split over runs changes ids' order at most, never what is joined.
func TestAdd_InOneRunOrMany(t *testing.T) {
	all := []read.Item{
		item("a", "A", sevenTaken), item("b", "B", eightTaken), item("c", "C", sevenAgain+"\n"+seventyBack), item("d", "D", thirtyGoFree+"\n"+sevenTaken), item("e", "E", seventyBack),
	}
	onEngines(t, func(t *testing.T, c register.Config) {
		many := mustInit(t, c)
		for _, it := range all {
			mustAdd(t, many, it)
		}
		one := mustInit(t, register.Config{Data: t.TempDir(), Now: c.Now, Tools: c.Tools})
		mustAdd(t, one, all...)
		if got, want := groups(t, many), groups(t, one); got != want {
			t.Errorf("one by one:\n%s\nat once:\n%s", got, want)
		}
	})
}

func groups(t *testing.T, r *register.Register) string {
	var out []string
	for _, inc := range incidentsOf(t, r) {
		out = append(out, fmt.Sprintf("%s %d %v %v", inc.Act, inc.Count.Best, inc.Reports, inc.Claims))
	}
	return strings.Join(out, "\n")
}

func TestReads_NameAViewer(t *testing.T) {
	r := mustInit(t, register.Config{Data: t.TempDir(), Tools: tools("1")})
	ctx, nobody := t.Context(), register.Viewer{}
	for name, err := range map[string]error{
		"Incidents": second(r.Incidents(ctx, nobody, register.Filter{})), "Incident": second(r.Incident(ctx, nobody, "i1")),
		"Cases": second(r.Cases(ctx, nobody, register.Filter{})), "Case": second(r.Case(ctx, nobody, "k1")), "Report": second(r.Report(ctx, nobody, "a")),
		"Claims": second(r.Claims(ctx, nobody, nil)), "Tally": second(r.Tally(ctx, nobody, byActAndYear)), "Search": second(r.Search(ctx, nobody, "x", 1)),
		"Home": second(r.Home(ctx, nobody)), "Moved": second(r.Moved(ctx, nobody)), "History": second(r.History(ctx, nobody, "i1")),
		"Judge": second(r.Judge(ctx, register.Local(), habeas.Judgement{Verdict: habeas.Undo, From: 1, To: 1}, "")),
	} {
		if habeas.KindOf(err) != habeas.Forbidden {
			t.Errorf("%s by nobody = %v, want Forbidden", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestReads_NotFound(t *testing.T) {
	r := mustInit(t, register.Config{Data: t.TempDir(), Tools: tools("1")})
	ctx, v := t.Context(), register.Local()
	for name, err := range map[string]error{
		"Incident": second(r.Incident(ctx, v, "i1")), "Case": second(r.Case(ctx, v, "k1")), "Report": second(r.Report(ctx, v, "a")),
		"Claims": second(r.Claims(ctx, v, []habeas.ClaimID{"c1"})),
	} {
		if habeas.KindOf(err) != habeas.NotFound {
			t.Errorf("%s = %v, want NotFound", name, err)
		}
	}
	home, err := r.Home(ctx, v)
	if err != nil || home.AsOf != "" || home.Totals != (register.Totals{}) {
		t.Errorf("Home of an empty register = %+v, %v", home, err)
	}
}

func TestSearch(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken+"\nThe bridge was closed, and the bridge is old."), item("b", "B", "Nobody saw the bridge."), item("k", "K", "연길에서 다섯 명이 체포됐다."))
		hits, err := r.Search(t.Context(), register.Local(), "Bridge", 10)
		if err != nil || len(hits) != 2 || hits[0].Report.ID != "a" {
			t.Fatalf("Search(Bridge) = %+v, %v; want a, which says it thrice, and then b", hits, err)
		}
		for _, m := range hits[1].Snippet.Marks {
			if got := hits[1].Snippet.Text[m.Start:m.End]; got != "bridge" {
				t.Errorf("marked %q", got)
			}
		}
		hits, err = r.Search(t.Context(), register.Local(), "체포", 10)
		if err != nil || len(hits) != 1 || len(hits[0].Snippet.Marks) != 1 {
			t.Errorf("Search(체포) = %+v, %v; want one, marked", hits, err)
		}
		mustAdd(t, r, item("b", "B", "Another text altogether."))
		if hits, err = r.Search(t.Context(), register.Local(), "nobody", 10); err != nil || len(hits) != 0 {
			t.Errorf("the words of a version that was replaced are found: %+v, %v", hits, err)
		}
	})
}

func TestOpen_Refused(t *testing.T) {
	if _, err := register.Open(t.Context(), register.Config{Data: t.TempDir()}); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("Open of an empty folder = %v, want NotFound", err)
	}
	c := register.Config{Data: t.TempDir(), Tools: tools("1")}
	mustInit(t, c).Close()
	if _, err := register.Init(t.Context(), c); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("Init again = %v, want Contradiction", err)
	}
	c.ReadOnly = true
	r := mustOpen(t, c)
	if _, err := r.Add(t.Context(), items(item("a", "A", sevenTaken)), nil); habeas.KindOf(err) != habeas.Forbidden {
		t.Errorf("Add to a register open for reading = %v, want Forbidden", err)
	}
	if _, err := r.Rebuild(t.Context(), nil); habeas.KindOf(err) != habeas.Forbidden {
		t.Errorf("Rebuild of a register open for reading = %v, want Forbidden", err)
	}
	gone := register.Config{Database: "postgres://nobody:secret@127.0.0.1:1/none?connect_timeout=2"}
	if _, err := register.Open(t.Context(), gone); habeas.KindOf(err) != habeas.Unavailable || strings.Contains(err.Error(), "secret") {
		t.Errorf("Open with no server = %v, want Unavailable without the password", err)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, "register.db"), []byte(strings.Repeat("no database ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := register.Open(t.Context(), register.Config{Data: damaged}); habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("Open of a file that is no database = %v, want Unavailable", err)
	}
}

// A clock that was set back is noted once, and times do not go back.
func TestAdd_ClockSetBack(t *testing.T) {
	var c clock
	c.ticks.Store(10_000)
	r := mustInit(t, register.Config{Data: t.TempDir(), Tools: tools("1"), Now: c.now})
	mustAdd(t, r, item("a", "A", sevenTaken))
	c.ticks.Store(0)
	mustAdd(t, r, item("b", "B", eightTaken))
	all, err := r.History(t.Context(), register.Local(), "clock")
	if err != nil || len(all) != 1 {
		t.Fatalf("History(clock) = %+v, %v; want one note", all, err)
	}
	last := ""
	for e, err := range r.Journal(t.Context(), register.Local()) {
		if err != nil || e.Time < last {
			t.Fatalf("entry %d at %s after %s, %v", e.Seq, e.Time, last, err)
		}
		last = e.Time
	}
}

func TestAdd_Cancelled(t *testing.T) {
	r := mustInit(t, register.Config{Data: t.TempDir(), Tools: tools("1")})
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := r.Add(ctx, func(yield func(read.Item) bool) {
		for n = range 10_000 {
			if n == 300 {
				cancel()
			}
			if !yield(item(fmt.Sprint("r", n), "A", fmt.Sprintf("arrest %d Yanji Jilin 2019-04-22 x.", n))) {
				return
			}
		}
	}, nil)
	if !errors.Is(err, context.Canceled) || n > 5000 {
		t.Fatalf("Add = %v after %d items, want it to stop", err, n)
	}
	mustAdd(t, r, item("a", "A", sevenTaken))
}

// A dry run says what an addition would do, and does nothing.
func TestTry(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken))
		before := everything(t, r)
		in := []read.Item{
			item("a", "A", sevenTaken), item("a", "A", eightTaken), item("b", "B", eightTaken), item("b", "B", eightTaken),
			{Name: "broken.jsonl:1", Original: []byte("{"), Format: "jsonl"},
		}
		would, err := r.Try(t.Context(), items(in...), nil)
		if err != nil {
			t.Fatal(err)
		}
		differ(t, "after a dry run", everything(t, r), before)
		did := mustAdd(t, r, in...)
		if fmt.Sprint(would.New, would.Known, would.Versions, would.Refused, would.Claims) != fmt.Sprint(did.New, did.Known, did.Versions, did.Refused, did.Claims) {
			t.Errorf("would do %+v\nbut did %+v", would, did)
		}
	})
}

// A server that goes away in the middle of a transaction gives a clear error and nothing half done; when it is back, the
// register that was open goes on.
func TestAdd_ServerGoneAndBack(t *testing.T) {
	url := storetest.Postgres(t)
	var c clock
	goneAt := int64(0)
	now := func() time.Time {
		if c.ticks.Load()+1 == goneAt {
			storetest.Disconnect(t, url)
		}
		return c.now()
	}
	r := mustInit(t, register.Config{Database: url, Now: now, Tools: tools("lines-1"), Patience: -1}) // nothing is waited for
	mustAdd(t, r, item("a", "A", sevenTaken))
	failed := 0
	for i := range int64(3) { // at capturing, at linking, and between
		before := everything(t, r) // which asks what day it is, too
		it := item(fmt.Sprint("b", i), "B", eightTaken)
		goneAt = c.ticks.Load() + 1 + i
		s, err := r.Add(t.Context(), items(it), nil)
		goneAt = 0
		if err == nil {
			continue // the server went when nothing was asked of it
		}
		failed++
		if habeas.KindOf(err) != habeas.Unavailable {
			t.Fatalf("look %d: Add = %v, want Unavailable", i, err)
		}
		if len(s.New) == 0 {
			differ(t, "after the server was gone", everything(t, r), before)
		}
		mustAdd(t, r, it)
		intact(t, r)
		rebuilt(t, r)
	}
	if failed < 2 {
		t.Errorf("the server went away in the middle of %d transactions, want two", failed)
	}
}

// Both engines say the same of the same, byte for byte.
func TestEngines_SayTheSame(t *testing.T) {
	said := map[string]string{}
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("zürich-1", "Z", sevenTaken+"\n"+thirtyGoFree), item("Alpha", "A", sevenAgain), item("alpha", "a", eightTaken+"\n"+seventyBack))
		mustAdd(t, r, item("체포-3", "K", sevenTaken), item("Alpha", "A", eightTaken))
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.NotSame, Claims: []habeas.ClaimID{claimAt(t, r, "zürich-1", "Seven"), claimAt(t, r, "체포-3", "Seven")}})
		said[r.Store().Engine()] = everything(t, r)
	})
	if len(said) == 2 {
		differ(t, "postgres", said["postgres"], said["sqlite"])
	}
}

// What strangers put into ids, names, titles and texts is refused or kept, and never stops the others.
func TestAdd_HostileInputs(t *testing.T) {
	var words strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&words, "%s%d ", strings.Repeat("x", 90), i)
	}
	long := strings.Repeat("long ", 2_000)
	named := item("named", long, sevenTaken)
	named.Name, named.Given.URL, named.Given.Title = long, "https://example.org/"+strings.ReplaceAll(long, " ", "/"), long
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		s := mustAdd(t, r,
			item(strings.Repeat("i", 300), "A", sevenTaken), item("zero\x00byte", "A", sevenTaken), item("line\nbreak", "A", sevenTaken),
			named, item("words", "A", words.String()), item("zero", "A", "A zero byte \x00 in the text.\n"+eightTaken), item("quote", "A", "' \" \\ $1 %s ; drop table journal; --\n"+thirtyGoFree),
			item("good", "B", sevenAgain))
		if len(s.Refused) < 3 || !slices.Contains(s.New, "good") || !slices.Contains(s.New, "words") || !slices.Contains(s.New, "named") || !slices.Contains(s.New, "quote") {
			t.Fatalf("Add = new %v, refused %v", s.New, s.Refused)
		}
		hits, err := r.Search(t.Context(), register.Local(), strings.Repeat("x", 90)+"0", 5)
		if err != nil || len(hits) != 1 {
			t.Errorf("the beginning of the long text is not found: %d hits, %v", len(hits), err)
		}
		intact(t, r)
		rebuilt(t, r)
		if again := mustAdd(t, r, named); len(again.Known) != 1 || again.From != 0 {
			t.Errorf("the same again: %+v", again)
		}
	})
}
