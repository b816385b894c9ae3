package region

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"habeas"
	"habeas/internal/read/stamp"
)

//go:embed cues/*.tsv
var files embed.FS

// A place says where in a text a cue works, and how far.
type place string

const (
	wholeLine place = "line"     // the whole line
	lineBegin place = "begin"    // a line that begins so
	sentence  place = "sentence" // from here to the end of the sentence
	prefix    place = "prefix"   // these words where the story begins, and no more
	shout     place = "shout"    // as prefix, but only what the first group matches
	posted    place = "posted"   // words before a date where the story begins
	suffix    place = "suffix"   // these words at the end of a line, and no more
	credit    place = "credit"   // a line that ends so
	caption   place = "caption"  // a caption that begins so
	opens     place = "open"     // a line after which headlines follow
	rest      place = "rest"     // a line after which everything is of the kind
)

// A cue is one pattern of the tables.
type cue struct {
	kind  habeas.RegionKind
	where place
	re    *regexp.Regexp
	first *firsts
	needs []string // a match holds one of these, in small letters; empty means nothing is known
}

// matches reports whether the cue is in s, which in small letters is lower.
func (c *cue) matches(s, lower string) bool { return c.may(s, lower) && c.re.MatchString(s) }

// may reports whether a match is possible at all.
func (c *cue) may(s, lower string) bool {
	if !c.first.may(s) {
		return false
	}
	for _, n := range c.needs {
		if strings.Contains(lower, n) {
			return true
		}
	}
	return len(c.needs) == 0
}

// find gives where the cue and its groups are in s, and nil where it is not.
func (c *cue) find(s string) []int {
	if !c.may(s, strings.ToLower(s)) {
		return nil
	}
	return c.re.FindStringSubmatchIndex(s)
}

// cues gives the cues of the tables by place, in the order of the files.
var cues = sync.OnceValue(func() map[place][]cue {
	out := map[place][]cue{}
	for _, name := range []string{"en", "ko", "zh", "dates"} {
		b, err := files.ReadFile("cues/" + name + ".tsv")
		if err != nil {
			panic(err) // the tables are part of the program
		}
		for i, l := range strings.Split(string(b), "\n") {
			if l == "" || l[0] == '#' {
				continue
			}
			c, err := parseCue(l)
			if err != nil {
				panic(fmt.Sprintf("cues/%s.tsv:%d: %v", name, i+1, err))
			}
			out[c.where] = append(out[c.where], c)
		}
	}
	return out
})

func parseCue(l string) (cue, error) {
	f := strings.Split(l, "\t")
	if len(f) != 3 && len(f) != 4 {
		return cue{}, fmt.Errorf("want three or four columns, got %d", len(f))
	}
	c := cue{kind: habeas.RegionKind(f[0]), where: place(f[1])}
	if len(f) == 4 {
		c.needs = strings.Split(f[3], ",")
	}
	p := strings.NewReplacer("{FULL}", stamp.Full, "{DATE}", stamp.Short, "{TIME}", stamp.Time).Replace(f[2])
	flags := "(?i)"
	if rest, ok := strings.CutPrefix(p, "(?-i)"); ok {
		flags, p = "", rest
	}
	switch c.where {
	case wholeLine, opens, rest:
		p = flags + `^(?:` + p + `)$`
	case suffix, credit:
		p = flags + `(?:` + p + `)$`
	case posted:
		p = flags + `^(?:` + p + `)` + "(" + stamp.Full + `(?:,?(?: at)?(?: ?[-|·])? ?` + stamp.Time + `)?)(?:[.。|]| ?$)? ?`
	default:
		p = flags + `^(?:` + p + `)`
	}
	var err error
	if c.re, err = regexp.Compile(p); err != nil {
		return c, err
	}
	if c.where == suffix || c.where == credit {
		c.first = &firsts{}
		c.first.all() // these are looked for at the end
		return c, nil
	}
	c.first, err = firstsOf(p)
	return c, err
}
