package link

import (
	"cmp"
	"math"
	"slices"

	"habeas"
)

// documents groups reports by their main incident: reports that share rare words, told near each other in time. How rare a
// word is, is counted over the reports that are in; so groups are formed only when they are asked for.
type documents struct {
	docs  []document
	words map[uint32]*holders
}

// A document is what is kept of a report for this: its distinct words of title and opening.
type document struct {
	id        habeas.ReportID
	published habeas.When
	terms     []term // by hash
}

type term struct {
	hash  uint32
	times uint8
}

// holders are the documents with a word: all of them counted, the first wordHolders kept.
type holders struct {
	count int32
	docs  []int32
}

const (
	openingBytes = 3000 // of a report's text that are looked at
	titleTimes   = 2    // how much a word of the title counts
	wordHolders  = 40   // a word that more documents have leads to none of them
	sameDocs     = 0.15 // likeness from which two reports are taken for news of one incident
	sameDocsMean = 0.9  // the share of it that two groups must reach on average
	docsTried    = 48   // documents that one is compared with
	likeDays     = 30.0 // days over which likeness fades to half and some
)

func (d *documents) add(h *reportHead, r *habeas.Report) {
	if d.words == nil {
		d.words = map[uint32]*holders{}
	}
	n := int32(len(d.docs))
	doc := document{id: h.ID, published: h.Published, terms: termsOf(r)}
	d.docs = append(d.docs, doc)
	for _, t := range doc.terms {
		w := d.words[t.hash]
		if w == nil {
			w = &holders{}
			d.words[t.hash] = w
		}
		w.count++
		if len(w.docs) < wordHolders {
			w.docs = append(w.docs, n)
		}
	}
}

// termsOf gives the distinct words of a report's title and opening, by hash.
func termsOf(r *habeas.Report) []term {
	times := map[uint32]int{}
	text := body(r)
	for range titleTimes {
		count(times, r.Title)
	}
	count(times, text[:min(len(text), openingBytes)])
	out := make([]term, 0, len(times))
	for h, n := range times {
		out = append(out, term{h, uint8(min(n, 255))})
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	return out
}

// count adds the words of a text; of scripts without spaces, the pairs of neighbouring characters.
func count(times map[uint32]int, text string) {
	last, before := uint64(0), -1
	tokens(text, func(t token) {
		switch {
		case t.end-t.start == 3 && text[t.start] >= 0xe3 && before == t.start:
			times[uint32(mix(last*fnvPrime^t.hash)>>32)]++
		case t.end-t.start > 1:
			times[uint32(t.hash>>32)]++
		}
		last, before = t.hash, t.end
	})
}

// weigh gives the documents' terms their weights: a word counts by how few documents have it.
func (d *documents) weigh() [][]float32 {
	out := make([][]float32, len(d.docs))
	for i, doc := range d.docs {
		ws := make([]float32, len(doc.terms))
		sum := 0.0
		for k, t := range doc.terms {
			ws[k] = float32((1 + math.Log(float64(t.times))) * d.rareness(t.hash))
			sum += float64(ws[k]) * float64(ws[k])
		}
		if size := float32(math.Sqrt(sum)); size > 0 {
			for k := range ws {
				ws[k] /= size
			}
		}
		out[i] = ws
	}
	return out
}

// rareness weighs a word by the share of documents that have it; what only one has, or a quarter, says nothing.
func (d *documents) rareness(h uint32) float64 {
	n, df := float64(len(d.docs)), float64(d.words[h].count)
	if df < 2 || df > max(2, n/4) {
		return 0
	}
	return math.Log(n / df)
}

// pairs gives the likeness of documents that share rare words.
func (d *documents) pairs() map[[2]int32]float64 {
	weights := d.weigh()
	out := map[[2]int32]float64{}
	for i := range d.docs {
		for _, j := range d.near(int32(i), weights[i]) {
			if s := d.likeness(int32(i), j, weights); s >= sameDocs/2 {
				out[[2]int32{min(int32(i), j), max(int32(i), j)}] = s
			}
		}
	}
	return out
}

// near gives the documents that share most weight of rare words with document i.
func (d *documents) near(i int32, weights []float32) []int32 {
	shared := map[int32]float32{}
	for k, t := range d.docs[i].terms {
		if w := d.words[t.hash]; w.count <= wordHolders {
			for _, j := range w.docs {
				if j != i {
					shared[j] += weights[k]
				}
			}
		}
	}
	out := make([]int32, 0, len(shared))
	for j := range shared {
		out = append(out, j)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(d.docs[a].id, d.docs[b].id))
	})
	return out[:min(len(out), docsTried)]
}

