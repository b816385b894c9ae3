package gazetteer

import (
	"cmp"
	"slices"

	"habeas"
)

// maxOthers bounds what else a name could mean, as far as it is told.
const maxOthers = 4

// resolve decides for every hit which row is meant: a division or country named with it, others named in the text, nearness to
// them, and size (field-guide 6.2).
func (f *finder) resolve() []Mention {
	ctx := f.context()
	f.enrich(&ctx)
	out := make([]Mention, 0, len(f.hits))
	end := 0
	for _, h := range f.hits {
		if h.start < end {
			continue
		}
		m, ok := f.mention(h, &ctx)
		if !ok || h.weak && !ctx.supports(m.Place) && (h.given || m.Place.Country != "US" || !ctx.likely[fold(m.Place.Admin1)]) || ctx.stranger(h, &m) {
			continue
		}
		out = append(out, m)
		end = h.end
	}
	return out
}

// hamlet reports towns too small to place a text by their name alone.
func (r *row) hamlet() bool { return r.kind == "city" && r.pop < 50_000 && !r.ours }

// surroundings are the places of a text that leave no doubt.
type surroundings struct {
	countries map[string]int // ISO code → times named, or the country of a place without doubt
	divisions map[string]int // ISO code and folded division
	points    []habeas.Place // places with points, at most 32
	known     map[*int32][]int32
	likely    map[string]bool // divisions of the United States, folded, of which larger towns are named
}

func (f *finder) context() surroundings {
	c := surroundings{countries: map[string]int{}, divisions: map[string]int{}, known: map[*int32][]int32{}}
	for _, h := range f.hits {
		if h.weak {
			continue
		}
		r := h.within
		if r < 0 {
			r = f.doubtless(h)
		}
		if r >= 0 {
			c.note(&f.g.rows[r])
		}
	}
	for i := range f.toks {
		if n, _, ok := f.longest(i, f.g.peoples); ok {
			c.countries[f.g.rows[n.rows[0]].place.Country]++
		}
	}
	return c
}

// enrich notes the divisions of larger towns of the United States that the text most likely means: they vouch for small towns
// beside them.
func (f *finder) enrich(ctx *surroundings) {
	ctx.likely = map[string]bool{}
	for _, h := range f.hits {
		if h.weak || len(h.rows) < 2 {
			continue
		}
		if m, ok := f.mention(h, ctx); ok && m.Kind == "city" && m.Place.Country == "US" && m.size >= 100_000 {
			ctx.likely[fold(m.Place.Admin1)] = true
		}
	}
	for _, h := range f.hits {
		if !h.weak && len(h.rows) == 1 && f.g.rows[h.rows[0]].place.Country == "US" {
			ctx.likely[fold(f.g.rows[h.rows[0]].place.Admin1)] = true
		}
	}
}

// doubtless gives the row that a name means whatever stands around it: its only one, or a city beside which all others of its
// name are small; -1 for none.
func (f *finder) doubtless(h hit) int32 {
	if len(h.rows) == 1 && !f.g.rows[h.rows[0]].hamlet() {
		return h.rows[0]
	}
	best, second := int32(-1), 0
	for _, r := range h.rows {
		switch pop := f.g.rows[r].pop; {
		case best < 0 || pop > f.g.rows[best].pop:
			if best >= 0 {
				second = max(second, f.g.rows[best].pop)
			}
			best = r
		default:
			second = max(second, pop)
		}
	}
	if it := &f.g.rows[best]; it.kind != "city" || it.nick && !h.sure || it.word || it.pop < 300_000 || it.pop < 8*second {
		return -1
	}
	return best
}

// supports reports whether the text names the place's division, or outside the United States its country, or something near.
func (c *surroundings) supports(p habeas.Place) bool {
	if p.Admin1 != "" && c.divisions[p.Country+fold(p.Admin1)] > 0 {
		return true
	}
	if p.Country != "US" {
		return c.countries[p.Country] > 0
	}
	return c.nearest(p) < 80
}

// stranger reports a small town of the United States without a state of its own, far from all else that the text names: most
// likely another of its name that no file has.
func (c *surroundings) stranger(h hit, m *Mention) bool {
	if h.within >= 0 || m.Place.Country != "US" || m.Kind != "city" || c.divisions["US"+fold(m.Place.Admin1)] > 1 {
		return false
	}
	return len(c.points) >= 2 && m.size < 50_000 && c.nearest(m.Place) > 300
}

