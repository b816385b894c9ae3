package gazetteer_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"habeas"
	"habeas/internal/gazetteer"
)

func dumpLine(name, alternates, lat, lon, class, code, country, admin1, people string) string {
	return strings.Join([]string{"1", name, name, alternates, lat, lon, class, code, country, "", admin1, "", "", "", people, "", "0", "Asia/Seoul", "2026-01-01"}, "\t") + "\n"
}

func TestImport(t *testing.T) {
	dump := dumpLine("Norbury Vale", "", "47.1", "128.5", "A", "ADM1", "CN", "99", "0") +
		dumpLine("Quillmere", "Kwilmeo,퀼미어,奎尔米尔", "47.2", "128.6", "P", "PPL", "CN", "99", "5200") +
		dumpLine("Tinyhamlet", "", "47.3", "128.6", "P", "PPL", "CN", "99", "12") +
		dumpLine("Elsewhere", "", "10", "10", "P", "PPL", "TD", "01", "90000")
	var out bytes.Buffer
	n, err := gazetteer.Import(strings.NewReader(dump), "CN.txt", &out, gazetteer.Selection{Countries: []string{"CN"}, People: 1000})
	if err != nil || n != 2 {
		t.Fatalf("Import = %d, %v; want 2 places", n, err)
	}
	g, err := gazetteer.Load(fstest.MapFS{gazetteer.UserFile: {Data: out.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	got := g.Find("They were held in Quillmere; 퀼미어에서 체포", "en")
	if len(got) != 2 || got[0].Place.Admin1 != "Norbury Vale" || got[1].Place.Name != "Quillmere" {
		t.Errorf("Find = %+v, want Quillmere twice", got)
	}
}

func TestImport_MistakesNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ dump, want string }{
		{"a\tb\n", "CN.txt:1: want the 19 columns"},
		{dumpLine("A", "", "1", "1", "P", "PPL", "CN", "1", "5") + dumpLine("B", "", "north", "1", "P", "PPL", "CN", "1", "5"), "CN.txt:2: \"north\""},
		{dumpLine("A", "", "1", "1", "P", "PPL", "CN", "1", "many"), "CN.txt:1: population"},
	} {
		_, err := gazetteer.Import(strings.NewReader(c.dump), "CN.txt", &bytes.Buffer{}, gazetteer.Selection{})
		if err == nil || !strings.Contains(err.Error(), c.want) || habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("Import(%.20q) = %v, want %q", c.dump, err, c.want)
		}
	}
	_, err := gazetteer.Load(fstest.MapFS{gazetteer.UserFile: {Data: []byte("name\ttype\tcountry\tlat\tlon\nX\tcity\tChina\t1\t2\n")}})
	if err == nil || !strings.Contains(err.Error(), "places.tsv:2") {
		t.Errorf("Load = %v, want the file and line of the mistake", err)
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(dumpLine("Quillmere", "퀼미어", "47.2", "128.6", "P", "PPL", "CN", "99", "5200")))
	f.Fuzz(func(t *testing.T, dump []byte) {
		var out bytes.Buffer
		n, err := gazetteer.Import(bytes.NewReader(dump), "dump", &out, gazetteer.Selection{})
		if err == nil && n != strings.Count(out.String(), "\n")-2 {
			t.Fatalf("%d places in %d lines", n, strings.Count(out.String(), "\n"))
		}
	})
}
