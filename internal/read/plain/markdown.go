package plain

import (
	"regexp"
	"strings"
)

var (
	mdImage    = regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]*\)`)
	mdLink     = regexp.MustCompile(`\[([^\]\n]+)\]\([^)\n]*\)`)
	mdHeading  = regexp.MustCompile(`(?m)^#{1,6}[ \t]+(.*?)[ \t]*#*$`)
	mdRule     = regexp.MustCompile(`(?m)^[ \t]*([-*_][ \t]*){3,}$`)
	mdItem     = regexp.MustCompile(`(?m)^([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+`)
	mdQuote    = regexp.MustCompile(`(?m)^(?:>[ \t]?)+`)
	mdEmphasis = regexp.MustCompile(`\*{1,3}([^*\s](?:[^*\n]*[^*\s])?)\*{1,3}`)
	mdStrong   = regexp.MustCompile(`\b__([^_\s](?:[^_\n]*[^_\s])?)__\b`)
	mdField    = regexp.MustCompile(`^[A-Za-z_-]+:`)
)

// Markdown gives the words of a Markdown text without its marks: links by their words, no pictures, no marks of headings,
// lists, quotations and emphasis. fields are the lines of a block of fields at its head, which is left out of the words.
func Markdown(s string) (words string, fields map[string]string) {
	s, fields = frontMatter(s)
	s = mdImage.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdHeading.ReplaceAllString(s, "$1")
	s = mdRule.ReplaceAllString(s, "")
	s = mdQuote.ReplaceAllString(s, "")
	s = mdItem.ReplaceAllString(s, "$1")
	s = mdEmphasis.ReplaceAllString(s, "$1")
	s = mdStrong.ReplaceAllString(s, "$1")
	return s, fields
}

// frontMatter takes off a block of fields between lines of three hyphens at the head of a text.
func frontMatter(s string) (rest string, fields map[string]string) {
	body, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return s, nil
	}
	head, rest, ok := strings.Cut(body, "\n---\n")
	if !ok || len(head) > 1<<14 {
		return s, nil
	}
	fields = map[string]string{}
	for l := range strings.SplitSeq(head, "\n") {
		if !mdField.MatchString(l) {
			continue
		}
		k, v, _ := strings.Cut(l, ":")
		fields[strings.ToLower(k)] = strings.Trim(strings.TrimSpace(v), `"'`)
	}
	return strings.TrimLeft(rest, "\n"), fields
}