func (c *surroundings) nearest(p habeas.Place) float64 {
	km := 1e9
	for _, q := range c.points {
		if d := distance(q, p); d > 0 {
			km = min(km, d)
		}
	}
	return km
}

func (c *surroundings) note(r *row) {
	c.countries[r.place.Country]++
	if r.place.Admin1 != "" {
		c.divisions[r.place.Country+fold(r.place.Admin1)]++
	}
	if r.kind != "country" && len(c.points) < 32 {
		c.points = append(c.points, r.place)
	}
}

// score says how likely row r is meant in these surroundings.
func (c *surroundings) score(r *row) float64 {
	s := r.prior()
	if r.kind == "province" && r.place.Country != "US" && !r.ours && c.countries[r.place.Country] == 0 {
		s-- // a division abroad is told with its country
	}
	s += 1.2 * float64(min(c.countries[r.place.Country], 2))
	if r.place.Admin1 != "" && c.divisions[r.place.Country+fold(r.place.Admin1)] > 0 {
		s += 1.2
	}
	nearest := 1000.0
	for _, p := range c.points {
		if d := distance(p, r.place); d < nearest && d > 0 {
			nearest = d
		}
	}
	if r.kind != "country" {
		s += .8 * (1 - nearest/1000)
	}
	return s
}

// ranked orders rows by their score, best first. A name that comes again is not weighed again.
func (c *surroundings) ranked(g *Gazetteer, rows []int32) []int32 {
	if len(rows) == 1 {
		return rows
	}
	if done, ok := c.known[&rows[0]]; ok && len(done) == len(rows) {
		return done
	}
	type weighed struct {
		row   int32
		score float64
	}
	all := make([]weighed, len(rows))
	for i, r := range rows {
		all[i] = weighed{r, c.score(&g.rows[r])}
	}
	slices.SortStableFunc(all, func(a, b weighed) int {
		if d := cmp.Compare(b.score, a.score); d != 0 {
			return d
		}
		return int(a.row - b.row)
	})
	out := make([]int32, len(rows))
	for i := range all {
		out[i] = all[i].row
	}
	c.known[&rows[0]] = out
	return out
}

func (f *finder) mention(h hit, ctx *surroundings) (Mention, bool) {
	if h.unlisted != "" {
		outer := f.g.rows[h.within].place
		p := habeas.Place{Name: h.unlisted, Admin1: outer.Admin1, Country: outer.Country, Words: f.text[h.start:h.end]}
		return Mention{Start: h.start, End: h.end, Place: p, Kind: "unlisted"}, true
	}
	rows := f.allowed(h)
	if len(rows) == 0 {
		return Mention{}, false
	}
	rows = ctx.ranked(f.g, rows)
	best := &f.g.rows[rows[0]]
	m := Mention{Start: h.start, End: h.end, Place: best.settled(), Kind: best.kind, size: best.pop}
	if best.kind == "county" && len(rows) > 1 && h.within < 0 && ctx.divisions[best.place.Country+fold(best.place.Admin1)] == 0 {
		m.Place.Admin1 = "" // there is one in many states, and nothing says which
	}
	m.Place.Words = f.text[h.start:h.end]
	for _, r := range rows[1:min(len(rows), maxOthers+1)] {
		m.Others = append(m.Others, f.g.rows[r].settled())
	}
	return m, true
}

// allowed gives the rows that the words beside the name leave: those within the state named, those of the kind named.
func (f *finder) allowed(h hit) []int32 {
	rows := h.rows
	if h.within < 0 && h.kind == "" {
		return rows
	}
	rows = slices.Clone(rows)
	if h.within >= 0 {
		outer := f.g.rows[h.within].place
		rows = slices.DeleteFunc(rows, func(r int32) bool {
			return r == h.within || !f.g.Contains(outer, f.g.rows[r].place)
		})
	}
	if h.kind == "" {
		return rows
	}
	fit := slices.DeleteFunc(slices.Clone(rows), func(r int32) bool {
		return f.g.rows[r].kind != h.kind
	})
	if len(fit) > 0 {
		return fit
	}
	return rows
}
