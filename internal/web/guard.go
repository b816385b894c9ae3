package web

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// headers go with every answer: nothing but the desk's own styles, scripts and drawings is loaded or run, no other page
// may frame it, no address of it is told to any other host, and no copy stays in a shared cache.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"Referrer-Policy":              "same-origin",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
	"Cache-Control":                "no-store",
}

// guard stands before every route: headers, the name the desk was asked under, reading methods only (a search is sent in
// a body, and changes nothing), no cross-site writes.
func (d *Desk) guard(next http.Handler) http.Handler {
	next = http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for k, v := range headers {
			w.Header().Set(k, v)
		}
		switch {
		case !d.knows(r.Host):
			http.Error(w, "This desk does not answer to that name. Open it by the address that the program printed, or add the name "+
				"to the names it may be asked under.", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead && !(r.Method == http.MethodPost && r.URL.Path == "/search"):
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "This desk is read-only: nothing can be sent to it.", http.StatusMethodNotAllowed)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knows reports whether the desk may be asked under a host. Bare addresses are safe, because a name that a stranger points
// at this machine (DNS rebinding) arrives as that name.
func (d *Desk) knows(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostport, "["), "]")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host == "localhost" || net.ParseIP(host) != nil || slices.ContainsFunc(d.opt.Hosts, func(h string) bool {
		return strings.EqualFold(h, host)
	})
}
