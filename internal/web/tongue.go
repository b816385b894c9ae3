package web

import (
	"net/http"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"habeas"
)

// tongueCookie remembers the language that was chosen. It says nothing of who chose it.
const tongueCookie = "language"

// speak gives the language of an answer: the one that was chosen, else what the browser asks for, else the first.
func (d *Desk) speak(r *http.Request) *tongue {
	if c, err := r.Cookie(tongueCookie); err == nil {
		if t, ok := d.tongue(c.Value); ok {
			return t
		}
	}
	_, i := language.MatchStrings(d.pages.match, r.Header.Get("Accept-Language"))
	return d.pages.tongues[i]
}

func (d *Desk) tongue(tag string) (*tongue, bool) {
	for _, t := range d.pages.tongues {
		if t.lang.String() == tag {
			return t, true
		}
	}
	return nil, false
}

// tongues lists the languages by their own names.
func (d *Desk) tongues(now *tongue) []choice {
	var out []choice
	for _, t := range d.pages.tongues {
		out = append(out, choice{Value: t.lang.String(), Label: display.Self.Name(t.lang), Chosen: t == now})
	}
	return out
}

// choose remembers a language and goes back to the page it was chosen on. Only pages of the desk are gone back to.
func (d *Desk) choose(w http.ResponseWriter, r *http.Request) error {
	t, ok := d.tongue(r.PathValue("tag"))
	if !ok {
		return habeas.Errorf(habeas.NotFound, "")
	}
	http.SetCookie(w, &http.Cookie{
		Name: tongueCookie, Value: t.lang.String(), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	back := r.URL.Query().Get("back")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.ContainsAny(back, "\\\r\n\t") {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}
