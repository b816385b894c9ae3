package link

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"habeas"
)

// documents are the reports seen as bags of words: those that share rare words, told near each other in time, are news of
// one incident. They are grouped once, all together: how rare a word is, is counted over all of them.
type documents struct {
	index  wordIndex
	docs   []document
	number map[habeas.ReportID]int32
	sums   []float32 // room for a sum by document; all 0 between two uses
}

// A document is what is kept of a report for this: the distinct words of its title and opening, by hash.
type document struct {
	id        habeas.ReportID
	published habeas.When
	sketch    sketch
	terms     []term
}

type term struct {
	hash  uint32
	times uint8
	name  bool // a name or a number, as the report writes it
}

const (
	openingBytes = 3000  // of a report's text that are looked at
	titleTimes   = 2     // how much a word of the title counts
	sameDocs     = 0.145 // likeness from which two reports are taken for news of one incident
	sameDocsMean = 0.9   // the share of it that two groups must reach on average
	rareWords    = 40    // of a document's words, those by which others are looked for
	docsTried    = 32    // documents that one is compared with
	plainWords   = 0.5   // what a word counts that is neither a name nor a number: words of a kind of news are many stories'
	mostlyCopied = 0.6   // share of the shorter text from which a copy is news of the same incident, however common its words
	toldAlike    = 0.06  // what it adds to likeness that two reports tell one incident first of all
	toldLarge    = 0.12  // what it adds when many people were in it: news of them is told in many words
	mostInCopy   = 12    // copies of one text that each further one is compared with
	likeDays     = 30.0  // days over which likeness fades towards half
)

func (d *documents) add(r *Reading) {
	n := int32(len(d.docs))
	d.docs, d.sums = append(d.docs, document{r.report.ID, r.report.Published, r.sketch, r.terms}), append(d.sums, 0)
	d.number[r.report.ID] = n
	rank := hashOf(string(r.report.ID))
	for _, t := range r.terms {
		d.index.hold(t.hash, rank, n)
	}
}

// weight gives what a word counts in its report, of a given rareness.
func (t term) weight(rareness float64) float64 {
	w := (1 + math.Log(float64(t.times))) * rareness
	if !t.name {
		w *= plainWords
	}
	return w
}

