package stamp_test

import (
	"testing"

	"habeas/internal/read/stamp"
)

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"Posted: Mar 8, 2031 7:15 PM":         "2031-03-08",
		"Posted June. 26, 2001.":              "2001-06-26",
		"Friday, 10 May, 2002":                "2002-05-10",
		"UPDATED October 16, 2023":            "2023-10-16",
		"Monday, July 26th, 2021":             "2021-07-26",
		"입력 2021.05.08. 00:20":                "2021-05-08",
		"2021년 5월 8일 오전 9시":                   "2021-05-08",
		"2021年05月09日 08:15":                   "2021-05-09",
		"31/12/2019":                          "2019-12-31",
		"12/31/2019":                          "2019-12-31",
		"05/05/2019":                          "2019-05-05",
		"05/06/2019 is one of two days":       "",
		"February 30, 2019":                   "",
		"in May 2019":                         "",
		"on the first of September, in 2004.": "",
		"2019-13-01":                          "",
	} {
		d, start, end, ok := stamp.Find(in)
		if got := d.String(); got != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v; want %q", in, got, ok, want)
		}
		if ok && (start < 0 || end > len(in) || start >= end) {
			t.Errorf("Find(%q) stands at %d to %d", in, start, end)
		}
	}
}

func TestMeta_KeepsTheDayOfThePagesOwnTimeZone(t *testing.T) {
	for in, want := range map[string]string{
		"2019-04-30T00:30:00+09:00":       "2019-04-30",
		"2019-04-29T23:30:00-05:00":       "2019-04-29",
		"2019-04-29 23:30:00":             "2019-04-29",
		"20190429":                        "2019-04-29",
		"2019-04":                         "2019-04-01 to 2019-04-30",
		"2019":                            "2019-01-01 to 2019-12-31",
		"Mon, 29 Apr 2019 23:00:00 +0900": "2019-04-29",
		"April 29, 2019":                  "2019-04-29",
		"2019-02-31":                      "not said",
		"yesterday":                       "not said",
		"":                                "not said",
	} {
		if got := stamp.Meta(in).String(); got != want {
			t.Errorf("Meta(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2019/04/29/nine-held":       "2019-04-29",
		"https://a.example/news/20190429001200":        "2019-04-29",
		"https://a.example/english/nine-04292019.html": "not said",
		"https://a.example/2019/04/nine-held":          "2019-04-01 to 2019-04-30",
		"https://a.example/news/2019-04-29-nine-held":  "2019-04-29",
		"https://a.example/article/1999":               "not said",
		"https://a.example/id/20191399":                "not said",
		"https://a.example/view.php?id=20190429_0001":  "2019-04-29",
		"": "not said",
	} {
		if got := stamp.URL(in).String(); got != want {
			t.Errorf("URL(%q) = %s, want %s", in, got, want)
		}
	}
}
