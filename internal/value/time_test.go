package value_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/value"
)

func mustInterval(t *testing.T, s string) habeas.When {
	t.Helper()
	w, err := habeas.ParseInterval(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTimes_English(t *testing.T) {
	for _, c := range []struct{ published, in, words, want string }{
		{"2019-04-29", "arrested last week near the border", "last week", "2019-04-22 to 2019-04-28"},
		{"2019-04-29", "arrested on Sunday", "Sunday", "2019-04-28"},
		{"2019-04-29", "sent back in the first six months of 2018", "the first six months of 2018", "2018-01-01 to 2018-06-30"},
		{"2019-04-29", "sent back in the last ten days of March", "the last ten days of March", "2019-03-22 to 2019-03-31"},
		{"2019-04-29", "sent back in the last week", "the last week", "2019-04-22 to 2019-04-29"},
		{"2019-04-29", "sent back a few days ago", "a few days ago", "2019-04-19 to 2019-04-27"},
		{"2019-04-29", "sent back a few months ago", "a few months ago", "“a few months ago”"},
		{"2019-04-29", "sent back overnight, they said", "overnight", "2019-04-28 to 2019-04-29"},
		{"2019-04-29", "took an overnight bus", "an overnight", "“an overnight”"},
		{"2019-04-30", "arrested on Tuesday", "Tuesday", "2019-04-30"},
		{"2019-04", "arrested on Tuesday", "Tuesday", "“Tuesday”"},
		{"2019-04", "arrested last month", "last month", "2019-03-01 to 2019-03-31"},
		{"2019-04-28/2019-04-30", "arrested last month", "last month", "2019-03-01 to 2019-03-31"},
		{"", "arrested last week", "last week", "“last week”"},
		{"", "arrested on April 26", "April 26", "“April 26”"},
		{"2019-05-02", "arrested on April 26", "April 26", "2019-04-26"},
		{"2019-05-02", "arrested in mid-March", "mid-March", "2019-03-11 to 2019-03-20"},
		{"2018-09-05", "37 people in May and June", "May and June", "2018-05-01 to 2018-06-30"},
		{"2027-04-05", "From May 2026 until this March 2027", "From May 2026 until this March 2027", "2026-05-01 to 2027-03-31"},
		{"2019-05-02", "in late 2016", "late 2016", "2016-09-01 to 2016-12-31"},
		{"2019-05-15", "two weeks ago", "two weeks ago", "2019-05-01"},
		{"2019-05-15", "since 2018", "since 2018", "2018-01-01 to 2019-05-15"},
		{"2019-05-15", "by the end of August 2018", "by the end of August 2018", "not after 2018-08-31"},
		{"2019-05-15", "in recent months", "recent months", "“recent months”"},
		{"2019-05-15", "earlier this month", "earlier this month", "2019-05-01 to 2019-05-14"},
		{"2019-05-15", "in the second quarter of 2018", "the second quarter of 2018", "2018-04-01 to 2018-06-30"},
		{"2019-05-15", "on March 22, 2017", "March 22, 2017", "2017-03-22"},
		{"", "on 22-25 March 2017", "22-25 March 2017", "2017-03-22 to 2017-03-25"},
		{"2019-05-15", "on April 26. The following day", "April 26", "2019-04-26"},
		{"2019-05-15", "will be returned on Friday", "Friday", "2019-05-17"},
		{"2019-05-15", "over the past year", "the past year", "2018-05-15 to 2019-05-15"},
		{"2021-09", "caught on September 12 and 13", "September 12 and 13", "2021-09-12 to 2021-09-13"},
		{"2021", "caught on September 12", "September 12", "“September 12”"},
		{"2019-05-15", "for three days", "three days", "“three days”"},
	} {
		published := mustInterval(t, c.published)
		ts := value.Times(c.in, "en", published)
		if len(ts) == 0 {
			t.Errorf("Times(%q): nothing found, want %q", c.in, c.words)
			continue
		}
		if got := ts[0].When; got.Words != c.words || got.String() != c.want {
			t.Errorf("Times(%q, %q) = %q %s, want %q %s", c.in, c.published, got.Words, got, c.words, c.want)
		}
	}
}

// What words bound or narrow is one thing, what they name another: `read-values` prints the latter.
func TestTimes_Named(t *testing.T) {
	for in, want := range map[string]string{
		"They were to leave by May 2030.":                "2030-05-01 to 2030-05-31",
		"It had stood there since 1998.":                 "1998-01-01 to 1998-12-31",
		"Early May 2030 was wet.":                        "2030-05-01 to 2030-05-31",
		"By the end of 2029 it was done.":                "2029-01-01 to 2029-12-31",
		"It opened on 3 May 2030.":                       "",
		"It opened last week.":                           "",
		"He came between May 3 and May 5.":               "",
		"The gate was shut until Friday, March 22, 2030": "2030-03-22",
	} {
		ts := value.Times(in, "en", mustInterval(t, "2031-02-03"))
		if len(ts) != 1 {
			t.Fatalf("%q: %d times", in, len(ts))
		}
		got := ""
		if ts[0].Named.Placed() {
			got = ts[0].Named.String()
		}
		if got != want {
			t.Errorf("%q names %q, want %q", in, got, want)
		}
	}
}

// In a story of past years a month without a year belongs to the year that the story has come to, not to a year it only looks at.
func TestTimes_Story(t *testing.T) {
	const story = "In 1911 the canal was begun. On 10 March 1912 the dam broke, though it had been built to last until 1930. " +
		"The plan of 1913 was dropped. On 11 March the town was left, and by December nobody lived there. In May 1912 there had been fires. " +
		"In June they stopped. In 1914 work went on, and in April the lock was built."
	var got []string
	for _, x := range value.Times(story, "en", mustInterval(t, "2031-02-03")) {
		if x.When.Precision == habeas.ByDay || x.When.Precision == habeas.ByMonth {
			got = append(got, x.When.String())
		}
	}
	want := []string{"1912-03-10", "1912-03-11", "not after 1912-12-31", "1912-05-01 to 1912-05-31", "1912-06-01 to 1912-06-30", "1914-04-01 to 1914-04-30"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got %q", got)
	}
}
