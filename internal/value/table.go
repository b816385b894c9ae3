package value

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"habeas"
)

//go:embed data/*.tsv
var embedded embed.FS

// A word is what the tables say of one word. Fields that do not apply are zero, numbers -1.
type word struct {
	text    string
	card    int64  // cardinal: "seven" 7; -1 when none
	scale   int64  // "hundred" 100, "dozen" 12
	ord     int    // "third" 3
	month   int    // 1 to 12
	weekday int    // 1 Monday to 7 Sunday
	unit    unit   // "weeks"
	season  int    // 1 spring to 4 winter
	decade  int    // "nineties" 90; 100 for the first of a century
	part    part   // "early"
	rel     rel    // "last"
	daytime bool   // "morning"
	class   string // function words by themselves: "ago", "since"; see data/en.tsv
	person  bool   // people are counted with it: "refugees"
	abbr    bool   // an abbreviation that may carry a point, and is believed as a time only beside figures: "Mar", "Sat"
}

var unknown = &word{card: -1}

// A unit is a length of the calendar.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	fortnight
	month
	quarter
	year
	decade
	century
	weekend
	workweek // Monday to Friday
)

var units = map[string]unit{
	"second": second, "minute": minute, "hour": hour, "day": day, "week": week, "fortnight": fortnight, "month": month, "quarter": quarter,
	"year": year, "decade": decade, "century": century, "weekend": weekend, "workweek": workweek,
}

// A part is a stretch of a month, year or the like.
type part uint8

const (
	whole part = iota
	early
	mid
	late
)

var parts = map[string]part{"early": early, "mid": mid, "late": late}

// A rel points away from the present: 1 before ("last"), 2 this, 3 after ("next").
type rel uint8

const (
	noRel rel = iota
	before
	this
	after
)

var rels = map[string]rel{"before": before, "this": this, "after": after}

// tables are the words of one language.
type tables struct {
	words   map[string]*word
	wording *wording
}

var english = sync.OnceValue(func() *tables { return mustTables("en") })

func mustTables(lang string) *tables {
	t, err := loadTables(embedded, lang)
	if err != nil {
		panic(err) // the files are part of the program; a test loads them
	}
	return t
}

func loadTables(fsys fs.FS, lang string) (*tables, error) {
	t := &tables{words: map[string]*word{}}
	if err := eachLine(fsys, "data/"+lang+".tsv", t.add); err != nil {
		return nil, err
	}
	w, err := loadWording(fsys, lang)
	t.wording = w
	return t, err
}

// eachLine reads a tab-separated file; # begins a comment. An error of each names file and line.
func eachLine(fsys fs.FS, path string, each func(fields []string) error) error {
	f, err := fsys.Open(path)
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "word table " + path + " cannot be opened", Cause: err}
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if err := each(strings.Split(line, "\t")); err != nil {
			return &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("%s:%d", path, n), Cause: err}
		}
	}
	return s.Err()
}

// add takes a line "class value words": all the words, parted by spaces, get the class and value.
func (t *tables) add(fields []string) error {
	if len(fields) != 3 {
		return habeas.Errorf(habeas.Invalid, "want class, value and words parted by tabs, got %d fields", len(fields))
	}
	for _, s := range strings.Fields(fields[2]) {
		w, ok := t.words[s]
		if !ok {
			w = &word{text: s, card: -1}
			t.words[s] = w
		}
		if err := w.set(fields[0], fields[1]); err != nil {
			return err
		}
	}
	return nil
}

func (w *word) set(class, value string) error {
	n, notNumber := strconv.ParseInt(value, 10, 64)
	ok := true
	switch class {
	case "cardinal":
		w.card = n
	case "scale":
		w.scale = n
	case "ordinal":
		w.ord = int(n)
	case "month":
		w.month = int(n)
	case "weekday":
		w.weekday = int(n)
	case "decade":
		w.decade = int(n)
	case "season":
		w.season = int(n)
	case "unit":
		w.unit, ok = units[value]
		notNumber = nil
	case "part":
		w.part, ok = parts[value]
		notNumber = nil
	case "rel":
		w.rel, ok = rels[value]
		notNumber = nil
	case "daytime":
		w.daytime, notNumber = true, nil
	case "person":
		w.person, notNumber = true, nil
	case "abbr":
		w.abbr, notNumber = true, nil
	case "word":
		w.class, notNumber = value, nil
	default:
		ok = false
	}
	if !ok || notNumber != nil {
		return habeas.Errorf(habeas.Invalid, "class %q with value %q is not known", class, value)
	}
	return nil
}
