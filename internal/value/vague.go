package value

import "habeas"

// withVague adds to the times of a text the words that place things in time without naming one: "the current rules", "recent arrests",
// "in the past". They are expressions of time for who asks for all of them, and date nothing.
func withVague(text string, lang habeas.Lang, ts []Time) []Time {
	if lang != "" && lang != "en" {
		return ts
	}
	t := english()
	p := reader{text: text, t: t, toks: t.appendTokens(nil, text)}
	out := make([]Time, 0, len(ts))
	k := 0
	for i := 0; i < len(p.toks); i++ {
		start, end := int(p.toks[i].start), int(p.toks[i].end)
		for k < len(ts) && ts[k].Start < end {
			out = append(out, ts[k])
			k++
		}
		if covered := len(out) > 0 && out[len(out)-1].End > start; covered || !p.vagueAt(i) {
			continue
		}
		if p.class(i-1) == "the" {
			start = int(p.toks[i-1].start)
		}
		out = append(out, Time{Start: start, End: end, When: habeas.When{Words: text[start:end]}})
	}
	return append(out, ts[k:]...)
}

// vagueAt reports such a word: an adjective before its noun, or "the past" and "the future" by themselves.
func (p *reader) vagueAt(i int) bool {
	switch p.class(i) {
	case "vague", "recent":
		return p.noun(i + 1)
	case "era":
		return p.class(i-1) == "the" && !p.noun(i+1)
	}
	return false
}
