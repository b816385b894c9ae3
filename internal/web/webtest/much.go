package webtest

import (
	"fmt"
	"strings"
	"time"

	"habeas"
	"habeas/internal/register"
)

// Much is a little register with n incidents more, of every act and place, over eleven years, each told by one to four
// reports; a few of the reports are long.
func Much(n int) *Register {
	b := &builder{r: Little()}
	acts := []habeas.Act{habeas.Arrest, habeas.ForcedReturn, habeas.Arrest, habeas.Release, habeas.Arrest, habeas.Transfer, habeas.Arrival, habeas.Death}
	places := []habeas.Place{
		dandong, tumen, hunchun, yanji, liaoning, vientian, china,
		{Name: "Changbai", Admin1: "Jilin", Country: "CN", Lat: 41.42, Lon: 128.2}, {Name: "Shenyang", Admin1: "Liaoning", Country: "CN", Lat: 41.8, Lon: 123.43},
		{Name: "Kunming", Admin1: "Yunnan", Country: "CN", Lat: 25.04, Lon: 102.71}, {Name: "Musan", Admin1: "North Hamgyong", Country: "KP", Lat: 42.23, Lon: 129.21},
		{Name: "Vladivostok", Admin1: "Primorye", Country: "RU", Lat: 43.12, Lon: 131.89}, {Name: "Ulaanbaatar", Country: "MN", Lat: 47.92, Lon: 106.92},
		{Name: "Bangkok", Country: "TH", Lat: 13.75, Lon: 100.5},
	}
	for i := range n {
		b.further(i, acts[i%len(acts)], places[(i*5+i/7)%len(places)])
	}
	return b.r
}

func (b *builder) further(i int, act habeas.Act, where habeas.Place) {
	people := 1 + (i*i*7+i)%37
	if i%97 == 5 {
		people = 400 + i
	}
	day := habeas.DateOf(2015, time.January, 1+i*4)
	when := habeas.When{From: day, To: day.AddDays([]int{0, 0, 6, 2, 30}[i%5]), Precision: habeas.ByRange}
	id := habeas.IncidentID(fmt.Sprintf("i%d", 100+i))
	in := habeas.Incident{ID: id, Act: act, Status: habeas.Reported, Reviewed: i%6 == 0, When: when, Where: where, Score: .8,
		Count: habeas.Range{Low: people, Best: people + i%3, High: people + i%3*4, Open: i%11 == 3}}
	var claims []habeas.ClaimID
	for k := range 1 + i%4 {
		rep := habeas.ReportID(fmt.Sprintf("made-%d-%d", i, k))
		sentence := fmt.Sprintf("%d people were %s, a villager said.", people, strings.ReplaceAll(string(act), "_", " "))
		text := fmt.Sprintf("Report %d of the invented district\n%s\n", i, sentence) + strings.Repeat("Nothing else happened in the district that day, and the river rose. ", 1+i%40) + "\n"
		w := b.report(rep, fmt.Sprintf("Invented Gazette %d", k+1), fmt.Sprintf("Report %d of the invented district", i), "en", day.AddDays(2).String(), text)
		claims = append(claims, w.says(sentence, act, habeas.Exactly(people, fmt.Sprint(people)), func(c *register.ClaimView) { c.When, c.Where = when, where }))
		in.Origins.Groups = append(in.Origins.Groups, []habeas.ReportID{rep})
	}
	in.Origins.Low, in.Origins.High = 1, len(claims)
	if len(claims) > 2 {
		in.Status = habeas.Corroborated
	}
	b.r.All = append(b.r.All, in)
	at := &b.r.All[len(b.r.All)-1]
	at.Claims = claims
	for _, g := range in.Origins.Groups {
		at.Reports = append(at.Reports, g...)
	}
	held := act == habeas.Arrest
	status := habeas.CaseUnknown
	if held {
		status = habeas.CaseDetained
	}
	k := habeas.Case{ID: habeas.CaseID(fmt.Sprintf("k%d", 100+i)), Title: fmt.Sprintf("%d people, %s, %s", people, act, day), Status: status,
		AtRisk: held && i > 900, LastNews: day.AddDays(2), Incidents: []habeas.IncidentID{id}, Reports: at.Reports}
	at.Case = k.ID
	b.r.Threads = append(b.r.Threads, k)
}
