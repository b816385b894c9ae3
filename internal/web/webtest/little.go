package webtest

import (
	"time"

	"habeas"
	"habeas/internal/register"
)

// Canaries are the invented people whom the reports name. They may stand in text and claims, and nowhere else.
var Canaries = []string{"Han Sora", "Bae Dongmin", "Okryon Ma"}

// Script is a piece of hostile text that stands in titles, sources, sentences and ids of the little register.
const Script = `<script>document.title="taken"</script><img src=x onerror="document.title='taken'">`

// Empty is a register with nothing in it.
func Empty() *Register { return &Register{} }

var (
	dandong  = habeas.Place{Name: "Dandong", Admin1: "Liaoning", Country: "CN", Lat: 40.13, Lon: 124.39}
	liaoning = habeas.Place{Name: "Liaoning", Admin1: "Liaoning", Country: "CN", Lat: 41.5, Lon: 123}
	tumen    = habeas.Place{Name: "Tumen", Admin1: "Jilin", Country: "CN", Lat: 42.97, Lon: 129.85}
	hunchun  = habeas.Place{Name: "Hunchun", Admin1: "Jilin", Country: "CN", Lat: 42.87, Lon: 130.36}
	yanji    = habeas.Place{Name: "Yanji", Admin1: "Jilin", Country: "CN", Lat: 42.89, Lon: 129.51}
	vientian = habeas.Place{Name: "Vientiane", Admin1: "Vientiane", Country: "LA", Lat: 17.97, Lon: 102.6}
	china    = habeas.Place{Country: "CN"}
)

func words(p habeas.Place, w string) habeas.Place {
	p.Words = w
	return p
}

func days(y int, m time.Month, from, to int, p habeas.Precision, w string) habeas.When {
	return habeas.When{From: habeas.DateOf(y, m, from), To: habeas.DateOf(y, m, to), Precision: p, Words: w}
}

// Little is a register with one of everything: copies, a conflict, ranges, vague and unknown times, a risk, a roundup,
// a release, a merge, three languages, overlapping sentences, a second version, and a hostile report.
func Little() *Register {
	b := &builder{r: &Register{AsOf: "2026-03-02T09:41:00.000000Z", Redirects: map[habeas.IncidentID]habeas.IncidentID{"i9": "i1"}}}
	b.hostel()
	b.returns()
	b.roundups()
	b.oddities()
	return b.r
}

