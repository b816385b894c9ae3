package gazetteer

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func lowWord(w string) bool { return lowWords[w] }

var (
	// smallWords may stand in small letters inside a name.
	smallWords = set(`s of the and au aux de del la las los le les da do dos das di du en el y e sur sous am an der im upon on by
		river mountain mount border crossing bridge customs detention facility house prison camp political center centre holding
		province city county district station port street workers provincial d l al`)

	// directions may stand before a place name without being part of it.
	directions = set(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern
		northwestern southeastern southwestern central greater downtown upper lower inner outer mid metropolitan suburban rural
		nearby neighboring neighbouring`)

	// locatives stand before places.
	locatives = set(`in at near from of to outside around into toward towards between via through across inside leaving throughout
		within beyond bordering entering visiting off`)

	// besidePlaces are capital words that stand before or after a place without making it another name.
	besidePlaces = set(`police department county city province provincial state detention prison jail center centre airport hospital
		district municipal customs border public security bureau authorities court officials mayor governor government embassy
		consulate town village region island prefecture autonomous special people communist army navy military foreign ministry
		sheriff fire metro area residents refugees and or but the a an mayors republic capital mainland communists human rights
		resident woman man teen native suburb based born u s us federal national international superior high supreme circuit
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
		october november december jan feb mar apr jun jul aug sept sep oct nov dec chinese korean american mr president`)

	// firmly are the locatives that speak for a place even where its name is a word or a person's name too.
	firmly = set(`in near outside around into throughout across inside`)

	// houses after a small town's name belong to the town or only bear its name.
	houses = set(`hospital medical memorial center centre clinic high elementary middle school church road gardens heights hills
		apartments county courthouse`)

	// ofState follow "State" after a state's name.
	ofState = set(`police patrol trooper troopers attorney department lawmakers capitol representative senator government officials prison`)

	// months and days of the week are no towns.
	months = set(`january february march april may june july august september october november december monday tuesday wednesday
		thursday friday saturday sunday`)

	// continents and the like are too large to be places here, and small towns that bear their names are not meant.
	continents = set(`asia africa europe oceania antarctica centre capital nacional san santa el la los las`)

	lowWords = set(`the a an in at near from of to on by for with and or but as after before when while since until if is are was were
		be has have had not no its it he she they we i his her their this that these those who which what where why how some all
		both many several about over under into more most two three four five six seven eight nine ten one authorities police
		today yesterday also however meanwhile although though because according`)

	// kindWords say what kind of place the name before them is.
	kindWords = map[string]string{
		"province": "province", "prefecture": "prefecture", "city": "city", "county": "county", "parish": "county",
		"oblast": "province", "governorate": "province", "department": "province", "municipality": "city",
	}

	// notPlaces make the name before them a street, a newspaper, a company, a team.
	notPlaces = set(`street st road rd avenue ave boulevard blvd drive dr lane ln court highway hwy way place parkway square bridge
		post times globe herald tribune journal gazette sun star chronicle observer news daily weekly review press register
		dispatch enquirer inquirer examiner bulletin courier mercury today online report radio tv television
		university college school academy institute elementary church cathedral club hotel inn bank airlines airways
		cowboys yankees giants lakers bulls bears river creek lake mountain mountains sea ocean bay desert strait
		brothers inc corp co ltd llc company association foundation society union league apartments mall plaza park`)
)

// hangulSuffixes belong to a name before them; hanSuffixes likewise.
var (
	hangulSuffixes = []string{"특별시", "광역시", "자치주", "자치구", "직할시", "성", "시", "현", "군", "구", "도", "주", "진", "향", "촌", "항"}
	hanSuffixes    = []string{"自治州", "自治区", "特别市", "直辖市", "省", "市", "县", "縣", "州", "镇", "鎮", "乡", "郡", "道"}
)

// hangulTails may follow a name within its word: particles, and words that stand by places. Longest first.
var hangulTails = strings.Fields(`에서는 에서도 으로부터 에서의 에서만 이라는 으로의 이라고 에서 에는 에도 에선 에게 으로 로부터 부터 까지 마다 만이 이나
	이며 이고 에만 로의 라는 이란 이라 지역 일대 인근 근처 외곽 시내 시민 당국 공안국 공안 경찰 정부 국적 출신 주재 주민 여성 남성 국경 세관
	공항 변방대 변방 수용소 구류소 구류장 간수소 구치소 교화소 집결소 보위부 보위국 보안서 안전부 영사관 총영사관 대사관 교도소 감옥 행 발 산 측 내
	인들 인 에 의 은 는 이 가 을 를 로 와 과 도 만 서 등 및 나 역 말 군 당 여 쪽 남부 북부 동부 서부 중부 공산당 대학 법원 검찰 병원`)
