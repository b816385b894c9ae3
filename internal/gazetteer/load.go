package gazetteer

import (
	"bufio"
	"embed"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"habeas"
)

//go:embed data/*.tsv
var embedded embed.FS

// maxLine bounds one line of a place file, and maxRows the lines of all.
const (
	maxLine = 64 << 10
	maxRows = 2_000_000
)

// load builds a gazetteer from the files in data/: those of places, then our own names, demonyms and abbreviations.
func load(fsys fs.FS) (*Gazetteer, error) { return loadWith(fsys, nil) }

// loadWith adds a user's places before names are given, so that they are found like all others; nil adds none.
func loadWith(fsys, user fs.FS) (*Gazetteer, error) {
	b := newBuilder()
	for _, file := range []struct {
		name string
		ours bool
	}{{"neasia.tsv", true}, {"field.tsv", true}, {"countries.tsv", false}, {"divisions.tsv", false}, {"cities.tsv", false}, {"counties.tsv", false}} {
		err := eachRow(fsys, "data/"+file.name, func(r record) error { return b.place(r, file.ours) })
		if err != nil {
			return nil, err
		}
	}
	if user != nil {
		if err := eachRow(user, UserFile, func(r record) error { return b.place(r, true) }); err != nil {
			return nil, err
		}
	}
	for _, part := range []struct {
		file string
		take func(record) error
	}{{"data/names.tsv", b.further}, {"data/demonyms.tsv", b.demonym}, {"data/spellings.tsv", b.further}, {"data/states.tsv", b.state}} {
		if err := eachRow(fsys, part.file, part.take); err != nil {
			return nil, err
		}
	}
	return b.build(), nil
}

// A record is one line of a place file, its fields by the names of the head line.
type record struct {
	file   string
	line   int
	head   map[string]int
	fields []string
}

func (r record) get(column string) string {
	i, ok := r.head[column]
	if !ok || i >= len(r.fields) || r.fields[i] == "-" {
		return ""
	}
	s := r.fields[i]
	if s != "" && (s[0] == ' ' || s[len(s)-1] == ' ' || s[len(s)-1] == '\r') {
		return strings.TrimSpace(s)
	}
	return s
}

func (r record) list(column string) []string {
	s := r.get(column)
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func (r record) number(column string) (float64, error) {
	s := r.get(column)
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, r.errorf("column %s: %q is not a number", column, s)
	}
	return v, nil
}

func (r record) errorf(format string, args ...any) error {
	return habeas.Errorf(habeas.Invalid, "%s:%d: "+format, append([]any{r.file, r.line}, args...)...)
}

func eachRow(fsys fs.FS, path string, each func(record) error) error {
	f, err := fsys.Open(path)
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "place file " + path + " cannot be opened", Cause: err}
	}
	defer f.Close()
	return readTable(path, f, each)
}

// readTable reads a tab-separated file: lines that begin with # are comments, the first other line names the columns.
func readTable(path string, from io.Reader, each func(record) error) error {
	s := bufio.NewScanner(from)
	s.Buffer(make([]byte, 0, 4096), maxLine)
	r := record{file: path}
	for s.Scan() {
		r.line++
		line := s.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		r.fields = splitInto(r.fields[:0], line)
		if r.head == nil {
			r.head = columns(r.fields)
			continue
		}
		if r.line > maxRows {
			return r.errorf("more than %d lines", maxRows)
		}
		if err := each(r); err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		r.line++
		return r.errorf("cannot be read: %v", err)
	}
	return nil
}

// splitInto cuts a line at its tabs into the space of fields.
func splitInto(fields []string, line string) []string {
	for {
		before, after, more := strings.Cut(line, "\t")
		fields = append(fields, before)
		if !more {
			return fields
		}
		line = after
	}
}

func columns(fields []string) map[string]int {
	head := make(map[string]int, len(fields))
	for i, f := range fields {
		head[strings.TrimSpace(f)] = i
	}
	return head
}

// A builder collects rows and their names.
type builder struct {
	g       Gazetteer
	latin   map[string][]int32 // the folded words of a name → rows
	script  map[string][]int32
	peoples map[string]int32
	folk    map[string]int32
	risky   map[string]bool
	towns   map[string][]int32 // folded name → rows of our own towns, to leave out what our own file has
}

func newBuilder() *builder {
	return &builder{
		latin: make(map[string][]int32, 100_000), script: map[string][]int32{}, peoples: map[string]int32{}, folk: map[string]int32{},
		risky: map[string]bool{}, towns: map[string][]int32{},
		g: Gazetteer{rows: make([]row, 0, 90_000), countries: map[string]int32{}, divisions: map[string]int32{}, short: map[string]int32{}},
	}
}

