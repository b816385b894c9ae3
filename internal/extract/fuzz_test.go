package extract_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// sound fails the test when a claim breaks what every claim must keep.
func sound(t *testing.T, r *habeas.Report, claims []habeas.Claim, skipped []habeas.Skipped) {
	t.Helper()
	ids := map[habeas.ClaimID]bool{}
	for _, c := range claims {
		switch {
		case !c.Quote.In(r.Text):
			t.Fatalf("claim %s: its quote is not at its offsets %d to %d", c.ID, c.Quote.Start, c.Quote.End)
		case ids[c.ID]:
			t.Fatalf("claim %s: its id is taken twice", c.ID)
		case !c.Count.Valid() || !c.When.Valid():
			t.Fatalf("claim %s: count %+v or time %+v is not in order", c.ID, c.Count, c.When)
		case c.Confidence < 0 || c.Confidence > 1:
			t.Fatalf("claim %s: confidence %v", c.ID, c.Confidence)
		case len(c.Because) == 0:
			t.Fatalf("claim %s: it does not say why it was made", c.ID)
		}
		ids[c.ID] = true
	}
	for _, c := range claims {
		if c.PartOf != "" && !ids[c.PartOf] {
			t.Fatalf("claim %s is part of %s, which is no claim of the report", c.ID, c.PartOf)
		}
	}
	for _, s := range skipped {
		if s.Start < 0 || s.End <= s.Start || s.End > len(r.Text) || s.Why == "" {
			t.Fatalf("skipped %+v in %d bytes", s, len(r.Text))
		}
	}
	if _, err := extract.Line(r, claims, skipped); err != nil {
		t.Fatal(err)
	}
}

func FuzzClaims(f *testing.F) {
	for _, p := range promises {
		f.Add(p.text, p.published)
	}
	f.Add("arrested ten arrested of them, and and 5 people's \"were\" to; (Seoul) -", "2031")
	f.Add("Title\n\nTen were held.\n\n\xff\xfe ’s 1,000,000,000,000 people were killed", "")
	f.Fuzz(func(t *testing.T, text, published string) {
		if len(text) > 20000 {
			return
		}
		when, err := habeas.ParseInterval(published)
		if err != nil {
			when = habeas.When{}
		}
		r := &habeas.Report{ID: "f", Text: text, Lang: "en", Published: when}
		claims, skipped := extract.Default().Claims(r)
		sound(t, r, claims, skipped)
		again, _ := extract.Default().Claims(r)
		if !reflect.DeepEqual(claims, again) {
			t.Fatal("the same report gave other claims the second time")
		}
	})
}

func TestClaims_HostileText(t *testing.T) {
	for name, text := range map[string]string{
		"digits":     strings.Repeat("7", 1<<20),
		"one word":   strings.Repeat("arrested ", 1<<17),
		"people":     strings.Repeat("ten refugees and ", 1<<16),
		"commas":     strings.Repeat("ten refugees, ", 1<<16),
		"quotes":     strings.Repeat(`"ten were arrested" `, 1<<15),
		"sentences":  strings.Repeat("Ten were arrested. ", 1<<15),
		"send gaps":  strings.Repeat("send ", 1<<17) + "back",
		"names":      strings.Repeat("Haile Tesfay, ", 1<<16),
		"right left": strings.Repeat("\u202eten\u200b refugees were arrested\u202c. ", 1<<14),
		"bytes":      strings.Repeat("\xff\xfe\x00", 1<<18),
	} {
		t.Run(name, func(t *testing.T) {
			r := &habeas.Report{ID: "h", Text: text, Lang: "en"}
			claims, skipped := extract.Default().Claims(r)
			sound(t, r, claims, skipped)
		})
	}
}

func TestClaims_Concurrent(t *testing.T) {
	x := extract.Default()
	want, _ := x.Claims(report("2031-03-18", article))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, _ := x.Claims(report("2031-03-18", article)); !reflect.DeepEqual(got, want) {
				t.Error("claims differ when several are read at once")
			}
		})
	}
	group.Wait()
}

func TestClaims_OtherLanguagesGiveNone(t *testing.T) {
	for _, r := range []*habeas.Report{
		{ID: "ko", Lang: "ko", Text: "탈북민 열 명이 체포됐다."},
		{ID: "zh", Lang: "zh-Hans", Text: "十名脱北者被捕。"},
		{ID: "un", Text: "탈북민 열 명이 체포됐다."},
	} {
		if claims, _ := extract.Default().Claims(r); len(claims) != 0 {
			t.Errorf("%s: %d claims from a language without a lexicon", r.ID, len(claims))
		}
	}
}

func TestLine_IsOneObjectOfFormats3(t *testing.T) {
	r := report("2031-05-20", promises[0].text)
	r.Source, r.Title = "Harbour Wire", "Nine held"
	claims, skipped := extract.Default().Claims(r)
	b, err := extract.Line(r, claims, skipped)
	if err != nil || strings.ContainsRune(string(b), '\n') {
		t.Fatalf("Line = %s, %v", b, err)
	}
	var o struct {
		Report struct {
			ID, Source, Text string
			Published        struct{ From, To string }
		}
		Claims []struct {
			Act   string
			Quote struct {
				Start, End int
				Text       string
			}
		}
	}
	if err := json.Unmarshal(b, &o); err != nil {
		t.Fatal(err)
	}
	if o.Report.Text != r.Text || o.Report.Published.From != "2031-05-20" || len(o.Claims) != 1 || o.Claims[0].Quote.Text != r.Text[o.Claims[0].Quote.Start:o.Claims[0].Quote.End] {
		t.Errorf("line does not hold the report and its claim: %s", b)
	}
}
