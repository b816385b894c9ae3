package extract

import "habeas/internal/lexicon"

// What belongs to a phrase by "of": the body somebody is a member of, the place of an office, the people of a group.

// joinOf appends q to the phrases before it, or joins it to the last one by "of".
func (p *passage) joinOf(out []phrase, q phrase, book *orgBook) []phrase {
	if len(out) > 0 {
		last := &out[len(out)-1]
		if last.kind == "name" && last.b == q.a && q.kind == "body" && q.head-q.first > 1 && !p.dropped(q.first) {
			q.a, q.first = last.a, last.named.start // "the Ana Ruso Liberation Front"
			q.org, *last = p.desc(&q), q
			last.org = q.org
			return out
		}
		if last.kind == "body" && last.org != "" && last.b == q.a && (q.kind == "armed" || q.kind == "crowd" || q.kind == "force") {
			q.org, q.a = last.org, last.a // "NF guerrillas"
			*last = q
			return out
		}
		if last.kind == "body" && last.org != "" && last.b == q.a-1 && (p.lower(last.b) == ")" || p.lower(last.b) == "]") && (q.kind == "armed" || q.kind == "body" || q.kind == "crowd") {
			q.org = last.org // "Northern Front (NF) guerrillas"
		}
		if p.onlyBetween(last.b, q.a, "of") && q.a > last.b {
			if p.join(last, &q) {
				return out
			}
		}
	}
	if q.kind == "body" && p.lower(q.b) == "of" && book != nil {
		p.bodyOf(&q)
	} else if p.onList("of heads", q.head-1) && p.lower(q.b) == "of" && q.b == q.head {
		p.placeOf(&q)
	}
	return append(out, q)
}

// dropped reports whether the word at k only leads to the name of a body.
func (p *passage) dropped(k int) bool { return p.onList("describing first", k) || p.lower(k) == "the" }

// join takes q into the phrase before "of".
func (p *passage) join(last, q *phrase) bool {
	switch {
	case p.onList("set heads", last.head-1) && q.people():
		if last.counted && !q.counted && !p.onList("groups", last.head-1) {
			q.count, q.counted = last.count, true
		}
		if p.onList("named with of", last.head-1) {
			q.set = p.text(last.first, last.b+1) + " "
		}
		q.a = last.a
		*last = *q
		return true
	case p.onList("members", last.head-1) && (q.kind == "civil" || q.kind == "force") && q.name == "":
		last.b, last.head, last.kind = q.b, q.b, q.kind
		return true
	case p.onList("of heads", last.head-1) && last.people() && (q.kind == "body" || q.org != "" && q.name == "" || q.kind == "thing" && last.kind == "civil"):
		if q.kind != "thing" {
			last.org = firstOf(q.org, p.desc(q))
		}
		last.b = q.b
		if p.onList("members", last.head-1) || last.kind == "civil" {
			last.head = q.b
		}
		return true
	}
	return false
}

// bodyOf takes in the words after "of" that belong to the name of a body: "army of national liberation".
func (p *passage) bodyOf(q *phrase) {
	k := q.b + 1
	n := 0
	for k < len(p.tokens) && n < 4 && p.tokens[k].Word && !closes[p.lower(k)] && !definites[p.lower(k)] && !p.inPlace(k) && !p.inTime(k, k+1) && !p.verbOfAct(k) && p.find(lexicon.People, k) == nil && !p.tokens[k].Digit && p.find(lexicon.Saying, k) == nil {
		k++
		n++
	}
	if n > 0 {
		q.b, q.head = k, k
		q.org = p.desc(q)
	}
}

// verbOfAct reports whether an act stands at k that is no noun.
func (p *passage) verbOfAct(k int) bool {
	h := p.find(lexicon.Act, k)
	return h != nil && h.Entry.Kind != "noun"
}

// placeOf takes in the place of an office: "mayor of Springfield".
func (p *passage) placeOf(q *phrase) {
	k := q.b + 1
	if p.lower(k) == "the" {
		return
	}
	end := k
	for end < len(p.tokens) && end-k < 4 && (p.inPlace(end) || p.nameToken(end)) {
		end++
	}
	if end > k {
		q.b, q.head = end, end
	}
}
