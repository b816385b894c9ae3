package link_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
)

// invented makes n reports of some 300 words from a vocabulary of 20,000 in which word k is used about 1/k as often as the
// first, with two claims each. Every fifth is a copy of an earlier one, cut at the beginning. Density in time stays the
// same whatever n: about forty reports a day.
func invented(n int) []link.Doc {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.1, 8, 20000)
	towns := []string{"Shenyang", "Dandong", "Tumen", "Hunchun", "Changbai", "Yanji", "Kunming", "Qingdao"}
	docs := make([]link.Doc, n)
	for i := range docs {
		day := habeas.DateOf(2001, 1, 1).AddDays(i / 40)
		var b strings.Builder
		var copied []habeas.Claim
		if i > 50 && i%5 == 0 {
			of := docs[i-1-r.IntN(40)]
			b.WriteString(of.Report.Text[40:])
			copied = of.Claims
		} else {
			for range 300 {
				fmt.Fprintf(&b, "w%d ", zipf.Uint64())
			}
		}
		t := told{id: fmt.Sprintf("r%07d", i), source: fmt.Sprintf("Paper %d", i%200), published: day.String(), text: b.String()}
		for _, c := range copied {
			c.ID = ""
			t.claims = append(t.claims, c)
		}
		for range 2 - len(copied) {
			d := day.AddDays(-r.IntN(5))
			t.claims = append(t.claims, habeas.Claim{
				Act: []habeas.Act{habeas.Arrest, habeas.ForcedReturn, habeas.Release}[r.IntN(3)], Count: habeas.Exactly(1+r.IntN(300), "n"),
				When: habeas.When{From: d, To: d, Precision: habeas.ByDay}, Where: at(towns[r.IntN(len(towns))]),
				Speakers: []string{fmt.Sprintf("Union %d", r.IntN(300))},
			})
		}
		docs[i] = t.doc()
	}
	return docs
}

// BenchmarkCopies adds reports to the index of copies; the figure to look at is reports a second.
func BenchmarkCopies(b *testing.B) {
	docs := invented(5000)
	for b.Loop() {
		var c link.Copies
		for i := range docs {
			c.Add(docs[i].Report.ID, docs[i].Report.Published, docs[i].Report.Text)
		}
		groups(b, &c)
	}
	b.ReportMetric(float64(len(docs))*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkAll links everything at once.
func BenchmarkAll(b *testing.B) {
	docs := invented(2000)
	for b.Loop() {
		if _, err := link.All(docs, link.Decisions{}, gazetteer.Default()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(docs))*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// processor gives the processor time that the process has used: on a machine that others use too, the wall clock says little.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkStream adds one report more and settles, when so many are in already. The time must not grow.
func BenchmarkStream(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		if n > 10_000 && testing.Short() {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := invented(n + 2000)
			var census link.Count
			readings := make([]*link.Reading, len(docs))
			for i := range docs {
				if readings[i] = link.Read(docs[i]); i < link.CensusAt(n) {
					census.Add(readings[i])
				}
			}
			l := link.NewLinker(link.NewMemory(), &census, gazetteer.Default(), nil)
			for i, r := range readings[:n] {
				if err := l.Add(int64(i), r); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := l.Settle(); err != nil {
				b.Fatal(err)
			}
			began := processor()
			b.ResetTimer()
			for i := range b.N {
				if i >= 2000 {
					b.Fatal("too many rounds: use -benchtime 1000x")
				}
				if err := l.Add(int64(n+i), readings[n+i]); err != nil {
					b.Fatal(err)
				}
				if _, err := l.Settle(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processor()-began).Microseconds())/float64(b.N), "cpu-µs/report")
		})
	}
}