// sizes are guesses of how many people a place has where the file does not say, by kind.
var sizes = map[string]int{
	"country": 20_000_000, "province": 5_000_000, "region": 5_000_000, "prefecture": 500_000, "city": 300_000, "county": 100_000,
	"district": 100_000, "town": 20_000, "camp": 20_000, "neighbourhood": 10_000,
}

func (b *builder) place(r record, ours bool) error {
	lat, err := r.number("lat")
	if err != nil {
		return err
	}
	lon, err := r.number("lon")
	if err != nil {
		return err
	}
	pop, err := r.number("pop")
	if err != nil {
		return err
	}
	label, kind, country := unqualified(r.get("name")), r.get("type"), r.get("country")
	if label == "" || kind == "" || len(country) != 2 || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return r.errorf("want a name, a type, a country code of two letters, and a point in degrees")
	}
	p := habeas.Place{Name: label, Admin1: r.get("admin1"), Country: country, Lat: lat, Lon: lon}
	it := row{place: p, kind: kind, ours: ours, pop: int(pop), word: r.get("flags") == "w", nick: r.get("flags") == "p"}
	if it.pop == 0 {
		it.pop = sizes[kind]
	}
	if kind == "country" {
		it.place.Name, it.town = "", label
	}
	if !ours && b.known(&it, label) {
		return nil
	}
	i := int32(len(b.g.rows))
	b.g.rows = append(b.g.rows, it)
	b.register(i, label)
	b.name(i, label)
	for _, column := range []string{"variants", "ko", "zh"} {
		for _, n := range r.list(column) {
			b.name(i, unqualified(n))
		}
	}
	return nil
}

// unqualified takes "(KP)" and the like from a name.
func unqualified(s string) string {
	if before, _, ok := strings.Cut(s, "("); ok {
		s = before
	}
	return strings.TrimSpace(s)
}

// known reports whether an earlier file has the place, and takes the population from the later.
func (b *builder) known(it *row, label string) bool {
	if it.kind == "country" {
		i, ok := b.g.countries[it.place.Country]
		if ok {
			b.g.rows[i].pop = it.pop
		}
		return ok
	}
	if it.kind == "province" {
		_, ok := b.g.divisions[it.place.Country+fold(label)]
		return ok
	}
	for _, i := range b.towns[fold(label)] {
		if have := &b.g.rows[i]; have.place.Country == it.place.Country && distance(have.place, it.place) < 40 {
			have.pop = max(have.pop, it.pop)
			return true
		}
	}
	return false
}

func (b *builder) register(i int32, label string) {
	it := &b.g.rows[i]
	switch it.kind {
	case "country":
		b.g.countries[it.place.Country] = i
	case "province":
		b.g.divisions[it.place.Country+fold(label)] = i
	case "detention", "crossing":
		it.town = b.townOf(it.place)
	default:
		if it.ours {
			key := fold(label)
			b.towns[key] = append(b.towns[key], i)
		}
	}
}

// townOf finds the nearest town of our own file within 15 km of a detention place or crossing, in its country.
func (b *builder) townOf(p habeas.Place) string {
	best, km := "", 15.0
	for i := range b.g.rows {
		r := &b.g.rows[i]
		if !r.ours || r.place.Country != p.Country || sizes[r.kind] == 0 || sizes[r.kind] > 300_000 || r.kind == "neighbourhood" {
			continue
		}
		if d := distance(r.place, p); d < km {
			best, km = r.place.Name, d
		}
	}
	return best
}

func (b *builder) name(i int32, s string) {
	if s == "" {
		return
	}
	if r, _ := firstRune(s); isScript(r) {
		b.script[s] = appendNew(b.script[s], i)
		return
	}
	words := foldWords(s)
	if len(words) == 0 || words[0] == "" {
		return
	}
	key := words[0]
	if len(words) > 1 {
		key = strings.Join(words, " ")
	}
	b.latin[key] = appendNew(b.latin[key], i)
}

func appendNew(rows []int32, i int32) []int32 {
	if slices.Contains(rows, i) {
		return rows
	}
	return append(rows, i)
}

