package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/internal/read/plain"
)

// Flow makes paragraphs of printed lines: lines of one paragraph are joined, page numbers and what is printed on top or at
// the foot of many pages is left out, and a sentence that runs over a page's end goes on.
func Flow(s string) string {
	pages := strings.Split(plain.Lines(s), "\f")
	repeated := runningHeads(pages)
	var out []string
	for n, p := range pages {
		for i, para := range paragraphs(unstamped(p, n == 0), repeated) {
			if last := len(out) - 1; i == 0 && last >= 0 && continues(out[last], para) {
				out[last] = join(out[last], para)
				continue
			}
			out = append(out, para)
		}
	}
	return strings.Join(out, "\n\n")
}

var (
	// browserDate is the day and the time of printing that browsers put before the title on top of each page.
	browserDate = regexp.MustCompile(`^\s*(?:\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{1,4}\.?,? (?:(?:오전|오후|上午|下午) ?)?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)`)
	// browserFoot is the address and the number that they put at the foot.
	browserFoot = regexp.MustCompile(`^\s*(?:https?|file)://\S*?\s*\d+/\d+\s*$|^\s*(?:https?|file)://\S+\s*$|^\s*\d+/\d+\s*$`)
)

// edge is how many lines from the top and the foot of a page a browser's stamps are looked for.
const edge = 4

// unstamped gives a page without what a browser prints around it. Of the first page the title that stands there is kept.
func unstamped(page string, first bool) string {
	lines := strings.Split(strings.Trim(page, "\n"), "\n")
	var out []string
	for i, l := range lines {
		if i >= edge && i < len(lines)-edge {
			out = append(out, l)
			continue
		}
		if loc := browserDate.FindStringIndex(l); loc != nil {
			if l = l[loc[1]:]; !first {
				continue
			}
			l = strings.TrimSpace(l) + "\n"
		}
		if !browserFoot.MatchString(l) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// paragraphs gives those of one page.
func paragraphs(page string, repeated map[string]bool) []string {
	var out []string
	cur := ""
	lines := strings.Split(page, "\n")
	width := usualWidth(lines)
	first, last := outermost(lines)
	for i, l := range lines {
		l = tidy(l)
		switch {
		case repeated[key(l)] && l != "", (i == first || i == last) && number(l):
			continue
		case l == "":
			if cur != "" {
				out, cur = append(out, cur), ""
			}
			continue
		}
		cur = join(cur, l)
		if length := utf8.RuneCountInString(l); length < width*7/10 && ended(l) || length < width*6/10 && !goesOn(lines[i+1:]) {
			out, cur = append(out, cur), ""
		}
	}
	if cur != "" {
		out = append(out, cur)
	}
	return out
}

// outermost gives the first and the last line that is not blank; a page's number stands there, and a number elsewhere is the
// text's.
func outermost(lines []string) (first, last int) {
	first, last = -1, -1
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return first, last
}

// tidy gives a line without hidden and control characters and with single spaces.
func tidy(l string) string {
	l = strings.Map(func(r rune) rune {
		if plain.Hidden(r) || unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, l)
	return strings.Join(strings.Fields(l), " ")
}

// usualWidth gives the length in characters that three of four lines of a page do not exceed: the width of its columns, which
// a heading over them may exceed.
func usualWidth(lines []string) int {
	var all []int
	for _, l := range lines {
		if n := utf8.RuneCountInString(strings.TrimSpace(l)); n > 0 {
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)*3/4]
}

// goesOn reports whether the next line begins in the middle of a sentence.
func goesOn(rest []string) bool {
	if len(rest) == 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest[0]))
	return unicode.IsLower(next) || unicode.IsDigit(next) || strings.ContainsRune("(,;“‘\"'", next)
}

// join puts two lines together: a word that was hyphenated is made whole again, and east Asian text has no space between.
func join(a, b string) string {
	if a == "" {
		return b
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	next, _ := utf8.DecodeRuneInString(b)
	switch {
	case last == '-' && unicode.IsLower(next) && !strings.Contains(firstWord(b), "-"):
		return strings.TrimSuffix(a, "-") + b
	case last == '-' && unicode.IsLower(next):
		return a + b
	case noSpace(last) && noSpace(next):
		return a + b
	}
	return a + " " + b
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// noSpace reports the scripts that are written without spaces. Korean has them, and a line may end within a word or after
// it: a space is the smaller harm.
func noSpace(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}

func ended(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’」』)）]`))
	return strings.ContainsRune(".!?。！？:：", r)
}

// continues reports whether b goes on where a stopped at the end of a page.
func continues(a, b string) bool {
	next, _ := utf8.DecodeRuneInString(b)
	return !ended(a) && (unicode.IsLower(next) || noSpace(next) && len(a) > 60)
}

// number reports a page number: digits with marks around them, or "Page 3 of 9".
func number(l string) bool {
	if l == "" || len(l) > 20 {
		return false
	}
	digits := 0
	rest := strings.NewReplacer("page", "", "of", "").Replace(strings.ToLower(l))
	for _, r := range rest {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			return false
		}
	}
	return digits > 0 && digits <= 6
}

// runningHeads finds lines that stand first or last on at least three pages and on more than half of them, page numbers in
// them aside.
func runningHeads(pages []string) map[string]bool {
	n, full := map[string]int{}, 0
	for _, p := range pages {
		lines := strings.Split(strings.TrimSpace(p), "\n")
		if len(lines) < 3 {
			continue
		}
		full++
		for _, l := range []string{lines[0], lines[len(lines)-1]} {
			n[key(tidy(l))]++
		}
	}
	out := map[string]bool{}
	for k, c := range n {
		if k != "" && c >= 3 && c*2 > full {
			out[k] = true
		}
	}
	return out
}

// key is a line without its digits.
func key(l string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, l)
}