// likeness is the cosine of two documents, less the further apart in time they were published.
func (d *documents) likeness(i, j int32, weights [][]float32) float64 {
	a, b := d.docs[i].terms, d.docs[j].terms
	sum, x, y := 0.0, 0, 0
	for x < len(a) && y < len(b) {
		switch {
		case a[x].hash < b[y].hash:
			x++
		case b[y].hash < a[x].hash:
			y++
		default:
			sum += float64(weights[i][x]) * float64(weights[j][y])
			x, y = x+1, y+1
		}
	}
	p, q := d.docs[i].published, d.docs[j].published
	if p.Placed() && q.Placed() && !p.Overlaps(q) {
		sum *= 0.5 + 0.5*math.Exp(-float64(gapDays(p, q))/likeDays)
	}
	return sum
}

// byReport gives the likeness of reports by their ids, the lesser id first.
func (d *documents) byReport(likeness map[[2]int32]float64) map[[2]habeas.ReportID]float64 {
	out := make(map[[2]habeas.ReportID]float64, len(likeness))
	for p, s := range likeness {
		out[reportPair(d.docs[p[0]].id, d.docs[p[1]].id)] = s
	}
	return out
}

// groups gives the groups of reports, in order of their ids.
func (d *documents) groups(likeness map[[2]int32]float64) [][]habeas.ReportID {
	rank := d.ranks()
	type pair struct {
		a, b int
		s    float64
	}
	pairs := make([]pair, 0, len(likeness))
	for p, s := range likeness {
		a, b := rank[p[0]], rank[p[1]]
		pairs = append(pairs, pair{min(a, b), max(a, b), s})
	}
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.s, p.s), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	byRank := make([]int32, len(d.docs))
	for i, r := range rank {
		byRank[r] = int32(i)
	}
	like := func(a, b int) float64 {
		i, j := byRank[a], byRank[b]
		return likeness[[2]int32{min(i, j), max(i, j)}]
	}
	s, members := newSets(len(d.docs)), map[int][]int{}
	for _, p := range pairs {
		a, b := s.find(p.a), s.find(p.b)
		if p.s < sameDocs {
			break
		}
		if a == b {
			continue
		}
		as, bs := grouped(members, a), grouped(members, b)
		if meanLikeness(as, bs, like) < sameDocsMean*sameDocs {
			continue
		}
		s.join(a, b)
		merged := append(slices.Clone(as), bs...)
		slices.Sort(merged)
		members[s.find(a)] = merged
	}
	out := make([][]habeas.ReportID, 0, len(d.docs))
	for _, g := range s.groups() {
		ids := make([]habeas.ReportID, len(g))
		for k, r := range g {
			ids[k] = d.docs[byRank[r]].id
		}
		out = append(out, ids)
	}
	return out
}

func grouped(members map[int][]int, x int) []int {
	if m, ok := members[x]; ok {
		return m
	}
	return []int{x}
}

func meanLikeness(as, bs []int, like func(a, b int) float64) float64 {
	sum, n := 0.0, 0
	for _, a := range spread(as) {
		for _, b := range spread(bs) {
			sum += like(a, b)
			n++
		}
	}
	return sum / float64(n)
}

// ranks gives each document its place in the order of ids.
func (d *documents) ranks() []int {
	order := make([]int, len(d.docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(d.docs[a].id, d.docs[b].id) })
	rank := make([]int, len(order))
	for r, i := range order {
		rank[i] = r
	}
	return rank
}
