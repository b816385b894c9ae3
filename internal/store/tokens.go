package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What is indexed of one report; PostgreSQL takes at most a megabyte of tokens and their places for one document.
const (
	mostTokens  = 40_000
	mostIndexed = 900_000 // bytes of tokens and places
)

// longestToken is the most bytes of one token; longer runs of letters are no words.
const longestToken = 100

// Tokens cuts text into what the full-text index holds: words of Latin script, hangul and others in lower case, and
// overlapping pairs for runs of Han characters. Both engines index these tokens and nothing else, so they find the same.
func Tokens(text string) []string {
	var out []string
	for _, run := range runs(text) {
		if len(out) >= mostTokens {
			break
		}
		out = append(out, run.tokens()...)
	}
	return out
}

// A run is a stretch of letters and digits of one kind.
type run struct {
	text string
	han  bool
}

func (r run) tokens() []string {
	rs := []rune(r.text)
	switch {
	case !r.han && len(r.text) > longestToken:
		return nil
	case !r.han || len(rs) == 1:
		return []string{r.text}
	}
	pairs := make([]string, 0, len(rs)-1)
	for i := range len(rs) - 1 {
		pairs = append(pairs, string(rs[i:i+2]))
	}
	return pairs
}

// runs cuts folded text where letters end, and where Han begins or ends.
func runs(text string) []run {
	var out []run
	var b strings.Builder
	han := false
	flush := func() {
		if b.Len() > 0 {
			out = append(out, run{b.String(), han})
			b.Reset()
		}
	}
	for _, c := range norm.NFKC.String(strings.ToLower(text)) {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			flush()
			continue
		}
		if h := unicode.Is(unicode.Han, c); h != han {
			flush()
			han = h
		}
		b.WriteRune(c)
	}
	flush()
	return out
}

// Terms cuts a query into terms that must all be found; a term of several tokens is a phrase. A term that may be the
// beginning of a word, as hangul words with their particles are, ends in "*".
func Terms(query string) [][]string {
	var out [][]string
	for _, r := range runs(query) {
		t := r.tokens()
		if len(t) == 0 {
			continue
		}
		first := []rune(r.text)
		if unicode.Is(unicode.Hangul, first[0]) || (r.han && len(first) == 1) {
			t = []string{t[0] + "*"}
		}
		out = append(out, t)
	}
	return out
}

// ftsDocument and ftsQuery speak FTS5. Tokens are letters and digits only, so quoting is all that is needed.
func ftsDocument(tokens []string) string { return strings.Join(tokens, " ") }

func ftsQuery(terms [][]string) string {
	var out []string
	for _, t := range terms {
		if w, prefix := strings.CutSuffix(t[0], "*"); prefix {
			out = append(out, `"`+w+`" *`)
			continue
		}
		out = append(out, `"`+strings.Join(t, " ")+`"`)
	}
	return strings.Join(out, " AND ")
}

// mostPosition is the highest position and mostPositions the number of them that a tsvector keeps for one lexeme.
const (
	mostPosition  = 16383
	mostPositions = 255
)

// tsDocument writes a tsvector literal. Casting it keeps the engine's own parser out of the way.
func tsDocument(tokens []string) string {
	at := map[string][]string{}
	for i, t := range tokens {
		if len(at[t]) < mostPositions {
			at[t] = append(at[t], strconv.Itoa(min(i+1, mostPosition)))
		}
	}
	words := make([]string, 0, len(at))
	for t, places := range at {
		words = append(words, fmt.Sprintf("'%s':%s", t, strings.Join(slices.Compact(places), ",")))
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

func tsQuery(terms [][]string) string {
	var out []string
	for _, t := range terms {
		if w, prefix := strings.CutSuffix(t[0], "*"); prefix {
			out = append(out, "'"+w+"':*")
			continue
		}
		quoted := make([]string, len(t))
		for i, w := range t {
			quoted[i] = "'" + w + "'"
		}
		out = append(out, "("+strings.Join(quoted, " <-> ")+")")
	}
	return strings.Join(out, " & ")
}