// hostel is one arrest told by four reports in three languages, two of which conflict, and the return that is feared.
func (b *builder) hostel() {
	week := days(2024, 5, 6, 12, habeas.ByWeek, "last week")
	post := b.report("harbour-post-2024-05-14", "Harbour Post", "Nine taken from a hostel on the border river", "en", "2024-05-14",
		"Nine taken from a hostel on the border river\nDANDONG, May 14 – \n"+
			"Nine North Koreans, among them a girl of six, were seized last week at a hostel near Dandong, a volunteer told the Harbour Post.\n"+
			"The girl, Han Sora, was travelling with her uncle, Bae Dongmin, 41. Relatives fear that all nine will be sent back within days.\n"+
			"A view over the river in 2011, when forty people crossed in one night. Photograph: archive\n"+
			"Share this story with your friends\n"+
			"Under the convention, a state should never return people to a place where they could be tortured.\n")
	v := post.view()
	v.Report.URL, v.Head.URL = "https://harbour-post.example/2024/05/14/nine", "https://harbour-post.example/2024/05/14/nine"
	post.region(habeas.RegionDateline, "DANDONG, May 14 – ")
	seized := post.says("Nine North Koreans, among them a girl of six, were seized last week at a hostel near Dandong, a volunteer told the Harbour Post.",
		habeas.Arrest, habeas.Exactly(9, "Nine"), func(c *register.ClaimView) {
			c.When, c.Where, c.Speakers = week, words(dandong, "a hostel near Dandong"), []string{"a volunteer"}
			c.Who = habeas.Group{Words: "Nine North Koreans", Kind: "refugee", Nationality: "KP", Role: "victim"}
			c.Composition = []habeas.Member{{Kind: "girl", Age: 6, N: 1}}
			c.Persons = []habeas.Mention{{Name: Canaries[0], Role: "victim", Age: 6, Sex: "female"}, {Name: Canaries[1], Role: "victim", Age: 41, Sex: "male"}}
			c.Reviewed, c.Verdict = true, habeas.Accept
		})
	feared := post.says("Relatives fear that all nine will be sent back within days.", habeas.ImminentReturn, habeas.Exactly(9, "all nine"),
		func(c *register.ClaimView) {
			c.Modality, c.Where, c.Speakers = habeas.Feared, china, []string{"relatives"}
		})
	post.region(habeas.RegionCaption, "A view over the river in 2011, when forty people crossed in one night. Photograph: archive")
	post.region(habeas.RegionShare, "Share this story with your friends")
	post.skip("general statement", "Under the convention, a state should never return people to a place where they could be tortured.")

	wire := b.report("sha256-5f2c1a9b3e7d8c01", "Northern Wire", "Volunteer: nine held near the border", "en", "2024-05-15",
		"Nine North Koreans were seized near the border last week, the Harbour Post reports, citing a volunteer. Police in Dandong did not answer the telephone.\n")
	copied := wire.says("Nine North Koreans were seized near the border last week, the Harbour Post reports, citing a volunteer.",
		habeas.Arrest, habeas.Exactly(9, "Nine"), func(c *register.ClaimView) {
			c.When, c.Where, c.Speakers = week, words(liaoning, "near the border"), []string{"a volunteer", "Harbour Post"}
		})

	korean, chinese := b.hostelInTheEast()
	b.incident(habeas.Incident{
		ID: "i1", Act: habeas.Arrest, Status: habeas.Contested, Reviewed: true, Count: habeas.Range{Low: 9, Best: 9, High: 11, Open: true},
		When: days(2024, 5, 9, 9, habeas.ByDay, ""), Where: dandong, By: []string{"공안", "警方"},
		Who:         habeas.Group{Words: "North Koreans", Kind: "refugee", Nationality: "KP", Role: "victim"},
		Composition: []habeas.Member{{Kind: "girl", Age: 6, N: 1}},
		Origins: habeas.Origins{Low: 2, High: 3, Groups: [][]habeas.ReportID{{"harbour-post-2024-05-14", "sha256-5f2c1a9b3e7d8c01"}, {"deungbul-0515"}, {"hekou-88"}},
			Because: []string{"Northern Wire quotes the Harbour Post", "“a local source” and “a resident” may be the same voice"}},
		Conflicts: []habeas.Conflict{{Field: "count", Values: []habeas.ConflictValue{
			{Value: "9", Claims: []habeas.ClaimID{seized, copied, chinese}, Against: []string{"11 or more"}},
			{Value: "11 or more", Claims: []habeas.ClaimID{korean}, Against: []string{"9"}}}}},
		Score: .87, Because: []string{"same hostel in Dandong", "a girl of six in two of the reports", "9 May lies in the week of the others"},
	}, seized, copied, korean, chinese)
	b.incident(habeas.Incident{
		ID: "i2", Act: habeas.ImminentReturn, Status: habeas.Reported, Count: habeas.Range{Low: 9, Best: 9, High: 9}, Where: china,
		Origins: habeas.Origins{Low: 1, High: 1, Groups: [][]habeas.ReportID{{"harbour-post-2024-05-14"}}}, Score: 1,
	}, feared)
	b.thread(habeas.Case{ID: "k1", Title: "9 or more people arrested at Dandong, 9 May 2024", Status: habeas.CaseFacesReturn, AtRisk: true,
		LastNews: habeas.DateOf(2024, 5, 15), Incidents: []habeas.IncidentID{"i1", "i2"}})
}

