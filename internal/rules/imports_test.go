package rules

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A rule says what one package, with the packages below it, may import of ours.
type rule struct {
	pkg string   // path below the module; "." is the vocabulary
	may []string // ours, each with what is below it; "*" is everything. Its own children are always allowed
	why string
}

// ours is who may import whom, inward only: words, thought, work, edges, commands.
var ours = []rule{
	{".", nil, "the vocabulary is nouns; it may lean on nothing of ours"},
	{"internal/read", []string{"."}, "reading turns bytes into text and knows nothing of what is done with it"},
	{"internal/gazetteer", []string{"."}, "places are data"},
	{"internal/lexicon", []string{"."}, "words are data"},
	{"internal/words", nil, "a list of ordinary words is data"},
	{"internal/value", []string{"."}, "numbers and times of a sentence need nothing but the vocabulary"},
	{"internal/extract", []string{".", "internal/lexicon", "internal/gazetteer", "internal/value", "internal/words"}, "extraction leans on words, places and values, and knows nothing of storing"},
	{"internal/link", []string{"."}, "linking joins claims and asks about places through an interface of its own"},
	{"internal/tally", []string{"."}, "adding up needs what is added and nothing else"},
	{"internal/evaluate", []string{"."}, "a judge knows nothing of how what it judges was made"},
	{"internal/custody", []string{"."}, "proofs are over entries, wherever they are kept"},
	{"internal/custody/check", []string{"."}, "the checker shares nothing with the code that writes: one mistake must not hide the other"},
	{"internal/pipeline", []string{".", "internal/read", "internal/extract"}, "the way of a report goes through thought; what keeps the result is asked for by an interface"},
	{"internal/backup", []string{".", "internal/custody"}, "a backup holds what is kept, from whichever register and for whichever"},
	{"internal/register", []string{".", "internal/read", "internal/gazetteer", "internal/link", "internal/tally", "internal/pipeline", "internal/archive", "internal/custody", "internal/store", "internal/backup"},
		"the only door to the record: it wires what thinks to what keeps, and knows no page, no command and no network"},
	{"internal/capture", []string{".", "internal/read"}, "an edge: it brings originals in and leaves reading to read"},
	{"internal/archive", []string{"."}, "an edge: it keeps bytes and must not know what they mean"},
	{"internal/store", []string{".", "internal/archive", "internal/custody"}, "an edge: it keeps rows and must not decide"},
	{"internal/sample", []string{"."}, "invented reports lean on nothing that they are used to test"},
	{"internal/rules", nil, "tests only"},
	{"tools", []string{"*"}, "tools make data files and are run by hand"},
	{"internal/redline", nil, "comparing texts needs the texts"},
	{"internal/chart", nil, "drawing knows figures and places, not what they count"},
	{"internal/web", []string{".", "internal/chart", "internal/register", "internal/tally"}, "pages read through the register's door and by no other way"},
	{"cmd/habeas", []string{"*"}, "commands wire everything together"},
}

// A ban keeps packages from outside out of some of ours.
type ban struct {
	pkgs   []string // ours, each with what is below it
	except []string
	banned []string // a package, or a tree when it ends with a slash
	why    string
}

var thought = []string{".", "internal/read", "internal/lexicon", "internal/gazetteer", "internal/value", "internal/extract", "internal/link", "internal/tally"}

var bans = []ban{
	{thought, nil, []string{"net/http", "net", "database/sql", "os/exec", "os", "crypto/rand", "math/rand", "math/rand/v2"},
		"thought touches no network, files, processes, SQL or chance: the same input gives the same output"},
	{[]string{"internal"}, nil, []string{"github.com/alecthomas/kong"}, "flags belong to the commands"},
	{[]string{"."}, nil, []string{"github.com/", "golang.org/", "modernc.org/"}, "the vocabulary needs the standard library only"},
}

