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
	*assembly
	census *Count
	rare   wordIndex
	sums   []float32         // room for a sum by document; all 0 between two uses
	told   map[int32][]int32 // the incidents that a report tells first of all
	likes  map[[2]int32]float64
	err    error
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

// documents groups the reports by their main incident, in order of their ids.
func (a *assembly) documents(c *Count) ([][]habeas.ReportID, error) {
	d := &documents{assembly: a, census: c, rare: wordIndex{}, sums: make([]float32, len(a.ids)), told: map[int32][]int32{}}
	for _, t := range a.told {
		if !slices.Contains(d.told[t[0]], t[1]) {
			d.told[t[0]] = append(d.told[t[0]], t[1])
		}
	}
	if err := d.index(); err != nil {
		return nil, err
	}
	pairs, err := d.pairs()
	if err != nil {
		return nil, err
	}
	return d.groups(pairs)
}

// at gives a document; an error stays until somebody asks for it.
func (d *documents) at(n int32) *Filed {
	f, err := d.texts.get(n)
	if err != nil {
		d.err = cmp.Or(d.err, err)
		return &Filed{}
	}
	return f
}

// index notes for every word that several documents have those of least rank, a hash of their ids.
func (d *documents) index() error {
	byRank, rank := ordered(len(d.ids), func(i, j int32) int {
		return cmp.Or(cmp.Compare(hashOf(string(d.ids[i])), hashOf(string(d.ids[j]))), cmp.Compare(i, j))
	})
	for n := range d.ids {
		if err := cmp.Or(d.err, d.ctx.Err()); err != nil {
			return err
		}
		for _, w := range d.at(int32(n)).words {
			if d.census.have[w.hash] > 1 {
				d.rare.hold(w.hash, rank[n])
			}
		}
	}
	for _, holders := range d.rare {
		for i, r := range holders {
			holders[i] = byRank[r]
		}
	}
	return nil
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

// near gives the documents that share most weight of rare words with document i.
func (d *documents) near(i int32) []int32 { return d.nearest(d.shares(i)) }

// shares gives the weight of rare words that other documents share with document i.
func (d *documents) shares(i int32) []weighed {
	var found []weighed
	for _, w := range d.rarest(i) {
		for _, n := range d.rare[w.hash] {
			if d.sums[n] == 0 && n != i {
				found = append(found, weighed{0, n})
			}
			d.sums[n] += w.weight
		}
	}
	d.sums[i] = 0
	for k, f := range found {
		found[k].weight = d.sums[f.n]
		d.sums[f.n] = 0
	}
	return found
}

// nearest gives those of most weight, as many as a document is compared with. Only they are put in order: a document may
// share a word with a thousand.
func (d *documents) nearest(found []weighed) []int32 {
	if len(found) > docsTried {
		weights := make([]float32, len(found))
		for k, f := range found {
			weights[k] = f.weight
		}
		slices.Sort(weights)
		least := weights[len(weights)-docsTried]
		found = slices.DeleteFunc(found, func(f weighed) bool { return f.weight < least })
	}
	slices.SortFunc(found, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.n, b.n)) })
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
	word
	docs int32
}

// rarest gives the words of document i that fewest other documents have.
func (d *documents) rarest(i int32) []rareWord {
	var out []rareWord
	for _, w := range d.at(i).words {
		if docs := d.census.have[w.hash]; docs > 1 {
			out = append(out, rareWord{w, docs})
		}
	}
	slices.SortFunc(out, func(a, b rareWord) int { return cmp.Or(cmp.Compare(a.docs, b.docs), cmp.Compare(a.hash, b.hash)) })
	return out[:min(len(out), rareWords)]
}

// like gives the likeness of two documents, remembered while likes is there.
func (d *documents) like(i, j int32) float64 {
	k := [2]int32{min(i, j), max(i, j)}
	s, ok := d.likes[k]
	if !ok {
		s = likeness(d.at(k[0]), d.at(k[1]))
		if d.likes != nil {
			d.likes[k] = s
		}
	}
	return s
}

// ofOne gives the likeness of two documents as news of one incident: those that tell one first of all need be less alike.
func (d *documents) ofOne(i, j int32) float64 {
	like := d.like(i, j)
	most := 0.0
	for _, x := range d.told[i] {
		if slices.Contains(d.told[j], x) {
			most = max(most, toldAlike)
			if d.large[x] {
				most = toldLarge
			}
		}
	}
	return like + most
}

