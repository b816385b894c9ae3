package web

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"habeas"
	"habeas/internal/chart"
)

// people says a figure of the register with its unit: "7 people", "50–60 people", "201 or more people".
func (c *catalogue) people(r habeas.Range) string {
	if r.Low == 1 && r.High == 1 && !r.Open {
		return c.say("people.one")
	}
	return c.ranged(r, "people.exact", "people.open", "people.between")
}

// row says a figure at the head of a line, where the act that follows says of what.
func (c *catalogue) row(r habeas.Range) string {
	return c.ranged(r, "row.exact", "row.open", "row.between")
}

// bare says a figure without its unit: "7", "50–60", "201 or more".
func (c *catalogue) bare(r habeas.Range) string {
	return c.ranged(r, "count.exact", "count.open", "count.between")
}

// said reports whether any number was said.
func said(r habeas.Range) bool { return r != habeas.Range{} }

// ranged says a figure by the key for its kind.
func (c *catalogue) ranged(r habeas.Range, exact, open, between string) string {
	switch {
	case !said(r):
		return c.say("count.none")
	case r.Open:
		return c.say(open, figure(r.Low))
	case r.Low == r.High:
		return c.say(exact, figure(r.Low))
	}
	return c.say(between, figure(r.Low), figure(r.High))
}

// bounds says all three figures for those who do not see the bar.
func (c *catalogue) bounds(r habeas.Range) string {
	if !said(r) {
		return c.say("count.none")
	}
	high := figure(r.High)
	if r.Open {
		high = c.say("count.no_high")
	}
	return c.say("count.bounds", figure(r.Low), figure(r.Best), high)
}

// count says one claim's count, with its unit and the source's own words where they say more than the figure.
func (c *catalogue) count(n habeas.Count) string {
	if n.IsZero() {
		return c.say("count.none")
	}
	r := habeas.Range{Low: n.Low, Best: n.Best(), High: n.High, Open: n.Open}
	if n.Unit != habeas.Persons {
		return c.say("count.of", c.bare(r), c.code("unit", string(n.Unit)))
	}
	return c.people(r)
}

func chartBounds(r habeas.Range) chart.Bounds {
	return chart.Bounds{Low: r.Low, Best: r.Best, High: r.High, Open: r.Open}
}

// origins says how many independent origins know, and how many reports tell: "1–2 independent origins, 2 reports".
func (c *catalogue) origins(o habeas.Origins, reports int) string {
	told := c.some("reports", reports)
	if o.Low == o.High {
		return c.say("list.two", c.some("origins", o.Low), told)
	}
	return c.say("list.two", c.say("origins.between", figure(o.Low), figure(o.High)), told)
}

// place says where as far as the source said: "Shenyang, Liaoning, China"; several places of one act are all named.
func (c *catalogue) place(p habeas.Place) string {
	if p.IsZero() {
		return c.say("place.none")
	}
	names := []string{c.onePlace(p)}
	for _, also := range p.Also {
		names = append(names, c.onePlace(also))
	}
	names = inner(names)
	return strings.Join(names, c.say("place.and"))
}

func (c *catalogue) onePlace(p habeas.Place) string {
	parts := make([]string, 0, 3)
	for _, part := range []string{p.Name, p.Admin1, c.country(p.Country)} {
		if part != "" && (len(parts) == 0 || parts[len(parts)-1] != part) {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return c.say("words", p.Words)
	}
	return strings.Join(parts, ", ")
}

// inner drops repeated names, keeping their order.
func inner(names []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// country names a country by its code; an unknown code is shown as it is.
func (c *catalogue) country(code string) string {
	if code == "" {
		return ""
	}
	if w, ok := c.words["country."+code]; ok {
		return w
	}
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(c.lang).Name(r); name != "" {
		return name
	}
	return code
}

// members says the composition of a group: "1 girl (9), 7 women".
func (c *catalogue) members(ms []habeas.Member) string {
	parts := make([]string, 0, len(ms))
	for _, m := range ms {
		kind := c.code("member", m.Kind)
		if m.N > 0 {
			kind = c.say("member.n", figure(m.N), c.memberOf(m))
		}
		if m.Age > 0 {
			kind = c.say("member.age", kind, figure(m.Age))
		}
		parts = append(parts, kind)
	}
	return strings.Join(parts, ", ")
}

// memberOf names a kind in the number that its count asks for.
func (c *catalogue) memberOf(m habeas.Member) string {
	if w, ok := c.words["members."+m.Kind]; ok && m.N > 1 {
		return w
	}
	return c.code("member", m.Kind)
}

// group says who, in the source's words, with the role where it is not that of a victim.
func (c *catalogue) group(g habeas.Group) string {
	if g.Words == "" {
		return c.code("group", g.Kind)
	}
	if g.Role != "" && g.Role != "victim" {
		return c.say("group.role", g.Words, c.code("role", g.Role))
	}
	return c.say("words", g.Words)
}

// languageName names the language of a report: "Korean".
func (c *catalogue) languageName(l habeas.Lang) string {
	tag, err := language.Parse(string(l))
	if err != nil {
		return string(l)
	}
	if name := display.Tags(c.lang).Name(tag); name != "" {
		return name
	}
	return string(l)
}

// scriptLang tells the language of a few foreign words by their script, so that they are read out rightly: "ko" for hangul,
// "zh" for Han characters alone, "ja" with kana, and "" for everything else.
func scriptLang(words string) string {
	found := ""
	for _, r := range words {
		switch {
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Han, r):
			found = "zh"
		}
	}
	return found
}
