package chart

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// wellFormed fails unless a drawing is one XML element without styles, scripts or foreign links, and gives its numbers of
// elements by name.
func wellFormed(t interface{ Fatalf(string, ...any) }, s SVG) map[string]int {
	d := xml.NewDecoder(strings.NewReader(string(s)))
	names := map[string]int{}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		names[e.Name.Local]++
		for _, a := range e.Attr {
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
				t.Fatalf("attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}

func anyBounds(t *rapid.T) Bounds {
	low := rapid.IntRange(0, 5000).Draw(t, "low")
	best := low + rapid.IntRange(0, 500).Draw(t, "best")
	return Bounds{Low: low, Best: best, High: best + rapid.IntRange(0, 500).Draw(t, "high"), Open: rapid.Bool().Draw(t, "open")}
}

var position = regexp.MustCompile(` (?:x|x1|x2|cx|width)="(-?[\d.]+)%"`)

// Whatever is drawn stays within its strip, and larger figures stand further right.
func TestStrip_StaysWithinItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(anyBounds), 1, 20).Draw(t, "all")
		for _, s := range []Scale{ScaleFor(all), ListScale(all)} {
			if len(s.Ticks) > 7 {
				t.Fatalf("%d ticks up to %d", len(s.Ticks), s.Max)
			}
			for _, b := range all {
				drawing := Strip(b, s, "a < b & c")
				wellFormed(t, drawing)
				for _, m := range position.FindAllStringSubmatch(string(drawing), -1) {
					if at, _ := strconv.ParseFloat(m[1], 64); at < 0 || at > 100 {
						t.Fatalf("%s%% in %s", m[1], drawing)
					}
				}
				if s.at(b.Low) > s.at(b.Best) || s.at(b.Best) > s.at(b.High) || b.top() > s.Max {
					t.Fatalf("%+v is out of order on %+v", b, s)
				}
			}
		}
	})
}

func TestScaleFor(t *testing.T) {
	for _, c := range []struct {
		top  int
		want string
	}{{0, "[]"}, {1, "[0 1]"}, {3, "[0 1 2 3]"}, {7, "[0 2 4 6 8]"}, {11, "[0 5 10 15]"}, {60, "[0 20 40 60]"}, {601, "[0 200 400 600 800]"}, {2914, "[0 1000 2000 3000]"}} {
		if got := fmt.Sprint(ScaleFor([]Bounds{{Low: 0, Best: 0, High: c.top}}).Ticks); got != c.want {
			t.Errorf("top %d: ticks %s, want %s", c.top, got, c.want)
		}
	}
	list := ListScale([]Bounds{{Best: 3}, {Best: 5}, {Best: 4}, {Best: 900}})
	if fmt.Sprint(list.Ticks, list.Powers) != "[1 10 100 1000] true" {
		t.Errorf("one large among small: %v", list)
	}
	if list := ListScale([]Bounds{{Best: 30}, {Best: 50}, {Best: 90}}); list.Powers {
		t.Errorf("alike: %v", list)
	}
}

func TestStrip_ShowsOpenAndUnsaid(t *testing.T) {
	s := Scale{Max: 10, Ticks: []int{0, 10}}
	for _, c := range []struct {
		b             Bounds
		heads, rects  int
		whiskersAtAll bool
	}{
		{Bounds{}, 0, 0, false},
		{Bounds{Low: 7, Best: 7, High: 7}, 0, 1, true},
		{Bounds{Low: 5, Best: 6, High: 9}, 0, 1, true},
		{Bounds{Low: 7, Best: 7, High: 7, Open: true}, 1, 1, true},
	} {
		d := string(Strip(c.b, s, ""))
		if strings.Count(d, `class="head"`) != c.heads || strings.Count(d, "<rect") != c.rects || strings.Contains(d, "whisker") != c.whiskersAtAll {
			t.Errorf("%+v: %s", c.b, d)
		}
	}
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestTimeStrip(t *testing.T) {
	spans := []Span{{day(2019, 4, 22), day(2019, 4, 28)}, {day(2019, 4, 29), day(2019, 4, 29)}, {time.Time{}, day(2019, 5, 2)}, {day(2019, 4, 1), time.Time{}}, {}}
	s := TimeScaleFor(spans, func(t time.Time) string { return t.Format("Jan 2006") })
	if !s.From.Equal(day(2019, 4, 1)) || !s.To.Equal(day(2019, 6, 1)) || len(s.Ticks) != 3 {
		t.Errorf("scale %+v", s)
	}
	for i, want := range []string{`class="within"`, `class="day"`, `class="head"`, `class="head"`, ""} {
		d := TimeStrip(spans[i], s, "when")
		wellFormed(t, d)
		for _, mark := range []string{`class="within"`, `class="day"`, `class="head"`} {
			if strings.Contains(string(d), mark) != (mark == want) {
				t.Errorf("span %d: %s", i, d)
			}
		}
	}
	wellFormed(t, TimeAxis(s))
	if none := TimeScaleFor(spans[4:], nil); !none.From.IsZero() || strings.Contains(string(TimeAxis(none)), "<text") {
		t.Errorf("nothing placed: %+v", none)
	}
}

// A time axis of any length has few labels, in order, within its ends.
func TestTimeScaleFor_FewTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day(1950+rapid.IntRange(0, 80).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		to := from.AddDate(0, 0, rapid.IntRange(0, 40000).Draw(t, "days"))
		s := TimeScaleFor([]Span{{from, to}}, func(t time.Time) string { return t.Format("Jan 2006") })
		if len(s.Ticks) > 7 || s.at(from) < edge-.01 || s.at(to) > 100-edge+.01 {
			t.Fatalf("%d ticks from %s to %s", len(s.Ticks), from, to)
		}
	})
}

