package gazetteer

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"habeas"
)

// UserFile is the name of the place file in a user's lexicon folder. Its lines are those of data/neasia.tsv: a head line that
// names the columns (name, type, admin1, country, lat, lon, pop, flags, ko, zh, variants), parted by tabs.
const UserFile = "places.tsv"

// Load gives the default gazetteer with the places of a user's folder added; a folder without [UserFile] adds none. A mistake
// names file and line.
func Load(fsys fs.FS) (*Gazetteer, error) {
	if _, err := fs.Stat(fsys, UserFile); err != nil {
		return Default(), nil
	}
	return loadWith(embedded, fsys)
}

// A Selection says which places of a GeoNames dump are taken.
type Selection struct {
	Countries []string // ISO 3166-1 alpha-2; all when empty
	People    int      // towns with fewer people are left out, prisons and divisions are not
}

// maxImport bounds the places of one import, and maxDumpLine the bytes of one line of a dump.
const (
	maxImport   = 500_000
	maxDumpLine = 1 << 20
)

// Import reads a dump of GeoNames (allCountries.txt or that of one country: 19 columns parted by tabs) and writes a place file. It
// gives how many places it wrote. An error names the dump and the line.
func Import(dump io.Reader, name string, to io.Writer, sel Selection) (int, error) {
	var kept []dumped
	divisions := map[string]string{}
	s := bufio.NewScanner(dump)
	s.Buffer(make([]byte, 0, 64<<10), maxDumpLine)
	line := 0
	for s.Scan() {
		line++
		d, ok, err := parseDump(s.Text(), sel)
		if err != nil {
			return 0, habeas.Errorf(habeas.Invalid, "%s:%d: %s", name, line, err)
		}
		if !ok {
			continue
		}
		if len(kept) == maxImport {
			return 0, habeas.Errorf(habeas.Refused, "%s:%d: more than %d places; choose countries or a larger number of people", name, line, maxImport)
		}
		if d.kind == "province" {
			divisions[d.country+"."+d.admin1] = d.name
		}
		kept = append(kept, d)
	}
	if err := s.Err(); err != nil {
		return 0, &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("%s:%d: cannot be read", name, line+1), Cause: err}
	}
	return len(kept), writeImport(to, name, kept, divisions)
}

type dumped struct {
	name, kind, country, admin1, lat, lon string
	pop                                   int
	ko, zh, variants                      []string
}

// kindOf maps the feature codes that become places; "P" stands for all towns.
var kindOf = map[string]string{
	"ADM1": "province", "ADM2": "county", "PPL": "city", "STM": "river", "MT": "mountain", "MTS": "mountain", "PRN": "detention", "DTNP": "detention",
}

func parseDump(line string, sel Selection) (dumped, bool, error) {
	f := strings.Split(line, "\t")
	if len(f) != 19 {
		return dumped{}, false, fmt.Errorf("want the 19 columns of a GeoNames dump, got %d", len(f))
	}
	code := f[7]
	if f[6] == "P" {
		code = "PPL"
	}
	d := dumped{name: f[1], kind: kindOf[code], country: f[8], admin1: f[10], lat: f[4], lon: f[5]}
	if d.kind == "" || len(d.country) != 2 || len(sel.Countries) > 0 && !slices.Contains(sel.Countries, d.country) {
		return dumped{}, false, nil
	}
	for _, v := range []string{d.lat, d.lon} {
		if x, err := strconv.ParseFloat(v, 64); err != nil || x < -180 || x > 180 {
			return dumped{}, false, fmt.Errorf("%q is no latitude or longitude", v)
		}
	}
	if f[14] != "" {
		n, err := strconv.Atoi(f[14])
		if err != nil || n < 0 {
			return dumped{}, false, fmt.Errorf("population %q is not a number", f[14])
		}
		d.pop = n
	}
	if d.kind == "city" && d.pop < sel.People {
		return dumped{}, false, nil
	}
	if strings.ContainsAny(d.name, ";") || !utf8.ValidString(line) {
		return dumped{}, false, fmt.Errorf("the name is not plain UTF-8 text")
	}
	d.alternates(f[3])
	return d, true, nil
}

// alternates sorts the other names by script, at most four of each; Latin ones only in ASCII letters, as the rest is fold of them.
func (d *dumped) alternates(list string) {
	for _, n := range strings.Split(list, ",") {
		r, _ := utf8.DecodeRuneInString(n)
		switch {
		case strings.ContainsAny(n, ";\t") || len(n) < 4:
		case isHangul(r) && len(d.ko) < 4:
			d.ko = append(d.ko, n)
		case isHan(r) && len(d.zh) < 4:
			d.zh = append(d.zh, n)
		case ascii(n) && r >= 'A' && r <= 'Z' && len(d.variants) < 4 && fold(n) != fold(d.name) && hasLower(n):
			d.variants = append(d.variants, n)
		}
	}
}

func writeImport(to io.Writer, name string, kept []dumped, divisions map[string]string) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "# Places imported from %s (GeoNames, geonames.org, CC BY 4.0).\n", name)
	fmt.Fprintln(w, "name\ttype\tadmin1\tcountry\tlat\tlon\tpop\tko\tzh\tvariants")
	for _, d := range kept {
		admin1 := divisions[d.country+"."+d.admin1]
		if admin1 == "" {
			admin1 = "-"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", d.name, d.kind, admin1, d.country, d.lat, d.lon, d.pop,
			strings.Join(d.ko, ";"), strings.Join(d.zh, ";"), strings.Join(d.variants, ";"))
	}
	return w.Flush()
}