// hostelInTheEast is the same arrest told in Korean, with a higher number, and in Chinese.
func (b *builder) hostelInTheEast() (korean, chinese habeas.ClaimID) {
	ko := b.report("deungbul-0515", "등불신문", "단둥 숙소에서 최소 11명 붙잡혀", "ko", "2024-05-15",
		"단둥 숙소에서 최소 11명 붙잡혀\n중국 랴오닝성 단둥의 한 숙소에서 지난 9일 탈북민 최소 11명이 공안에 붙잡혔다고 현지 소식통이 전했다.\n이 가운데 여섯 살 여자아이도 있는 것으로 알려졌다.\n")
	korean = ko.says("중국 랴오닝성 단둥의 한 숙소에서 지난 9일 탈북민 최소 11명이 공안에 붙잡혔다고 현지 소식통이 전했다.",
		habeas.Arrest, habeas.AtLeast(11, "최소 11명"), func(c *register.ClaimView) {
			c.When = days(2024, 5, 9, 9, habeas.ByDay, "지난 9일")
			c.Where, c.Speakers = words(dandong, "랴오닝성 단둥"), []string{"현지 소식통"}
			c.By = []habeas.Actor{{Words: "공안", Kind: "organization"}}
		})

	zh := b.report("hekou-88", "河口日报", "丹东一旅馆多人被带走", "zh-Hans", "2024-05",
		"丹东一旅馆多人被带走\n据一名居民说，五月九日夜里，丹东一家旅馆有九名朝鲜人被警方带走。\n")
	chinese = zh.says("据一名居民说，五月九日夜里，丹东一家旅馆有九名朝鲜人被警方带走。", habeas.Arrest, habeas.Exactly(9, "九名"),
		func(c *register.ClaimView) {
			c.When, c.Where, c.Speakers = days(2024, 5, 9, 9, habeas.ByDay, "五月九日"), words(dandong, "丹东"), []string{"一名居民"}
			c.By = []habeas.Actor{{Words: "警方", Kind: "organization"}}
		})

	return korean, chinese
}

// returns are three returns told apart by one report, one without a number, one with a range and several places.
func (b *builder) returns() {
	r := b.report("lantern-2024-06-03", "The Lantern", "Buses to the bridge", "en", "2024-06-03",
		"Buses to the bridge\nMore than 140 people were returned by bus from a prison farm, 20 to 30 by way of Tumen and Hunchun, and a handful by way of Dandong, a league of parishes said on Monday, on the word of drivers.\n"+
			"In Yanji, several families were moved to another prison, two of the parishes said.\n")
	sentence := "More than 140 people were returned by bus from a prison farm, 20 to 30 by way of Tumen and Hunchun, and a handful by way of Dandong, a league of parishes said on Monday, on the word of drivers."
	before := habeas.When{To: habeas.DateOf(2024, 6, 3), Precision: habeas.ByDay}
	tell := func(n habeas.Count, where habeas.Place) habeas.ClaimID {
		return r.says(sentence, habeas.ForcedReturn, n, func(c *register.ClaimView) {
			c.When, c.Where, c.Speakers = before, where, []string{"a league of parishes"}
		})
	}
	both := tumen
	both.Also = []habeas.Place{hunchun}
	moved := r.says("In Yanji, several families were moved to another prison, two of the parishes said.", habeas.Transfer,
		habeas.Count{Low: 2, High: 9, Words: "several families", Unit: habeas.Families}, func(c *register.ClaimView) { c.Where = words(yanji, "Yanji") })
	one := habeas.Origins{Low: 1, High: 1, Groups: [][]habeas.ReportID{{"lantern-2024-06-03"}}}
	for i, x := range []struct {
		claim habeas.ClaimID
		n     habeas.Range
		where habeas.Place
	}{
		{tell(habeas.Count{Low: 141, Open: true, Words: "More than 140"}, china), habeas.Range{Low: 141, Best: 141, High: 141, Open: true}, china},
		{tell(habeas.Between(20, 30, "20 to 30"), both), habeas.Range{Low: 20, Best: 20, High: 30}, both},
		{tell(habeas.Between(2, 9, "a handful"), dandong), habeas.Range{Low: 2, Best: 2, High: 9}, dandong},
	} {
		id := habeas.IncidentID([]string{"i3", "i4", "i5"}[i])
		b.incident(habeas.Incident{ID: id, Act: habeas.ForcedReturn, Status: habeas.Reported, Count: x.n, When: before, Where: x.where, Origins: one, Score: 1}, x.claim)
		b.thread(habeas.Case{ID: habeas.CaseID([]string{"k3", "k4", "k5"}[i]), Title: "people returned by force, not after 3 June 2024",
			Status: habeas.CaseReturned, LastNews: habeas.DateOf(2024, 6, 3), Incidents: []habeas.IncidentID{id}})
	}
	b.incident(habeas.Incident{ID: "i6", Act: habeas.Transfer, Status: habeas.Reported, Where: yanji, Origins: one, Score: 1}, moved)
}

