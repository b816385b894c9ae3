package web

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/tally"
)

var (
	saidInTemplates = regexp.MustCompile(`\b(t|n) "([a-z_0-9.]+)"`)
	saidInGo        = regexp.MustCompile(`\.(say|some)\("([a-z_0-9.]+)"`)
	argNumber       = regexp.MustCompile(`%\[\d\]`)
	verb            = regexp.MustCompile(`%(\.\d)?[a-z]`)
)

// used gives every key that pages and code say, "n" for those that take a number.
func used(t *testing.T) map[string]string {
	t.Helper()
	keys := map[string]string{}
	for glob, re := range map[string]*regexp.Regexp{"templates/*.html": saidInTemplates, "*.go": saidInGo} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", glob, err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range re.FindAllStringSubmatch(string(b), -1) {
				if !strings.HasSuffix(m[2], ".") {
					keys[m[2]] = map[string]string{"n": "n", "some": "n"}[m[1]]
				}
			}
		}
	}
	return keys
}

// Every language has words for everything that is said, and says them with the same figures in them.
func TestCatalogue_NoWordIsMissing(t *testing.T) {
	keys := used(t)
	if len(keys) < 100 {
		t.Fatalf("only %d keys found", len(keys))
	}
	for _, lang := range languages {
		c, err := loadCatalogue(lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, kind := range keys {
			if kind == "n" {
				key += ".other"
			}
			if c.words[key] == "" {
				t.Errorf("%s: no words for %q", lang, key)
			}
		}
		for _, l := range lessons {
			if c.words["help."+l+".word"] == "" || c.words["help."+l+".means"] == "" {
				t.Errorf("%s: the help page does not teach %q", lang, l)
			}
		}
		for group, codes := range vocabulary() {
			for _, code := range codes {
				if c.words[group+"."+code] == "" {
					t.Errorf("%s: no words for the %s %q", lang, group, code)
				}
			}
		}
	}
}

// vocabulary gives the codes that every language must have words for.
func vocabulary() map[string][]string {
	v := map[string][]string{
		"case_status": {"detained", "faces_return", "returned", "released", "arrived", "dead", "unknown"},
		"modality":    {"happened", "ongoing", "feared", "planned", "attempted", "denied", "not_happened", "question"},
		"statement":   {"direct", "hearsay", "inference", "denial"},
		"quantity":    {"flow", "stock", "cumulative"},
		"field":       {"count", "when", "where", "by"},
		"region":      {"title", "byline", "dateline", "caption", "share", "comment", "related", "footer", "advert", "table", "quotation"},
	}
	for _, a := range habeas.Acts() {
		v["act"] = append(v["act"], string(a))
	}
	for _, s := range everyStatus {
		v["status"] = append(v["status"], string(s))
		v["status_means"] = append(v["status_means"], string(s))
	}
	for _, a := range tally.Axes() {
		v["axis"] = append(v["axis"], string(a))
		v["axis_none"] = append(v["axis_none"], string(a))
	}
	v["case_status_means"] = v["case_status"]
	for _, status := range statuses {
		v[fmt.Sprintf("fail.%d", status)] = []string{"title", "do"}
	}
	v["fail.500"] = []string{"title", "do"}
	return v
}

// Translations take the same arguments in the same order unless they number them.
func TestCatalogue_SameArguments(t *testing.T) {
	first, err := loadCatalogue(languages[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages[1:] {
		c, err := loadCatalogue(lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, w := range c.words {
			model, ok := first.words[key]
			if !ok {
				t.Errorf("%s: %q is said in no other language", lang, key)
				continue
			}
			a, b := verb.FindAllString(model, -1), verb.FindAllString(argNumber.ReplaceAllString(w, "%"), -1)
			if argNumber.MatchString(w) {
				slices.Sort(a)
				slices.Sort(b)
			}
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Errorf("%s: %q takes %v, want %v", lang, key, b, a)
			}
		}
	}
}

// Where the words say for how long news of people holds, they say the days by which it is reckoned.
func TestCatalogue_SaysHowLongNewsHolds(t *testing.T) {
	for _, lang := range languages {
		c, err := loadCatalogue(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"home.risk.other", "home.no_risk", "home.unheard.other", "cases.no_unheard", "case.unheard"} {
			if !strings.Contains(c.words[key], fmt.Sprint(habeas.NewsHolds)) {
				t.Errorf("%s: %s does not say %d days: %s", lang, key, habeas.NewsHolds, c.words[key])
			}
		}
	}
}
