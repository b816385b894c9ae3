package gazetteer

// What states and countries say of the towns named before them.

// stateAbroad reports whether the rows hold a division outside the United States, where "State" in capitals makes no university.
func (f *finder) stateAbroad(rows []int32) bool {
	for _, r := range rows {
		if it := &f.g.rows[r]; it.kind == "province" && it.place.Country == "US" {
			return false
		}
	}
	return f.has(rows, "province")
}

// state reads "Springfield, Illinois", "Springfield, Ill.", "Tumen (Jilin)" and "Lima, Peru": a division or country that holds one
// of the rows.
func (f *finder) state(last int, rows []int32) (within int32, at int, ok bool) {
	outer, at, ok := f.outer(last)
	if !ok {
		return 0, 0, false
	}
	for _, o := range outer {
		for _, r := range rows {
			if r != o && f.g.Contains(f.g.rows[o].place, f.g.rows[r].place) && f.g.rows[r].kind != "country" {
				return o, at, true
			}
		}
	}
	return 0, 0, false
}

// outer reads a division or country after a comma.
func (f *finder) outer(last int) (rows []int32, at int, ok bool) {
	if last+1 >= len(f.toks) {
		return nil, 0, false
	}
	gap := f.text[f.toks[last].end:f.toks[last+1].start]
	if gap != ", " && gap != "," && gap != ",\n" {
		return nil, 0, false
	}
	n, end, ok := f.longest(last+1, f.g.latin)
	if ok {
		for _, r := range n.rows {
			if k := f.g.rows[r].kind; k == "province" || k == "country" {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			if w := f.word(end + 1); w == "province" && f.spaced(end) {
				end++
			}
			return rows, end, true
		}
	}
	return f.abbreviated(last + 1)
}

// abbreviated reads "Ill." or "N.Y."; two bare capitals ("TX") too, but no ordinary word ("La", "Miss").
func (f *finder) abbreviated(i int) (rows []int32, at int, ok bool) {
	for n := 3; n >= 1; n-- {
		if i+n > len(f.toks) {
			continue
		}
		key := f.word(i)
		for k := 1; k < n; k++ {
			if !f.close(i + k - 1) {
				key = ""
				break
			}
			key += " " + f.word(i+k)
		}
		r, found := f.g.short[key]
		t := f.toks[i]
		stop := int(f.toks[i+n-1].end)
		dotted := stop < len(f.text) && f.text[stop] == '.'
		if found && t.upper && (dotted || t.caps && t.end-t.start == 2 && n == 1) {
			return []int32{r}, i + n - 1, true
		}
	}
	return nil, 0, false
}

// stop gives the end of a state's name, with the point of its abbreviation where the sentence does not end there.
func (f *finder) stop(at int) int {
	end := int(f.toks[at].end)
	if _, short := f.g.short[f.word(at)]; (short || f.toks[at].end-f.toks[at].start == 1) && end < len(f.text) && f.text[end] == '.' {
		end++
	}
	return end
}

// otherState reads the abbreviation of a state of the United States that has no town of the name in any file: "Paris, Wyo." is a town
// of Wyoming whatever else is called Paris.
func (f *finder) otherState(i, last int, rows []int32) (within int32, at int, ok bool) {
	if f.caps || last+1 >= len(f.toks) || f.text[f.toks[last].end:f.toks[last+1].start] != ", " || !f.has(rows, "city") {
		return 0, 0, false
	}
	outer, at, ok := f.abbreviated(last + 1)
	if !ok || f.capitalBefore(i) {
		return 0, 0, false
	}
	return outer[0], at, true
}

// beforeState finds a town that no file has, vouched for by its state: "Smallville, Kan.". It takes at most three capital words.
func (f *finder) beforeState(i int) int {
	if f.caps {
		return i + 1
	}
	last := i
	for last+1 < len(f.toks) && last < i+2 && f.toks[last+1].upper && f.text[f.toks[last].end:f.toks[last+1].start] == " " {
		last++
	}
	rows, at, ok := f.outer(last)
	if !ok || f.g.rows[rows[0]].kind != "province" || f.g.rows[rows[0]].place.Country != "US" || !f.locative(i) {
		return i + 1
	}
	f.add(hit{start: int(f.toks[i].start), end: f.stop(at), rows: rows, within: rows[0], sure: true,
		unlisted: f.text[f.toks[i].start:f.toks[last].end]})
	return at + 1
}