// The projection keeps areas and puts north up.
func TestAlbers_KeepsAreas(t *testing.T) {
	area := func(lat, lon float64) float64 {
		x0, y0 := northEast.xy(lat, lon)
		x1, y1 := northEast.xy(lat, lon+.1)
		x2, y2 := northEast.xy(lat+.1, lon)
		return math.Abs((x1-x0)*(y2-y0)-(x2-x0)*(y1-y0)) / math.Cos((lat+.05)*radian)
	}
	want := area(38, 122)
	for lat := 15.0; lat < 60; lat += 5 {
		for lon := 95.0; lon < 150; lon += 5 {
			if got := area(lat, lon); math.Abs(got/want-1) > .01 {
				t.Errorf("area at %v %v is %v of that in the middle", lat, lon, got/want)
			}
			_, south := northEast.xy(lat, lon)
			if _, north := northEast.xy(lat+1, lon); north >= south {
				t.Errorf("north is not up at %v %v", lat, lon)
			}
		}
	}
}

func TestMap_BaseMapIsWhole(t *testing.T) {
	all, err := shapes()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, s := range all {
		names[s.country] = true
	}
	for _, want := range []string{"CN", "KP", "KR", "RU", "MN", "JP", "LA", ""} {
		if !names[want] {
			t.Errorf("no %q on the base map", want)
		}
	}
}

// Every dot lies within the drawing, whatever its place on the base map.
func TestMap_HoldsItsDots(t *testing.T) {
	centre := regexp.MustCompile(`<circle cx="(-?[\d.]+)" cy="(-?[\d.]+)"`)
	rapid.Check(t, func(t *rapid.T) {
		dots := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Dot {
			return Dot{Lat: rapid.Float64Range(16, 59).Draw(t, "lat"), Lon: rapid.Float64Range(96, 149).Draw(t, "lon"), Bounds: anyBounds(t), Label: `<b> & "c"`, Link: "/incidents/i1?a=b&c=d"}
		}), 0, 6).Draw(t, "dots")
		d := Map(dots, "map", strings.ToLower)
		names := wellFormed(t, d)
		if names["a"] != len(dots) {
			t.Fatalf("%d links for %d dots", names["a"], len(dots))
		}
		for _, m := range centre.FindAllStringSubmatch(string(d), -1) {
			x, _ := strconv.ParseFloat(m[1], 64)
			y, _ := strconv.ParseFloat(m[2], 64)
			if x < 0 || x > mapWide || y < 0 || y > mapHigh {
				t.Fatalf("a dot at %v %v", x, y)
			}
		}
	})
}

func TestMap_SameBytes(t *testing.T) {
	dots := []Dot{{Lat: 40.1, Lon: 124.4, Bounds: Bounds{Low: 9, Best: 9, High: 11}, Strong: true}, {Lat: 42.9, Lon: 129.5, Bounds: Bounds{Low: 1, Best: 1, High: 9}, Rough: true}}
	a, b := Map(dots, "t", strings.ToLower), Map(dots, "t", strings.ToLower)
	if a != b {
		t.Error("two drawings of the same differ")
	}
	if len(a) > 60_000 {
		t.Errorf("%d bytes for a small map", len(a))
	}
	if strings.Count(string(a), `class="ring"`) != 2 || strings.Count(string(a), "strong") != 1 || strings.Count(string(a), "rough") != 1 {
		t.Error("the high ends, the strong and the rough dot are not told apart")
	}
}
