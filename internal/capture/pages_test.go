package capture

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/capture/web"
	"habeas/internal/read"
)

// known remembers what was said of pages.
type known struct {
	how       map[habeas.ReportID]json.RawMessage
	unchanged []habeas.ReportID
	err       error
}

func (k *known) Prior(_ context.Context, id habeas.ReportID) (json.RawMessage, error) {
	return k.how[id], k.err
}
func (k *known) Unchanged(_ string, id habeas.ReportID) { k.unchanged = append(k.unchanged, id) }

func TestPages(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/p") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<p>Page "+r.URL.Path+" (invented)</p>")
	}))
	defer s.Close()
	now := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	w, err := web.New(web.Config{
		Now: func() time.Time { return now }, AllowPrivate: true,
		Wait: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	k := &known{how: map[habeas.ReportID]json.RawMessage{}}
	addresses := []string{s.URL + "/p1", "nonsense", s.URL + "/none", s.URL + "/p2"}
	items := slices.Collect(Pages(t.Context(), w, addresses, read.Given{Source: "Invented Wire"}, k))
	if len(items) != 4 || items[0].Err != nil || habeas.KindOf(items[1].Err) != habeas.Invalid || habeas.KindOf(items[2].Err) != habeas.Refused || items[3].Err != nil {
		t.Fatalf("items %+v", items)
	}
	if g := items[0].Given; g.Source != "Invented Wire" || !strings.HasPrefix(string(g.ID), "web-") || g.ID == items[3].Given.ID || len(items[0].How) == 0 {
		t.Errorf("the first page is given as %+v", g)
	}
	k.how[items[0].Given.ID], k.how[items[3].Given.ID] = items[0].How, []byte(`{"from":"elsewhere"}`)
	again := slices.Collect(Pages(t.Context(), w, []string{addresses[0], addresses[3]}, read.Given{}, k))
	if len(again) != 1 || again[0].Given.ID != items[3].Given.ID || len(k.unchanged) != 1 || k.unchanged[0] != items[0].Given.ID {
		t.Errorf("again: %d items, unchanged %v; want the one of which nothing was known", len(again), k.unchanged)
	}
	k.err = errors.New("the register is away")
	if got := slices.Collect(Pages(t.Context(), w, addresses[:1], read.Given{}, k)); len(got) != 1 || !errors.Is(got[0].Err, k.err) {
		t.Errorf("a register that does not answer: %+v", got)
	}
}

func TestPageID(t *testing.T) {
	a, err := PageID("https://Example.org/x#part")
	if err != nil {
		t.Fatal(err)
	}
	for in, same := range map[string]bool{"https://example.org/x": true, "https://example.org/x#other": true, "https://example.org/X": false, "http://example.org/x": false} {
		if b, err := PageID(in); err != nil || (a == b) != same {
			t.Errorf("PageID(%s) = %s, %v; same as %s: want %v", in, b, err, a, same)
		}
	}
}
