package evaluate_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/evaluate"
)

const coded = `{"id":"a","lang":"en","text":"…","claims":[
 {"act":"arrest","count":{"low":7,"nominal":7,"high":7},"when":{"from":"2031-04-18","to":"2031-04-18"},"where":{"name":"Shenyang","country":"CN"},"incident":"x"},
 {"act":"forced_return","count":{"low":7,"nominal":7,"high":7},"modality":"feared","incident":"y"}]}
{"id":"b","lang":"ko","claims":[{"act":"detention","count":{"low":7,"nominal":7,"high":7},"incident":"x"},{"act":"release","count":{"low":3,"nominal":3,"high":3},"incident":"z"}]}
{"id":"c","lang":"ko","claims":[]}
`

func mustCoded(t *testing.T) []evaluate.Coded {
	t.Helper()
	cs, err := evaluate.ReadCoded("gold.jsonl", strings.NewReader(oneLine(coded)))
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

// oneLine undoes the breaks that are in coded only so that it can be read.
func oneLine(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "[\n ", "["), ",\n ", ",")
}

func found(id string, act habeas.Act, n int) habeas.Claim {
	return habeas.Claim{ID: habeas.ClaimID(id), Act: act, Modality: habeas.Happened, Count: habeas.Exactly(n, "n")}
}

func TestScore(t *testing.T) {
	arrest := found("a1", habeas.Arrest, 7)
	arrest.When = habeas.When{From: 20310418, To: 20310419}
	arrest.Where = habeas.Place{Name: "Dandong", Country: "CN"}
	readings := []evaluate.Reading{
		{Report: "a", Claims: []habeas.Claim{arrest, found("a2", habeas.Death, 1)}},
		{Report: "b", Claims: []habeas.Claim{found("b1", habeas.Arrest, 7), found("b2", habeas.Release, 3)}},
	}
	incidents := []habeas.Incident{
		{ID: "i1", Tellings: []habeas.Telling{{Report: "a", Claim: "a1"}, {Report: "b", Claim: "b1"}, {Report: "b", Claim: "b2"}}},
	}
	got := evaluate.Score(mustCoded(t), readings, incidents)
	for _, c := range []struct {
		name string
		got  evaluate.PRF
		want evaluate.PRF
	}{
		{"claims", got.Claims, evaluate.PRF{Right: 3, Found: 4, Coded: 4}},
		{"act", got.All[evaluate.ByAct], evaluate.PRF{Right: 3, Found: 4, Coded: 4}},
		{"count", got.All[evaluate.ByCount], evaluate.PRF{Right: 3, Found: 4, Coded: 4}},
		{"when", got.All[evaluate.ByWhen], evaluate.PRF{Right: 1, Found: 1, Coded: 1}},
		{"where", got.All[evaluate.ByWhere], evaluate.PRF{Right: 0, Found: 1, Coded: 1}},
		{"ko act", got.Langs["ko"][evaluate.ByAct], evaluate.PRF{Right: 2, Found: 2, Coded: 2}},
	} {
		if c.got != c.want {
			t.Errorf("%s = %+v, want %+v", c.name, c.got, c.want)
		}
	}
	// Three matched claims in one found incident, two of x and one of z: P = (2/3 + 2/3 + 1/3) / 3, R = 1.
	l := got.Linking
	if l == nil || math.Abs(l.P-5.0/9) > 1e-12 || l.R != 1 || l.Claims != 3 {
		t.Errorf("linking = %+v, want P 5/9 and R 1 of 3 claims", l)
	}
	if got.Missing != 1 || got.Reports != 2 {
		t.Errorf("reports %d, missing %d; want 2 and 1", got.Reports, got.Missing)
	}
	kinds := map[string]int{}
	for _, d := range got.Disagreements {
		kinds[d.Kind]++
	}
	if kinds["missed"] != 1 || kinds["extra"] != 1 || kinds["differs"] != 1 {
		t.Errorf("disagreements = %v, want one of each kind", kinds)
	}
}

func TestReport_Prints(t *testing.T) {
	got := evaluate.Score(mustCoded(t), []evaluate.Reading{{Report: "c"}}, nil)
	if s := got.String(); !strings.Contains(s, "claims found") || !strings.Contains(s, "-") {
		t.Errorf("table:\n%s", s)
	}
	b, err := json.Marshal(got)
	if err != nil || !strings.Contains(string(b), `"p":null`) {
		t.Errorf("precision of nothing must be null: %s, %v", b, err)
	}
}

func TestReadCoded_NamesTheLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"not JSON", "{\"id\":\"a\"}\n{", "gold.jsonl:2"},
		{"twice", "{\"id\":\"a\"}\n{\"id\":\"a\"}", "line 1"},
		{"no act", `{"id":"a","claims":[{"count":{"low":1}}]}`, "gold.jsonl:1"},
		{"counts out of order", `{"id":"a","claims":[{"act":"arrest","count":{"low":9,"high":2}}]}`, "gold.jsonl:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := evaluate.ReadCoded("gold.jsonl", strings.NewReader(c.in))
			if habeas.KindOf(err) != habeas.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error = %v, want one of kind Invalid that names %s", err, c.want)
			}
		})
	}
}