// further adds our own names to a row that is there: name, country, and the names; flags "w" marks them as ordinary words too, "h"
// marks hangul and Han names that are ordinary words too, "c" says that the place is called by the first of the names.
func (b *builder) further(r record) error {
	target, country := r.get("name"), r.get("country")
	if r.get("flags") == "h" {
		for _, n := range r.list("names") {
			b.risky[n] = true
		}
		return nil
	}
	i, ok := b.find(target, country, r.get("type"))
	if !ok {
		return r.errorf("no place %q in %s to give names to", target, country)
	}
	it := &b.g.rows[i]
	it.nick, it.word = it.nick || r.get("flags") == "p", it.word || r.get("flags") == "w"
	names := r.list("names")
	if r.get("flags") == "c" && len(names) > 0 {
		it.place.Name = names[0]
	}
	for _, n := range names {
		if _, people := b.peoples[strings.Join(foldWords(n), " ")]; people {
			continue // a list has the name of a people among the spellings of a town
		}
		b.name(i, n)
	}
	return nil
}

func (b *builder) find(label, country, kind string) (int32, bool) {
	if label == "" || kind == "country" {
		i, ok := b.g.countries[country]
		return i, ok
	}
	if kind == "province" {
		i, ok := b.g.divisions[country+fold(label)]
		return i, ok
	}
	best, found := int32(-1), false
	for _, i := range b.latin[strings.Join(foldWords(label), " ")] {
		if r := &b.g.rows[i]; r.place.Country != country || r.kind == "country" || r.kind == "province" {
			continue
		}
		if !found || b.g.rows[i].pop > b.g.rows[best].pop {
			best, found = i, true
		}
	}
	return best, found
}

func (b *builder) demonym(r record) error {
	i, ok := b.g.countries[r.get("country")]
	if !ok {
		return r.errorf("no country %q", r.get("country"))
	}
	for _, w := range append(r.list("words"), append(r.list("ko"), r.list("zh")...)...) {
		if c, _ := firstRune(w); isScript(c) {
			b.folk[w] = i
			continue
		}
		key := strings.Join(foldWords(w), " ")
		b.peoples[key] = i
		if !strings.HasSuffix(key, "s") && !strings.HasSuffix(key, "ese") {
			b.peoples[key+"s"] = i
		}
	}
	return nil
}

func (b *builder) state(r record) error {
	i, ok := b.g.divisions[r.get("country")+fold(r.get("name"))]
	if !ok {
		return r.errorf("no division %q in %s", r.get("name"), r.get("country"))
	}
	for _, s := range r.list("short") {
		b.g.short[strings.Join(foldWords(s), " ")] = i
	}
	return nil
}

func (b *builder) build() *Gazetteer {
	for i := range b.g.rows {
		if r := &b.g.rows[i]; r.kind == "city" && r.pop >= 500_000 {
			_, r.twin = b.g.divisions[r.place.Country+fold(r.place.Name)]
			r.twin = r.twin || r.place.Name == "New York City"
		}
	}
	b.g.latin = make(map[string][]name, len(b.latin))
	for key, rows := range b.latin {
		first, rest, more := strings.Cut(key, " ")
		n := name{rows: rows}
		if more {
			n.words = strings.Split(rest, " ")
		}
		b.g.latin[first] = append(b.g.latin[first], n)
	}
	for first, names := range b.g.latin {
		if len(names) > 1 {
			slices.SortFunc(b.g.latin[first], longestFirst)
		}
	}
	b.g.script = b.scripts(b.script)
	b.g.peoples, b.g.folk = map[string][]name{}, b.scripts(single(b.folk))
	for key, i := range b.peoples {
		first := strings.Fields(key)[0]
		b.g.peoples[first] = append(b.g.peoples[first], name{words: strings.Fields(key)[1:], rows: []int32{i}})
	}
	for first := range b.g.peoples {
		slices.SortFunc(b.g.peoples[first], longestFirst)
	}
	return &b.g
}

func single(m map[string]int32) map[string][]int32 {
	out := make(map[string][]int32, len(m))
	for k, v := range m {
		out[k] = []int32{v}
	}
	return out
}

func (b *builder) scripts(m map[string][]int32) map[rune][]name {
	out := map[rune][]name{}
	for s, rows := range m {
		r, _ := firstRune(s)
		out[r] = append(out[r], name{text: s, rows: rows, risky: b.risky[s]})
	}
	for r := range out {
		slices.SortFunc(out[r], longestFirst)
	}
	return out
}

func longestFirst(a, b name) int {
	if d := len(b.words) - len(a.words); d != 0 {
		return d
	}
	if d := len(b.text) - len(a.text); d != 0 {
		return d
	}
	if d := strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " ")); d != 0 {
		return d
	}
	return strings.Compare(a.text, b.text)
}
