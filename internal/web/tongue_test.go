package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"habeas/internal/web/webtest"
)

// In every language every page says all of its words, with the figures that belong into them.
func TestDesk_SpeaksEveryLanguage(t *testing.T) {
	d := desk(t, webtest.Little())
	for lang, want := range map[string]string{"en": "Incidents", "ko": "사건", "zh-Hans": "事件"} {
		speaking := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.AddCookie(&http.Cookie{Name: "language", Value: lang})
			d.ServeHTTP(w, r)
		})
		pages := crawl(t, speaking, 2000)
		for _, target := range []string{"/incidents/i999", "/tally?by=colour"} {
			n, err := html.Parse(ask(speaking, "GET", target).Body)
			if err != nil {
				t.Fatal(err)
			}
			pages[target] = n
		}
		for at, n := range pages {
			if got := attr(all(n, tag("html"))[0], "lang"); got != lang {
				t.Fatalf("%s: language %q, want %q", at, got, lang)
			}
			if words := text(n); strings.Contains(words, "⟨") || strings.Contains(words, "%!") || !strings.Contains(words, want) {
				t.Errorf("%s in %s: words are missing or wrong: %s", at, lang, words)
			}
		}
	}
}

func TestDesk_ChoosesALanguage(t *testing.T) {
	d := desk(t, webtest.Little())
	for _, c := range []struct{ target, back string }{
		{"/language/ko?back=%2Fincidents%3Fact%3Darrest", "/incidents?act=arrest"},
		{"/language/zh-Hans?back=https%3A%2F%2Fevil.example%2F", "/"},
		{"/language/ko?back=%2F%2Fevil.example%2F", "/"},
		{"/language/ko?back=%2F%5Cevil.example", "/"},
		{"/language/en", "/"},
	} {
		w := ask(d, "GET", c.target)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != c.back || len(w.Result().Cookies()) != 1 {
			t.Errorf("%s: status %d to %q, want %q", c.target, w.Code, w.Header().Get("Location"), c.back)
		}
	}
	if w := ask(d, "GET", "/language/xx"); w.Code != http.StatusNotFound {
		t.Errorf("a language that is not there: status %d", w.Code)
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.Host = "localhost"
	r.Header.Set("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `<html lang="zh-Hans">`) {
		t.Error("a Chinese browser is not answered in Chinese")
	}
}