// termsOf gives the distinct words of a report's title and opening, by hash.
func termsOf(title, text string) []term {
	c := wordCounts{times: map[uint32]int{}, names: map[uint32]bool{}}
	for range titleTimes {
		c.count(title, false) // headlines write any word in capitals
	}
	c.count(text[:min(len(text), openingBytes)], true)
	out := make([]term, 0, len(c.times))
	for h, n := range c.times {
		out = append(out, term{h, uint8(min(n, 255)), c.names[h]})
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	return out
}

// wordCounts are the words of a report: how often each is there, and which are names or numbers.
type wordCounts struct {
	times map[uint32]int
	names map[uint32]bool
}

// count adds the words of a text; of scripts without spaces, the pairs of neighbouring characters.
func (c *wordCounts) count(text string, tellsNames bool) {
	last, before := uint64(0), 0
	tokens(text, func(t token) {
		first, word := text[t.start], uint32(t.hash>>32)
		switch {
		case t.end-t.start == 3 && first >= 0xe3 && before == t.start:
			word = uint32(mix(last*fnvPrime^t.hash) >> 32)
			c.times[word]++
			c.names[word] = true
		case t.end-t.start > 1:
			c.times[word]++
			if first >= 0x80 || first >= '0' && first <= '9' || tellsNames && first >= 'A' && first <= 'Z' && !opens(text[before:t.start]) {
				c.names[word] = true
			}
		}
		last, before = t.hash, t.end
	})
}

// opens reports whether a sentence may begin after what stands between two words.
func opens(between string) bool {
	return between == "" || strings.ContainsAny(between, ".!?:\n\"“—")
}

// A view is the documents as they are now, with what it has worked out.
type view struct {
	*documents
	weights map[int32][]float32
	likes   map[[2]int32]float64
	nears   map[int32][]int32
	told    map[int32][]int
	large   map[int]bool // incidents of many people
}

func (d *documents) look() *view {
	return &view{documents: d, weights: map[int32][]float32{}, likes: map[[2]int32]float64{}, nears: map[int32][]int32{}}
}

// vector gives a document's words their weights: a word counts by how few documents have it.
func (v *view) vector(i int32) []float32 {
	if w, ok := v.weights[i]; ok {
		return w
	}
	doc := &v.docs[i]
	ws := make([]float32, len(doc.terms))
	sum := 0.0
	for k, t := range doc.terms {
		ws[k] = float32(t.weight(v.rareness(t.hash)))
		sum += float64(ws[k]) * float64(ws[k])
	}
	if size := float32(math.Sqrt(sum)); size > 0 {
		for k := range ws {
			ws[k] /= size
		}
	}
	v.weights[i] = ws
	return ws
}

// rareness weighs a word by the share of documents that have it.
func (v *view) rareness(h uint32) float64 {
	return rareness(float64(len(v.docs)), float64(v.index.count(h)))
}

// near gives the documents that share most weight of rare words with document i.
func (v *view) near(i int32) []int32 {
	if out, ok := v.nears[i]; ok {
		return out
	}
	out := v.nearest(v.shares(i))
	v.nears[i] = out
	return out
}

// shares gives the weight of rare words that other documents share with document i.
func (v *view) shares(i int32) []weighed {
	var found []weighed
	for _, w := range v.rarest(i) {
		for _, h := range v.index.least(w.hash) {
			if v.sums[h.n] == 0 && h.n != i {
				found = append(found, weighed{0, h.n})
			}
			v.sums[h.n] += w.weight
		}
	}
	v.sums[i] = 0
	for k, f := range found {
		found[k].weight = v.sums[f.n]
		v.sums[f.n] = 0
	}
	return found
}

// nearest gives those of most weight, as many as a document is compared with. Only they are put in order: a document may
// share a word with a thousand.
func (v *view) nearest(found []weighed) []int32 {
	if len(found) > docsTried {
		weights := make([]float32, len(found))
		for k, f := range found {
			weights[k] = f.weight
		}
		slices.Sort(weights)
		least := weights[len(weights)-docsTried]
		found = slices.DeleteFunc(found, func(f weighed) bool { return f.weight < least })
	}
	slices.SortFunc(found, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(v.docs[a.n].id, v.docs[b.n].id))
	})
	out := make([]int32, min(len(found), docsTried))
	for k := range out {
		out[k] = found[k].n
	}
	return out
}

type weighed struct {
	weight float32
	n      int32
}

type rareWord struct {
	hash   uint32
	weight float32
	docs   int
}

// rarest gives the words of document i that fewest other documents have.
func (v *view) rarest(i int32) []rareWord {
	weights := v.vector(i)
	var out []rareWord
	for k, t := range v.docs[i].terms {
		if docs := v.index.count(t.hash); weights[k] > 0 && docs > 1 {
			out = append(out, rareWord{t.hash, weights[k], docs})
		}
	}
	slices.SortFunc(out, func(a, b rareWord) int { return cmp.Or(cmp.Compare(a.docs, b.docs), cmp.Compare(a.hash, b.hash)) })
	return out[:min(len(out), rareWords)]
}

// like gives the likeness of two documents: the cosine of their words, less the further apart in time they were published.
func (v *view) like(i, j int32) float64 {
	k := [2]int32{min(i, j), max(i, j)}
	s, ok := v.likes[k]
	if !ok {
		s = v.faded(k[0], k[1], v.words(k[0], k[1]))
		v.likes[k] = s
	}
	return s
}

// ofOne gives the likeness of two documents as news of one incident: those that tell one first of all need be less alike.
func (v *view) ofOne(i, j int32) float64 {
	like := v.like(i, j)
	most := 0.0
	for _, x := range v.told[i] {
		if slices.Contains(v.told[j], x) {
			most = max(most, toldAlike)
			if v.large[x] {
				most = toldLarge
			}
		}
	}
	return like + most
}

// words gives the cosine of the words of two documents, whenever they were published.
func (v *view) words(i, j int32) float64 {
	a, b := v.docs[i].terms, v.docs[j].terms
	p, q := v.vector(i), v.vector(j)
	sum, x, y := 0.0, 0, 0
	for x < len(a) && y < len(b) {
		switch {
		case a[x].hash < b[y].hash:
			x++
		case b[y].hash < a[x].hash:
			y++
		default:
			sum += float64(p[x]) * float64(q[y])
			x, y = x+1, y+1
		}
	}
	return sum
}