// roundups are totals of a period, one inside another.
func (b *builder) roundups() {
	r := b.report("border-notes-9", "Border Notes", "A year in figures", "en", "2024-09",
		"A year in figures\nOver 130 people were arrested between January 2023 and August 2024, 37 of them in May and June 2024, by our count. Sixteen were released in 2023.\n")
	sentence := "Over 130 people were arrested between January 2023 and August 2024, 37 of them in May and June 2024, by our count."
	round := func(c *register.ClaimView) { c.Roundup, c.Where, c.Quantity = true, china, habeas.Cumulative }
	all := r.says(sentence, habeas.Arrest, habeas.Count{Low: 131, Open: true, Words: "Over 130"}, round)
	some := r.says(sentence, habeas.Arrest, habeas.Exactly(37, "37"), round)
	freed := r.says("Sixteen were released in 2023.", habeas.Release, habeas.Exactly(16, "Sixteen"), func(c *register.ClaimView) {
		c.When, c.Where = habeas.When{From: 20230101, To: 20231231, Precision: habeas.ByYear, Words: "in 2023"}, china
	})
	b.r.Roundups = append(b.r.Roundups,
		habeas.Roundup{Claim: all, Report: "border-notes-9", Source: "Border Notes", Act: habeas.Arrest, From: 20230101, To: 20240831, Where: china,
			Count: habeas.Count{Low: 131, Open: true, Words: "Over 130"}, Covers: []habeas.IncidentID{"i1"}, Contains: []habeas.ClaimID{some}, Unexplained: 122},
		habeas.Roundup{Claim: some, Report: "border-notes-9", Source: "Border Notes", Act: habeas.Arrest, From: 20240501, To: 20240630, Where: china,
			Count: habeas.Exactly(37, "37"), Unexplained: 37})
	b.incident(habeas.Incident{ID: "i7", Act: habeas.Release, Status: habeas.Reported, Count: habeas.Range{Low: 16, Best: 16, High: 16}, Where: china,
		When:    habeas.When{From: 20230101, To: 20231231, Precision: habeas.ByYear},
		Origins: habeas.Origins{Low: 1, High: 1, Groups: [][]habeas.ReportID{{"border-notes-9"}}}, Score: 1}, freed)
	b.thread(habeas.Case{ID: "k6", Title: "16 people released, 2023", Status: habeas.CaseReleased, LastNews: habeas.DateOf(2024, 9, 30), Incidents: []habeas.IncidentID{"i7"}})
}

