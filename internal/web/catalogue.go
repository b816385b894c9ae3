package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

//go:embed words/*.json
var wordFiles embed.FS

// languages are those that the desk speaks, the one for everybody else first.
var languages = []language.Tag{language.English, language.Korean, language.SimplifiedChinese}

// A catalogue holds the desk's words in one language. A key that may stand for one or several ends in ".one" or ".other";
// languages without that difference give ".other" alone.
type catalogue struct {
	lang  language.Tag
	words map[string]string
}

// loadCatalogue reads the words of a language; a file that is missing or broken is a fault of the build.
func loadCatalogue(lang language.Tag) (*catalogue, error) {
	name := "words/" + lang.String() + ".json"
	b, err := wordFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	c := &catalogue{lang: lang}
	if err := json.Unmarshal(b, &c.words); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// say gives the words of a key with its arguments filled in. A key without words shows itself, and a test fails.
func (c *catalogue) say(key string, args ...any) string {
	w, ok := c.words[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	if len(args) == 0 {
		return w
	}
	return fmt.Sprintf(w, args...)
}

// some says a key for n of something; n, with its thousands told apart, is the first argument.
func (c *catalogue) some(key string, n int, args ...any) string {
	form := key + ".other"
	if _, ok := c.words[key+".one"]; ok && n == 1 {
		form = key + ".one"
	}
	return c.say(form, append([]any{figure(n)}, args...)...)
}

// code says a code of the vocabulary, such as an act; one that only a user's own lexicon knows is shown as it is, with
// spaces.
func (c *catalogue) code(group, code string) string {
	if w, ok := c.words[group+"."+code]; ok {
		return w
	}
	return strings.ReplaceAll(code, "_", " ")
}

// figure prints a whole number with its thousands told apart: 1,137.
func figure(n int) string {
	s := fmt.Sprint(n)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