// faded lessens likeness with the days between two documents, unless one is mostly a copy of the other.
func (v *view) faded(i, j int32, sum float64) float64 {
	s, t := v.docs[i].published, v.docs[j].published
	if s.Placed() && t.Placed() && !s.Overlaps(t) {
		sum *= 0.5 + 0.5*math.Exp(-float64(gapDays(s, t))/likeDays)
	}
	if share, of := v.docs[i].sketch.shared(v.docs[j].sketch); share >= mostlyCopied && of >= copyLeast {
		sum = max(sum, share)
	}
	return sum
}

// groups gives the groups of reports in order of their ids: the likest first, as long as two groups are alike on the whole.
// told gives for each document the incidents that it tells first of all; large says which of them are of many people.
func (v *view) groups(copies [][]habeas.ReportID, told map[int32][]int, large map[int]bool) [][]habeas.ReportID {
	order, rank := v.ranks()
	s, members := newSets(len(order)), map[int][]int{}
	join := func(a, b int) {
		as, bs := grouped(members, a), grouped(members, b)
		s.join(a, b)
		merged := append(slices.Clone(as), bs...)
		slices.Sort(merged)
		members[s.find(a)] = merged
	}
	v.told, v.large = told, large
	for _, p := range v.pairs(order, rank, copies) {
		if a, b := s.find(p.a), s.find(p.b); a != b && v.alike(order, grouped(members, a), grouped(members, b)) {
			join(a, b)
		}
	}
	out := make([][]habeas.ReportID, 0, len(order))
	for _, g := range s.groups() {
		ids := make([]habeas.ReportID, len(g))
		for k, r := range g {
			ids[k] = v.docs[order[r]].id
		}
		out = append(out, ids)
	}
	return out
}

type docPair struct {
	a, b int // by rank
	like float64
}

// pairs gives the pairs of documents that are alike, likest first: of those that share rare words, and of copies, whose
// words too many share to be rare.
func (v *view) pairs(order []int32, rank []int, copies [][]habeas.ReportID) []docPair {
	seen := map[[2]int32]bool{}
	var out []docPair
	try := func(i, j int32) {
		k := [2]int32{min(i, j), max(i, j)}
		if i == j || seen[k] {
			return
		}
		seen[k] = true
		if like := v.ofOne(k[0], k[1]); like >= sameDocs {
			out = append(out, docPair{min(rank[i], rank[j]), max(rank[i], rank[j]), like})
		}
	}
	for i := range v.docs {
		for _, j := range v.near(int32(i)) {
			try(int32(i), j)
		}
	}
	for _, g := range copies {
		for k, id := range g {
			for _, o := range g[:min(k, mostInCopy)] {
				try(v.number[o], v.number[id])
			}
		}
	}
	v.retold(order, try)
	slices.SortFunc(out, func(p, q docPair) int {
		return cmp.Or(cmp.Compare(q.like, p.like), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	return out
}

// retold tries pairs of documents that tell one incident first of all.
func (v *view) retold(order []int32, try func(i, j int32)) {
	tellers := map[int][]int32{}
	for _, i := range order {
		for _, x := range v.told[i] {
			for _, j := range tellers[x][:min(len(tellers[x]), mostInCopy)] {
				try(i, j)
			}
			tellers[x] = append(tellers[x], i)
		}
	}
}

// ranks gives the documents in order of their ids, and each one's place in it.
func (d *documents) ranks() (order []int32, rank []int) {
	order, rank = make([]int32, len(d.docs)), make([]int, len(d.docs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(d.docs[a].id, d.docs[b].id) })
	for r, i := range order {
		rank[i] = r
	}
	return order, rank
}

// alike reports whether two groups are alike on average.
func (v *view) alike(order []int32, as, bs []int) bool {
	sum, n := 0.0, 0
	for _, a := range spread(as) {
		for _, b := range spread(bs) {
			if like := v.ofOne(order[a], order[b]); like >= sameDocs/2 {
				sum += like
			}
			n++
		}
	}
	return sum/float64(n) >= sameDocsMean*sameDocs
}

// grouped gives the members of a set; one that was never joined holds itself.
func grouped(members map[int][]int, x int) []int {
	if m, ok := members[x]; ok {
		return m
	}
	return []int{x}
}

// number prints a hash for a key.
func number(h uint64) string { return strconv.FormatUint(h, 36) }