// oddities are a hostile report, one that says next to nothing, overlapping sentences, a second version, and a corroborated arrest.
func (b *builder) oddities() {
	evil := b.report("a/b?c=d#e&f <g>", Script, Script, "en", "2024-07-01", Script+"\nFive people "+Script+" were held in Vientiane.\n")
	evil.view().Report.URL = "javascript:alert(1)"
	five := evil.says("Five people "+Script+" were held in Vientiane.", habeas.Detention, habeas.Exactly(5, "Five people "+Script), func(c *register.ClaimView) {
		c.Where, c.Speakers = words(vientian, Script), []string{Script}
		c.Who = habeas.Group{Words: Script}
	})
	river := b.report("river-radio-7", "River Radio", "Five held in Laos", "en", "2024-07-02",
		"Five held in Laos\nFive people from the North were held in Vientiane in the last week of June, two hotel workers said.\n")
	again := river.says("Five people from the North were held in Vientiane in the last week of June, two hotel workers said.", habeas.Arrest,
		habeas.Exactly(5, "Five people"), func(c *register.ClaimView) {
			c.When, c.Where, c.Speakers = days(2024, 6, 24, 30, habeas.ByWeek, "the last week of June"), words(vientian, "Vientiane"), []string{"two hotel workers"}
		})
	bare := b.report("sha256-00000000000000aa", "", "", "", "", "They were taken some time ago. Ma Okryon, who told this, does not know the place.\nThey were taken with three others, whom she calls Okryon Ma's cousins, and nobody has seen them since.\n")
	whole := "They were taken with three others, whom she calls Okryon Ma's cousins, and nobody has seen them since."
	three := bare.says("They were taken with three others", habeas.Arrest, habeas.Exactly(3, "three others"), func(c *register.ClaimView) {
		c.When = habeas.When{Words: "some time ago"}
	})
	gone := bare.says(whole, habeas.Disappearance, habeas.Count{}, func(c *register.ClaimView) {
		c.Persons = []habeas.Mention{{Name: Canaries[2], Role: "victim"}}
		c.Verdict = habeas.Reject
	})
	bare.view().Versions = append([]register.ReportHead{{ID: "sha256-00000000000000aa", Version: 1, Captured: "2026-03-01T08:00:00.000000Z"}}, bare.view().Head)
	bare.view().Head.Version = 2
	bare.view().Versions[1].Version = 2
	bare.view().Copies = []habeas.ReportID{"a/b?c=d#e&f <g>"}
	b.incident(habeas.Incident{ID: "i8", Act: habeas.Arrest, Status: habeas.Corroborated, Count: habeas.Range{Low: 5, Best: 5, High: 5}, Where: vientian,
		When:    days(2024, 6, 24, 30, habeas.ByWeek, ""),
		Origins: habeas.Origins{Low: 2, High: 2, Groups: [][]habeas.ReportID{{"a/b?c=d#e&f <g>"}, {"river-radio-7"}}, Because: []string{Script}}, Score: .74,
		Because: []string{"five people in both", "Vientiane in both", Script}}, five, again)
	b.incident(habeas.Incident{ID: "i10", Act: habeas.Arrest, Status: habeas.Reported, Count: habeas.Range{Low: 3, Best: 3, High: 3},
		When:    habeas.When{Words: "some time ago"},
		Origins: habeas.Origins{Low: 1, High: 1, Groups: [][]habeas.ReportID{{"sha256-00000000000000aa"}}}, Score: 1}, three)
	b.incident(habeas.Incident{ID: "i11", Act: habeas.Disappearance, Status: habeas.Reported, PartOf: "i10",
		Origins: habeas.Origins{Low: 1, High: 1, Groups: [][]habeas.ReportID{{"sha256-00000000000000aa"}}}, Score: 1}, gone)
	b.thread(habeas.Case{ID: "k2", Title: "5 people held at Vientiane, week of 24–30 June 2024", Status: habeas.CaseDetained, AtRisk: true,
		LastNews: habeas.DateOf(2024, 7, 1), Incidents: []habeas.IncidentID{"i8"}})
	b.thread(habeas.Case{ID: "k7", Title: "3 people arrested", Status: habeas.CaseUnknown, Incidents: []habeas.IncidentID{"i10", "i11"}})
}
