package extract_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

func korean(text string) []habeas.Claim { return eastern("ko", text) }

func chinese(text string) []habeas.Claim { return eastern("zh", text) }

func eastern(lang habeas.Lang, text string) []habeas.Claim {
	day := habeas.DateOf(2031, 5, 18)
	r := &habeas.Report{ID: "r", Lang: lang, Text: text, Published: habeas.When{From: day, To: day, Precision: habeas.ByDay}}
	claims, _ := extract.Default().Claims(r)
	return claims
}

// The sentences are invented: one group, one number, one act that is done.
func TestClaims_Korean(t *testing.T) {
	for text, want := range map[string][]string{
		"탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포됐다.":                                  {"arrest 9, 2031-05-03, Yanji, Jilin, CN"},
		"중국 당국이 지난 2일 투먼에서 탈북자 12명을 강제북송했다.":                               {"forced_return 12, 2031-05-02, Tumen, Jilin, CN"},
		"8명의 탈북민이 선양에서 중국 공안에 붙잡혔다.":                                       {"arrest 8, not after 2031-05-18, Shenyang, Liaoning, CN"},
		"탈북 여성 4명이 지난 7일 중국 쿤밍에서 체포돼 북송 위기에 처했다.":                          {"arrest 4, 2031-05-07, Kunming, Yunnan, CN", "imminent_return feared 4, 2031-05-18, Kunming, Yunnan, CN"},
		"지난 5일 새벽의 일이다. 탈북민 6명이 중국 단둥에서 체포됐다.":                             {"arrest 6, 2031-05-05, Dandong, Liaoning, CN"},
		"중국에서 체포된 탈북민 5명이 지난 10일 석방됐다.":                                    {"arrest 5, not after 2031-05-18, CN", "release 5, 2031-05-10, CN"},
		"로힝야 난민 30명이 지난 4일 말레이시아에서 경찰에 체포됐다.":                              {"arrest 30, 2031-05-04, MY"},
		"소식통은 “지난 9일 탈북민 20여 명이 중국 훈춘에서 북송됐다”고 말했다.":                       {"forced_return 20–29, 2031-05-09, Hunchun, Jilin, CN"},
		"한국으로 가려던 탈북민 3명이 라오스 경찰에 체포됐다고 15일 한 단체가 밝혔다.":                    {"arrest 3, not after 2031-05-18, LA"},
		"지난 9월 탈북민 9명이 중국에서 체포됐다.":                                         {"arrest 9, 2030-09-01 to 2030-09-30, CN"},
		"지난 9월 탈북민 90명이 중국에서 북송됐다.":                                        {"forced_return 90, 2030-09-01 to 2030-09-30, CN, roundup"},
		"2029년 이후 탈북민 90명이 중국에서 체포됐다.":                                     {"arrest 90, 2029-01-01 to 2031-05-18, CN, roundup"},
		"올해 들어 중국에서 탈북민 90명이 북송됐다.":                                        {"forced_return 90, 2031-01-01 to 2031-05-18, CN, roundup"},
		"지난해 탈북민 90명이 중국에서 북송됐다.":                                          {"forced_return 90, 2030-01-01 to 2030-12-31, CN, roundup"},
		"탈북민 5명과 안내인 2명이 지난 3일 중국 훈춘에서 체포됐다.":                              {"arrest 5, 2031-05-03, Hunchun, Jilin, CN"},
		"탈북민 6명이 라오스에서 체포됐다. 이들은 지난 9일 밤 라오스 경찰에 붙잡혔다.":                    {"arrest 6, 2031-05-09, LA"},
		"베트남 당국이 지난 4일 탈북 청소년 7명을 중국으로 추방, 북송 위기에 놓였다.":                    {"forced_return 7, 2031-05-04, VN", "imminent_return feared 7, 2031-05-18, CN"},
		"탈북민 4명(여성 3명, 남성 1명)이 지난 6일 베트남의 중국 접경 지역에서 체포됐다.":                {"arrest 4, 2031-05-06, VN"},
		"위구르족 난민 8명이 지난 5일 태국에서 강제송환됐다.":                                   {"forced_return 8, 2031-05-05, TH"},
		"중국을 떠난 탈북민 3명이 지난 8일 라오스에서 체포됐다.":                                 {"arrest 3, 2031-05-08, LA"},
		"탈북민 7명이 중국 공안에 체포됐다. 한 소식통은 “지난 9일 탈북민 7명이 체포됐다”고 했다.":            {"arrest 7, 2031-05-09, CN"},
		"위구르 청년 6명이 지난 5일 태국에서 강제송환됐다.":                                    {"forced_return 6, 2031-05-05, TH"},
		"지난 5일 중국 훈춘에서 아기를 포함한 탈북민 3명이 공안에 붙잡혔다.":                          {"arrest 3, 2031-05-05, Hunchun, Jilin, CN"},
		"지난 6일, 북한을 떠난 탈북민 4명이 중국 단둥에서 체포됐다.":                              {"arrest 4, 2031-05-06, Dandong, Liaoning, CN"},
		"지난달 중국에서 체포돼 북송 위기에 놓였던 탈북민 8명이 최근 석방됐다.":                         {"arrest 8, 2031-04-01 to 2031-04-30, CN", "release 8, not after 2031-05-18, CN"},
		"지난 7일 탈북 여성 2명과 자녀 3명이 중국 옌지에서 붙잡혔다.":                             {"arrest 5, 2031-05-07, Yanji, Jilin, CN"},
		"지난 7일 여성 3명과 어린이 1명 등 탈북민 4명이 중국 옌지에서 붙잡혔다.":                      {"arrest 4, 2031-05-07, Yanji, Jilin, CN"},
		"탈북민으로 추정되는 11명이 지난 2일 태국 경찰에 체포됐다.":                               {"arrest 11, 2031-05-02, TH"},
		"중국은 이들을 난민으로 보지 않으며, 지난 2일 탈북민 7명을 강제북송했다.":                       {"forced_return 7, 2031-05-02, CN"},
		"탈북민 6명이 라오스에서 체포됐다. 이들은 지난 1일 메콩강을 건너 입국했다.":                      {"arrest 6, not after 2031-05-18, LA"},
		"이들은 이달 초 강을 건넜다. 탈북민 6명이 라오스에서 체포됐다.":                             {"arrest 6, not after 2031-05-18, LA"},
		"지난 9일 한 관계자는 “탈북민 5명이 중국에서 체포됐다. 확인하고 있다”고 했다.":                   {"arrest 5, not after 2031-05-09, CN"},
		"탈북민 약 30명이 중국에서 석방됐다. 단체도 탈북민 30명이 석방됐다고 했다.":                     {"release 27–33, not after 2031-05-18, CN"},
		"탈북민 9명이 지난 4일 중국 옌지에서 체포됐다. 9명은 지난 8일 석방됐다.":                      {"arrest 9, 2031-05-04, Yanji, Jilin, CN", "release 9, 2031-05-08, CN"},
		"태국이 지난 4일 위구르인 8명을 중국으로 돌려보냈다.":                                   {"forced_return 8, 2031-05-04, TH"},
		"태국 경찰이 지난 4일 달아난 로힝야족 15명 중 6명을 붙잡았다.":                            {"arrest 6, 2031-05-04, TH"},
		"탈북민 9명 중 3명이 중국에서 체포됐다.":                                          {"arrest 3, not after 2031-05-18, CN"},
		"지난 3월 상인 2명이 떠난 뒤 단속이 심해졌고, 중국 옌지에서 탈북민 9명이 체포됐다.":                {"arrest 9, not after 2031-05-18, Yanji, Jilin, CN"},
		"13일 정례 회견에서 대변인은 “다수의 주민이 북한으로 송환된 것 같다”고 했다. 탈북민 9명이 중국에서 북송됐다.": {"forced_return 9, not after 2031-05-18, CN"},
		"중국 랴오닝성과 지린성에 있던 탈북민 9명이 지난 9일 북송됐다.":                             {"forced_return 9, 2031-05-09, CN"},
		"지난 8일 중국 옌지에서 탈북자 일가족 6명도 공안에 체포됐다.":                              {"arrest 6, 2031-05-08, Yanji, Jilin, CN"},
		"탈북 여성 5명이 지난 8일 타고 있던 버스에서 중국 공안에 체포됐다.":                          {"arrest 5, 2031-05-08, CN"},
		"국군포로 가족 9명이 지난 8일 중국 선양에서 붙잡혔다.":                                  {"arrest 9, 2031-05-08, Shenyang, Liaoning, CN"},
		"탈북민 9명이 지난 8일 라오스에서 체포돼 추방됐다.":                                    {"arrest 9, 2031-05-08, LA", "forced_return 9, 2031-05-08, LA"},
		"탈북민 김모(33)씨가 지난 8일 중국 선양에서 공안에 체포됐다.":                             {"arrest 1, 2031-05-08, Shenyang, Liaoning, CN"},
		"중국에 억류된 탈북민 9명이 지난 8일 북송됐다.":                                      {"forced_return 9, 2031-05-08, CN"},
		"탈북민 9명이 라오스에서 체포됐다. 대표는 이들이 이달 초 강을 건너 왔고 라오스에서 붙잡혔다고 했다.":        {"arrest 9, not after 2031-05-18, LA"},
		"탈북민 20명, 탈북민 9명이 중국에서 체포됐다. 이들은 중국에서 북송 위기에 처했다.":                 {"arrest 9, not after 2031-05-18, CN"},
		"탈북민 9명이 지난 3일 중국에서 체포된 뒤 10일 북송됐다.":                               {"arrest 9, 2031-05-03, CN", "forced_return 9, 2031-05-10, CN"},
		"지난 3일 한국으로 가던 탈북민 4명이 베트남에서 체포됐다.":                                {"arrest 4, 2031-05-03, VN"},
	} {
		claims := korean(text)
		var got []string
		for i := range claims {
			got = append(got, told(claims[i]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	one := korean("북한정의연대에 따르면 탈북민 3명이 지난 6일 라오스에서 라오스 경찰에 체포됐다.")
	if len(one) != 1 || one[0].Statement != habeas.Hearsay || !slices.Equal(one[0].Speakers, []string{"북한정의연대"}) ||
		len(one[0].By) != 1 || one[0].By[0].Words != "라오스 경찰" || one[0].Who.Words != "탈북민 3명" || one[0].Who.Nationality != "KP" {
		t.Errorf("who tells, who did it and to whom: %+v", one)
	}
}

// What is not sure is left out: no claim is better than a wrong one.
func TestClaims_KoreanRefused(t *testing.T) {
	for _, text := range []string{
		"탈북민 9명이 중국에서 체포되지 않았다.",
		"중국 정부는 탈북민 9명이 체포됐다는 보도를 부인했다.",
		"탈북민 9명이 중국에서 체포됐나?",
		"탈북민 9명이 중국에서 체포됐을 가능성이 있다.",
		"탈북민 9명이 북송되면 처벌을 받는다.",
		"중국은 탈북민 9명을 북송할 계획이다.",
		"매년 탈북민 90명이 중국에서 북송됐다.",
		"탈북민 2000명이 중국에서 북송됐다.",
		"다른 탈북민 4명이 중국에서 체포됐다.",
		"지난 3일 중국을 떠난 탈북민 9명이 체포됐다.", // the day belongs to the leaving
		"탈북민 90명이 중국에서 잇따라 체포됐다.",    // a total of no known time
		"탈북민 9명이 중국에서, 3명이 라오스에서 체포됐다.",
		"탈북민 9명이 중국과 라오스에서 체포됐다.",
		"탈북민들이 중국에서 체포됐다.",
		"탈북민 9명이 체포됐다.", // no country
		"탈북민 9명이 한국에 들어왔다.",
		"탈북민을 도운 9명이 중국에서 체포됐다.",
		"상인 9명이 중국에서 체포됐다.",
		"영화는 탈북민 9명이 중국에서 체포됐다고 그린다.",
		"탈북민 9명이 중국에서 체포됐다. 이들은 지난 3월 선양에 있었다.", // when, is not told
		"탈북민 17명이 중국에서 적발됐고 달아난 2명을 제외한 15명이 남았다.",
		"탈북민 9명이 중국에서 체포됐다는 말은 사실이 아니다.",
		"남편이 중국에서 체포돼 혼자가 된 탈북민 3명이 도움을 청했다.",
		"그러나 이틀 뒤 탈북민 9명이 중국에서 북송됐다.",                                 // when, hangs on what was told before
		"2030년 3월에 있었던 오래전의 이야기를 이 책은 자세히 전하고 있다. 탈북민 9명이 중국에서 체포됐다.", // when, is of days long gone
		"탈북민 김모(33)씨와 가족이 지난 8일 중국 선양에서 체포됐다.",                        // how many, is not told
		"탈북민 김모씨가 중국에서 체포됐다.",                                         // a single person without a day
		"앞서 라오스에서 탈북민 9명이 북송된 것과 같은 일이 없어야 한다.",
	} {
		for _, c := range korean(text) {
			t.Errorf("%s: %s", text, told(c))
		}
	}
	for _, lang := range []habeas.Lang{"ja", "zh", "und"} {
		if got := eastern(lang, "탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포됐다."); len(got) > 0 {
			t.Errorf("%s: %+v", lang, got)
		}
	}
}

// A report that is not read says so, and one that is read says which sentence it did not believe.
func TestClaims_EastSkipped(t *testing.T) {
	for lang, want := range map[habeas.Lang]string{"ja": habeas.WhyLanguage, "und": habeas.WhyLanguage, "zh-Hant": "not a plain fact: 如果", "ko": ""} {
		r := &habeas.Report{ID: "r", Lang: lang, Text: "如果9名脱北者在中国被捕。"}
		_, skipped := extract.Default().Claims(r)
		var got string
		for _, s := range skipped {
			got = s.Why
		}
		if got != want || habeas.Unread(skipped) != (want == habeas.WhyLanguage) {
			t.Errorf("%s: skipped %+v, want %q", lang, skipped, want)
		}
	}
}

// A title tells what the body does not, and only of people of whom the body tells or when it tells of nobody.
func TestClaims_EastTitle(t *testing.T) {
	day := habeas.DateOf(2031, 5, 18)
	for _, c := range []struct {
		lang              habeas.Lang
		title, body, want string
	}{
		{"ko", "탈북민 6명, 중국서 체포", "정부는 사실관계를 확인 중이다.", "arrest 6, not after 2031-05-18, CN"},
		{"ko", "탈북민 6명 중국서 북송 위기", "정부는 사실관계를 확인 중이다.", "imminent_return feared 6, 2031-05-18, CN"},
		{"ko", "탈북민 6명 체포 뒤 북송 계획", "정부는 중국에 확인 중이다.", ""},
		{"ko", "탈북민 7명 중국서 체포", "지난 2일 탈북민 9명이 중국에서 체포됐다.", "arrest 9, 2031-05-02, CN"},
		{"zh", "中国释放8名脱北者", "韩国外交部对此表示欢迎。", "release 8, not after 2031-05-18, CN"},
		{"zh", "中国拟遣返8名脱北者", "韩国外交部对此表示关注。", "imminent_return planned 8, 2031-05-18, CN"},
		{"zh", "中国拟释放8名脱北者", "韩国外交部对此表示关注。", ""},
	} {
		r := &habeas.Report{ID: "r", Lang: c.lang, Title: c.title, Text: c.title + "\n\n" + c.body, Published: habeas.When{From: day, To: day, Precision: habeas.ByDay}}
		claims, _ := extract.Default().Claims(r)
		var got []string
		for i := range claims {
			got = append(got, told(claims[i]))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.title, got, c.want)
		}
	}
}

// Chinese in both scripts, in the same way: passives, verbs before their object, and objects put before their verb.
func TestClaims_Chinese(t *testing.T) {
	for text, want := range map[string][]string{
		"8名脱北者本月3日在中国延吉被捕。":                         {"arrest 8, 2031-05-03, Yanji, Jilin, CN"},
		"八名脫北者本月3日在中國瀋陽被公安逮捕。":                      {"arrest 8, 2031-05-03, Shenyang, Liaoning, CN"},
		"中国警方5月2日在图们抓获了12名朝鲜难民。":                    {"arrest 12, 2031-05-02, Tumen, Jilin, CN"},
		"中國當局上週將約40名北韓女性強制遣返。":                      {"forced_return 36–44, 2031-05-05 to 2031-05-11, CN"},
		"中国5月7日将被关押在丹东的30多名脱北者遣送回朝鲜。":               {"forced_return 31–39, 2031-05-07, Dandong, Liaoning, CN"},
		"至少5名想去韩国的朝鲜“脱北者”于5月9日在老挝被警方拘留。":            {"arrest 5 or more, 2031-05-09, LA"},
		"泰国5月1日遣返了20名维吾尔人。":                         {"forced_return 20, 2031-05-01, TH"},
		"中国4月释放6名脱北者。":                              {"release 6, 2031-04-01 to 2031-04-30, CN"},
		"4名脱北者5月6日在昆明被捕,面临遣返。":                      {"arrest 4, 2031-05-06, Kunming, Yunnan, CN", "imminent_return feared 4, 2031-05-18, Kunming, Yunnan, CN"},
		"5月4日在越南被捕的9名脱北者于5月10日被遣送回中国。":              {"arrest 9, 2031-05-04, VN", "forced_return 9, 2031-05-10, VN"},
		"7名脱北者在中国沈阳被抓。他们于5月12日被遣返。":                 {"arrest 7, not after 2031-05-18, Shenyang, Liaoning, CN", "forced_return 7, 2031-05-12, CN"},
		"7名脱北者在中国沈阳被抓。据消息人士说,这7人却于5月8日在车站被捕。":       {"arrest 7, 2031-05-08, Shenyang, Liaoning, CN"},
		"自2029年以来,中国至少将300名脱北者强制遣返。":                {"forced_return 300 or more, 2029-01-01 to 2031-05-18, CN, roundup"},
		"去年共有90名脱北者在中国被捕。":                          {"arrest 90, 2030-01-01 to 2030-12-31, CN, roundup"},
		"罗兴亚难民15人5月11日在马来西亚被捕。":                     {"arrest 15, 2031-05-11, MY"},
		"3名脱北者和两名向导5月8日在缅甸被捕。":                      {"arrest 3, 2031-05-08, MM"},
		"中国计划遣返9名脱北者。":                              {"imminent_return planned 9, 2031-05-18, CN"},
		"中国准备将9名脱北者遣返。":                             {"imminent_return planned 9, 2031-05-18, CN"},
		"泰国的9名维吾尔人将被遣返中国。":                          {"imminent_return feared 9, 2031-05-18, TH"},
		"中国5月2日释放了来自北韩的6名脱北者。":                      {"release 6, 2031-05-02, CN"},
		"泰国警方5月2日拘捕了9名持假护照、非法入境的维吾尔人。":              {"arrest 9, 2031-05-02, TH"},
		"马来西亚政府没有理会中国的要求5月3日释放了11名维吾尔人。":            {"release 11, 2031-05-03, MY"},
		"泰国警方5月3日在一个教会外拘留了5名维吾尔人。":                  {"arrest 5, 2031-05-03, TH"},
		"马来西亚5月3日逮捕了16名维吾尔人,并将其中11人遣返。":             {"arrest 16, 2031-05-03, MY", "forced_return 11, 2031-05-03, MY"},
		"逾200维吾尔人5月3日在泰国被捕。":                        {"arrest 201 or more, 2031-05-03, TH"},
		"两名新疆维吾尔族男子5月3日被柬埔寨驱逐出境。":                   {"forced_return 2, 2031-05-03, KH"},
		"泰国去年一口气将100名维吾尔人遣返中国。":                     {"forced_return 100, 2030-01-01 to 2030-12-31, TH"},
		"泰国警方5月3日连同2名美国志愿者逮捕了9名维吾尔人。":               {"arrest 9, 2031-05-03, TH"},
		"新疆5月3日有30名哈萨克族人被公安逮捕。":                     {"arrest 30, 2031-05-03, Xinjiang, CN"},
		"據電台5月12日報導,北韓正在調查。中國遣返了被捕的9名脫北者。":          {"forced_return 9, not after 2031-05-18, CN", "arrest 9, not after 2031-05-18, CN"},
		"上個星期二,馬來西亞釋放了11名維吾爾人。":                     {"release 11, 2031-05-06, MY"},
		"维权人士王安、李平、周明三人5月9日在北京被警方扣押。":               {"arrest 3, 2031-05-09, Beijing, CN"},
		"這9名在泰國的維吾爾人表示,他們正面臨遣返威脅。":                  {"imminent_return feared 9, 2031-05-18, TH"},
		"9名脱北者5月4日在越南被捕,5月10日被遣返。":                  {"arrest 9, 2031-05-04, VN", "forced_return 9, 2031-05-10, VN"},
		"自2029年初边界关闭以来,中国遣返了300名脱北者。":               {"forced_return 300, 2029-01-01 to 2031-05-18, CN, roundup"},
		"高峰会5月12日起在北京召开,各国领导人参加了这次会议。8名脱北者在中国延吉被捕。": {"arrest 8, not after 2031-05-18, Yanji, Jilin, CN"},
		"9名脱北者在老挝被捕,目前被关押在万象。":                      {"arrest 9, not after 2031-05-18, LA"},
		"一名自新疆逃到泰国的维吾尔男子5月9日被警方逮捕。":                 {"arrest 1, 2031-05-09, TH"},
		"5名逃亡藏人5月6日在尼泊尔被警方拘捕。":                      {"arrest 5, 2031-05-06, NP"},
		"9名脱北者5月6日在老挝被逮捕并被遣返。":                      {"arrest 9, 2031-05-06, LA", "forced_return 9, 2031-05-06, LA"},
		"访民王安昨日在北京被警方抓走。":                           {"arrest 1, 2031-05-17, Beijing, CN"},
		"维权人士李平5月6日在北京被警方拘留。":                       {"arrest 1, 2031-05-06, Beijing, CN"},
		"9名脱北者是在中国延吉被逮捕的。":                          {"arrest 9, not after 2031-05-18, Yanji, Jilin, CN"},
		"脱北者在中国处境艰难。中国当局5月6日遣返了40人。":                {"forced_return 40, 2031-05-06, CN"},
		"中国5月6日释放了上月在丹东抓捕的9名脱北者。":                   {"release 9, 2031-05-06, CN", "arrest 9, 2031-04-01 to 2031-04-30, Dandong, Liaoning, CN"},
		"中国5月6日释放了被关押的9名脱北者。":                       {"release 9, 2031-05-06, CN"},
		"联合国5月6日说,老撾遣返了9名脱北者。":                      {"forced_return 9, not after 2031-05-06, LA"},
		"李平被判拘留15日。中国释放了8名脱北者。":                     {"release 8, not after 2031-05-18, CN"},
	} {
		var got []string
		for _, c := range chinese(text) {
			got = append(got, told(c))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	if held := chinese("北京警方5月3日拘留了12名访民。"); len(held) != 1 || held[0].Who.Kind != "person" || held[0].Who.Nationality != "" {
		t.Errorf("people who are taken where they live are no refugees: %+v", held)
	}
	one := chinese("據北韓人權聯盟週四的報告中說,中國公安5月6日在長春逮捕3名脫北者。")
	if len(one) != 1 || one[0].Statement != habeas.Hearsay || len(one[0].Speakers) != 1 || one[0].When.To != habeas.DateOf(2031, 5, 6) ||
		len(one[0].By) != 1 || one[0].By[0].Words != "中國公安" || one[0].Who.Words != "3名脫北者" || one[0].Who.Nationality != "KP" || len(one[0].Because) < 2 {
		t.Errorf("who tells, who did it and to whom: %+v", one)
	}
}

func TestClaims_ChineseRefused(t *testing.T) {
	for _, text := range []string{
		"中国否认9名脱北者被捕。",
		"9名脱北者在中国没有被捕。",
		"9名脱北者在中国被捕了吗?",
		"9名脱北者可能已在中国被捕。",
		"9名脱北者或已被中国警方逮捕。",
		"中国警方在延吉抓获几名脱北者。",
		"9名脱北者在中国脱离了被遣返的风险。",
		"預定遭遣返的9名脫北者今天離開中國。",
		"中国计划逮捕9名脱北者。",
		"中国警方不打算遣返9名脱北者。",
		"中国警方逮捕参与遣返行动的9名脱北者的朋友。",
		"韩国敦促中国不要将9名脱北者遣返。",
		"韩国要求中国释放9名脱北者。",
		"如果9名脱北者被中国遣返,他们会受到惩罚。",
		"一旦被遣返,9名脱北者将在中国受审。",
		"中国每年遣返90名脱北者。",
		"截至5月1日,90名脱北者被关押在中国。",
		"中国遣返了2000名脱北者。",
		"脱北者在中国被捕。",
		"9名脱北者被捕。", // no country
		"9名脱北者抵达韩国。",
		"帮助脱北者的9人在中国被捕。",
		"9名脱北者家属在中国被捕。",
		"9名脱北者的家人在中国被捕。",
		"逮捕9名脱北者的警察在中国获奖。",
		"9名中国警察遣返脱北者。",
		"9名协助脱北者的牧师在中国被捕。",
		"9名脱北者被朝鲜当局关押,他们从中国回来。",
		"9名脱北者从中国回国后被朝鲜逮捕。",
		"其中9名脱北者在中国被捕。",
		"另有9名脱北者在中国被捕。",
		"电影讲述9名脱北者在中国被捕的故事。",
		"9名脱北者在中国,3名商人在老挝被捕。",
		"中国和老挝的9名脱北者被捕。",
		"据估计,中国遣返了90名脱北者。",
		"9名脱北者险遭中国警方逮捕。",
		"9名脱北者担心被中国遣返。",
		"中国拒绝遣返9名脱北者。",
		"中国警方9名脱北者问题专家被捕。",
		"9名脱北者在中国被捕的消息不实。",
		"9名脱北者在中国被捕。他们3月曾在沈阳。", // when, is not told
		"连日来有近百名访民在北京被抓。",      // a total of no known time
		"中國計畫逮捕9名脫北者。",
		"维权人士李平、周明5月6日在北京被拘留。", // how many, is not told
		"维权人士李平夫妇5月6日在北京被拘留。",
		"多名维权人士在北京被捕。", // a word that is no number
	} {
		for _, c := range chinese(text) {
			t.Errorf("%s: %s", text, told(c))
		}
	}
}

// Whatever the text is, a claim quotes it as it stands, counts somebody and is the same the second time.
func FuzzClaims_East(f *testing.F) {
	f.Add("至少8名“脱北者”(3名女性)上周在中国延吉被公安逮捕,面临遣返。")
	f.Add("据说,将被关押在\xe4\xb8的的约5名脱北者、3人,遣送回的。他们被 被 的遣返")
	f.Add(strings.Repeat("将1名难民被中国遣返的", 9))
	f.Add("탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포돼 북송 위기에 처했다.")
	f.Add("\n 8명의 탈북민들이 \"지난 2일 29일 투먼에서 탈북자 12명을 북송했다\"고 따르면 \xed\x83 은 는\n")
	f.Add(strings.Repeat("난민 1명이 중국에서 추방됐다에 따르면 ", 9))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		for _, lang := range []habeas.Lang{"ko", "zh"} {
			claims := eastern(lang, text)
			sound(t, &habeas.Report{ID: "r", Lang: lang, Text: text}, claims, nil)
			if !reflect.DeepEqual(claims, eastern(lang, text)) {
				t.Fatal("the same report gave other claims the second time")
			}
		}
	})
}

func TestClaims_EastHostile(t *testing.T) {
	for name, text := range map[string]string{
		"groups":    strings.Repeat("탈북민 ", 1<<17),
		"one line":  strings.Repeat("탈북민 9명이 ", 1<<15) + "중국에서 체포됐다.",
		"sentences": strings.Repeat("탈북민 9명이 중국에서 체포됐다. ", 1<<13),
		"days":      strings.Repeat("지난 3일 ", 1<<15) + "탈북민 9명이 중국에서 체포됐다.",
		"countries": strings.Repeat("중국 라오스 ", 1<<15) + "탈북민",
		"quotes":    strings.Repeat("“\"은 ", 1<<15) + "탈북민 9명이 중국에서 체포됐다고 ",
	} {
		t.Run(name, func(t *testing.T) { sound(t, &habeas.Report{ID: "r", Lang: "ko", Text: text}, korean(text), nil) })
	}
	for name, text := range map[string]string{
		"groups":    strings.Repeat("脱北者", 1<<17),
		"one line":  strings.Repeat("9名脱北者", 1<<15) + "在中国被捕。",
		"sentences": strings.Repeat("9名脱北者在中国被捕。", 1<<13),
		"passives":  strings.Repeat("9名脱北者", 300) + strings.Repeat("被", 1<<16) + "逮捕。",
		"long":      strings.Repeat("被捕的9名脱北者", 1<<14),
	} {
		t.Run("zh "+name, func(t *testing.T) { sound(t, &habeas.Report{ID: "r", Lang: "zh", Text: text}, chinese(text), nil) })
	}
}
