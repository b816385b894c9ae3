package web

import (
	"embed"
	"net/http"
	"path"

	"habeas"
)

//go:embed static/*
var staticFiles embed.FS

// media are the kinds of files that the desk has; everything else is refused.
var media = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// static gives a style sheet, the script or the icon.
func (d *Desk) static(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	kind, ok := media[path.Ext(name)]
	b, err := staticFiles.ReadFile("static/" + name)
	if !ok || err != nil {
		return habeas.Errorf(habeas.NotFound, "")
	}
	tag := `"` + habeas.DigestOf(b).Short() + `"`
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	_, err = w.Write(b)
	return err
}
