package lexicon

import "strings"

// A verb's forms. Regular ones are made by rule; the others stand in verbs.txt, one verb a line: base, past, participle,
// gerund.
type verb struct{ base, third, past, participle, gerund string }

func regular(base string) verb {
	v := verb{base: base, third: base + "s", past: base + "ed", gerund: base + "ing"}
	switch {
	case strings.HasSuffix(base, "ee"):
		v.past = base + "d"
	case strings.HasSuffix(base, "e"):
		v.past, v.gerund = base+"d", base[:len(base)-1]+"ing"
	case consonantY(base):
		v.third, v.past = base[:len(base)-1]+"ies", base[:len(base)-1]+"ied"
	case sibilant(base):
		v.third = base + "es"
	}
	v.participle = v.past
	return v
}

func consonantY(s string) bool {
	return len(s) > 1 && s[len(s)-1] == 'y' && !strings.ContainsRune("aeiou", rune(s[len(s)-2]))
}

func sibilant(s string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// forms lists each spelling of the verb once, with all the forms it may be.
func (v verb) forms() map[string]Form {
	out := map[string]Form{}
	out[v.base] |= Base
	out[v.third] |= Third
	out[v.past] |= Past
	out[v.participle] |= Participle
	out[v.gerund] |= Gerund
	return out
}