// A listed is what go list says of one package.
type listed struct {
	ImportPath   string
	Dir          string
	Name         string
	Doc          string
	GoFiles      []string
	TestGoFiles  []string
	XTestGoFiles []string
	Imports      []string
}

// rel gives the path below the module, "." for the root.
func (l listed) rel() string {
	if l.ImportPath == "habeas" {
		return "."
	}
	return strings.TrimPrefix(l.ImportPath, "habeas/")
}

var packages = sync.OnceValues(func() ([]listed, error) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Name,Doc,GoFiles,TestGoFiles,XTestGoFiles,Imports", "habeas/...")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, errors.New(complaint.String())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
})

func mustPackages(t *testing.T) []listed {
	t.Helper()
	all, err := packages()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if len(all) == 0 {
		t.Fatal("go list finds no package")
	}
	return all
}

// within reports whether pkg is tree or below it.
func within(pkg, tree string) bool {
	if tree == "*" {
		return true
	}
	if tree == "." {
		return pkg == "."
	}
	return pkg == tree || strings.HasPrefix(pkg, tree+"/")
}

// ruleFor gives the rule of the nearest package above pkg.
func ruleFor(pkg string) (rule, bool) {
	for p := pkg; ; p = path.Dir(p) {
		if i := slices.IndexFunc(ours, func(r rule) bool { return r.pkg == p }); i >= 0 && (p == pkg || p != ".") {
			return ours[i], true
		}
		if p == "." {
			return rule{}, false
		}
	}
}

func TestImports_Ours(t *testing.T) {
	for _, l := range mustPackages(t) {
		r, ok := ruleFor(l.rel())
		if !ok {
			t.Errorf("%s: no rule says what it may import; add one, with its reason", l.rel())
			continue
		}
		for _, imp := range l.Imports {
			if imp != "habeas" && !strings.HasPrefix(imp, "habeas/") {
				continue
			}
			target := listed{ImportPath: imp}.rel()
			if within(target, r.pkg) || slices.ContainsFunc(r.may, func(m string) bool { return within(target, m) }) {
				continue
			}
			t.Errorf("%s imports %s: %s", l.rel(), target, r.why)
		}
	}
}

func TestImports_Outside(t *testing.T) {
	for _, l := range mustPackages(t) {
		for _, b := range bans {
			if !anyWithin(l.rel(), b.pkgs) || anyWithin(l.rel(), b.except) {
				continue
			}
			for _, imp := range l.Imports {
				if slices.ContainsFunc(b.banned, func(x string) bool { return imp == x || strings.HasSuffix(x, "/") && strings.HasPrefix(imp, x) }) {
					t.Errorf("%s imports %s: %s", l.rel(), imp, b.why)
				}
			}
		}
	}
}

func anyWithin(pkg string, trees []string) bool {
	return slices.ContainsFunc(trees, func(tree string) bool { return within(pkg, tree) })
}

// A rule about a package that was renamed would hold for ever and guard nothing.
func TestImports_RulesNameWhatIsThere(t *testing.T) {
	all := mustPackages(t)
	exists := func(tree string) bool {
		return tree == "*" || slices.ContainsFunc(all, func(l listed) bool { return within(l.rel(), tree) })
	}
	named := slices.Clone(thought)
	for _, r := range ours {
		named = append(append(named, r.pkg), r.may...)
		if r.why == "" {
			t.Errorf("the rule of %s has no reason", r.pkg)
		}
	}
	for _, b := range bans {
		named = append(append(named, b.pkgs...), b.except...)
		for _, x := range b.banned {
			if strings.HasSuffix(x, "/") || strings.Contains(x, ".") {
				continue
			}
			if err := exec.Command("go", "list", x).Run(); err != nil {
				t.Errorf("a ban names %s, which does not exist", x)
			}
		}
	}
	for _, n := range named {
		if !exists(n) {
			t.Errorf("a rule names %s, and there is no such package: correct the rule", n)
		}
	}
}
