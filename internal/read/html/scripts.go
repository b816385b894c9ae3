package html

import "strings"

// unscripted gives a page without its scripts and styles, JSON-LD excepted. They are a good half of many pages, nothing of
// them is read, and the parser is slow in them.
func unscripted(s string) string {
	var b strings.Builder
	kept := 0
	for i := 0; i < len(s); {
		open := strings.IndexByte(s[i:], '<')
		if open < 0 {
			break
		}
		open += i
		name := rawElement(s[open+1:])
		if name == "" {
			i = open + 1
			continue
		}
		tagEnd := strings.IndexByte(s[open:], '>')
		if tagEnd < 0 {
			break
		}
		tagEnd += open + 1
		end := endOf(s[tagEnd:], name)
		if end < 0 {
			break
		}
		i = tagEnd + end
		if strings.Contains(s[open:tagEnd], "ld+json") {
			continue
		}
		if b.Len() == 0 {
			b.Grow(len(s) / 2)
		}
		b.WriteString(s[kept:tagEnd]) // the empty element stays, so that nothing is joined that was parted
		kept = i
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// rawElement gives the name of a script or style element that begins at s, after its "<", and "" for any other.
func rawElement(s string) string {
	for _, name := range []string{"script", "style"} {
		if len(s) > len(name) && strings.EqualFold(s[:len(name)], name) && strings.IndexByte(" \t\r\n\f/>", s[len(name)]) >= 0 {
			return name
		}
	}
	return ""
}

// endOf gives where the end tag of an element begins, and -1 where there is none.
func endOf(s, name string) int {
	for i := 0; ; {
		at := strings.Index(s[i:], "</")
		if at < 0 || i+at+2+len(name) > len(s) {
			return -1
		}
		i += at
		if strings.EqualFold(s[i+2:i+2+len(name)], name) {
			return i
		}
		i += 2
	}
}
