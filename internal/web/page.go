package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"golang.org/x/text/language"

	"habeas/internal/chart"
)

//go:embed templates/*.html
var templateFiles embed.FS

// A page is what the frame around every page needs; Data is the page's own.
type page struct {
	Lang    string
	Title   string   // for the browser's tab: ids and codes, never a person's name, so never a report's headline
	Here    string   // the section of the menu: "home", "incidents", …
	Query   string   // what was searched for
	AsOf    string   // time of the last journal entry, where the page knows it
	Path    string   // the page's own address, to come back to after a change of language
	Tongues []choice // the languages of the desk
	Data    any
}

// A tongue is the desk in one language: its words and its pages.
type tongue struct {
	*catalogue
	templates map[string]*template.Template
}

// pages holds every template in every language, made once.
type pages struct {
	match   language.Matcher
	tongues []*tongue // in the order of languages
}

func loadPages() (*pages, error) {
	p := &pages{match: language.NewMatcher(languages)}
	for _, lang := range languages {
		c, err := loadCatalogue(lang)
		if err != nil {
			return nil, err
		}
		t := &tongue{catalogue: c, templates: map[string]*template.Template{}}
		if err := t.load(); err != nil {
			return nil, err
		}
		p.tongues = append(p.tongues, t)
	}
	return p, nil
}

// load parses the frame, the parts and each page on top of them.
func (t *tongue) load() error {
	frame, err := template.New("frame.html").Funcs(t.funcs()).ParseFS(templateFiles, "templates/frame.html", "templates/part_*.html")
	if err != nil {
		return err
	}
	names, err := fs.Glob(templateFiles, "templates/page_*.html")
	if err != nil {
		return err
	}
	for _, name := range names {
		one, err := frame.Clone()
		if err == nil {
			one, err = one.ParseFS(templateFiles, name)
		}
		if err != nil {
			return err
		}
		t.templates[strings.TrimSuffix(strings.TrimPrefix(path.Base(name), "page_"), ".html")] = one
	}
	return nil
}

// funcs are the words and phrases that templates may use.
func (t *tongue) funcs() template.FuncMap {
	return template.FuncMap{
		"t": t.say, "n": t.some, "code": t.code, "fig": figure,
		"when": t.when, "place": t.place, "people": t.people, "row": t.row, "span": t.bare, "bounds": t.bounds,
		"said": said, "langof": scriptLang, "count": t.count, "origins": t.origins, "members": t.members, "group": t.group, "country": t.country,
		"moment": t.moment, "day": t.day, "langname": t.languageName,
		"svg":    func(s chart.SVG) template.HTML { return template.HTML(s) }, // escaped by package chart
		"report": reportAt, "claim": claimAt, "incident": incidentAt, "case": caseAt,
		"add": func(a, b int) int { return a + b },
		"dict": func(pairs ...any) (map[string]any, error) {
			if len(pairs)%2 != 0 {
				return nil, fmt.Errorf("dict: want pairs")
			}
			m := map[string]any{}
			for i := 0; i < len(pairs); i += 2 {
				m[fmt.Sprint(pairs[i])] = pairs[i+1]
			}
			return m, nil
		},
	}
}

// show writes a page whole or not at all.
func (d *Desk) show(w http.ResponseWriter, r *http.Request, status int, name string, p page) error {
	t := d.speak(r)
	p.Lang, p.Path, p.Tongues = t.lang.String(), r.URL.RequestURI(), d.tongues(t)
	var b bytes.Buffer
	if err := t.templates[name].ExecuteTemplate(&b, "frame.html", p); err != nil {
		return fmt.Errorf("template %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, err := b.WriteTo(w)
	if err != nil {
		d.opt.Log.Debug("answer not delivered", "error", err)
	}
	return nil
}