type docPair struct {
	a, b int32
	like float64
}

// pairs gives the pairs of documents that are alike: of those that share rare words, of copies, whose words too many share to be
// rare, and of those that tell one incident first of all.
func (d *documents) pairs() ([]docPair, error) {
	var out []docPair
	try := func(i, j int32) {
		if i == j {
			return
		}
		if like := d.ofOne(i, j); like >= sameDocs {
			out = append(out, docPair{min(i, j), max(i, j), like})
		}
	}
	for i := range int32(len(d.ids)) {
		if err := cmp.Or(d.err, d.ctx.Err()); err != nil {
			return nil, err
		}
		for _, j := range d.near(i) {
			try(i, j)
		}
	}
	for _, g := range d.result.Copies {
		ns := d.numbers(g)
		for k, n := range ns {
			for _, o := range ns[:min(k, mostInCopy)] {
				try(o, n)
			}
		}
	}
	d.retold(try)
	slices.SortFunc(out, func(p, q docPair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return slices.Compact(out), d.err
}

func (d *documents) numbers(ids []habeas.ReportID) []int32 {
	out := make([]int32, len(ids))
	for i, id := range ids {
		n, _ := slices.BinarySearch(d.ids, id)
		out[i] = int32(n)
	}
	return out
}

// retold tries pairs of documents that tell one incident first of all.
func (d *documents) retold(try func(i, j int32)) {
	tellers := map[int32][]int32{}
	for i := range int32(len(d.ids)) {
		for _, x := range d.told[i] {
			for _, j := range tellers[x] {
				try(i, j)
			}
			if len(tellers[x]) < mostInCopy {
				tellers[x] = append(tellers[x], i)
			}
		}
	}
}

// groups gives the groups of reports in order of their ids: the likest first, as long as two groups are alike on the whole. Those that
// hang together by pairs are grouped by themselves, since what becomes of a pair depends on the two groups at its ends.
func (d *documents) groups(pairs []docPair) ([][]habeas.ReportID, error) {
	hang, joined := newSets(len(d.ids)), newSets(len(d.ids))
	for _, p := range pairs {
		hang.join(int(p.a), int(p.b))
	}
	slices.SortFunc(pairs, func(p, q docPair) int {
		return cmp.Or(cmp.Compare(hang.find(int(p.a)), hang.find(int(q.a))), cmp.Compare(q.like, p.like), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	for len(pairs) > 0 {
		if err := d.ctx.Err(); err != nil {
			return nil, err
		}
		n := 1
		for n < len(pairs) && hang.find(int(pairs[n].a)) == hang.find(int(pairs[0].a)) {
			n++
		}
		d.join(joined, pairs[:n])
		pairs = pairs[n:]
	}
	return d.named(joined), d.err
}

// join joins documents that hang together, by their pairs in order of likeness.
func (d *documents) join(s sets, pairs []docPair) {
	members := map[int][]int32{}
	d.likes = map[[2]int32]float64{}
	of := func(x int) []int32 {
		if m, ok := members[x]; ok {
			return m
		}
		return []int32{int32(x)}
	}
	for _, p := range pairs {
		a, b := s.find(int(p.a)), s.find(int(p.b))
		if a == b || !d.alike(of(a), of(b)) {
			continue
		}
		merged := slices.Concat(of(a), of(b))
		slices.Sort(merged)
		s.join(a, b)
		members[s.find(a)] = merged
	}
}

// alike reports whether two groups are alike on average.
func (d *documents) alike(as, bs []int32) bool {
	sum, n := 0.0, 0
	for _, a := range spread(as) {
		for _, b := range spread(bs) {
			if like := d.ofOne(a, b); like >= sameDocs/2 {
				sum += like
			}
			n++
		}
	}
	return sum/float64(n) >= sameDocsMean*sameDocs
}

// named gives the groups by the ids of their reports.
func (d *documents) named(s sets) [][]habeas.ReportID {
	at := make([]int32, len(s))
	var out [][]habeas.ReportID
	for i := range s {
		top := s.find(i)
		if top == i {
			at[i] = int32(len(out))
			out = append(out, d.ids[i:i+1:i+1])
			continue
		}
		out[at[top]] = append(out[at[top]], d.ids[i])
	}
	return out
}

// number prints a hash for a key.
func number(h uint64) string { return strconv.FormatUint(h, 36) }
