package web_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"habeas/internal/register"
	"habeas/internal/web"
	"habeas/internal/web/webtest"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return ln
}

// chromium finds a browser, or skips; with HABEAS_REQUIRE_CHROMIUM set it insists.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("HABEAS_TEST_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const why = "no Chromium found: set HABEAS_TEST_CHROMIUM to its path to see the pages in a real browser"
	if os.Getenv("HABEAS_REQUIRE_CHROMIUM") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// serve shows a register on loopback until the test ends.
func serve(t *testing.T, reg web.Register) string {
	t.Helper()
	ln := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- web.Serve(ctx, ln, reg, web.Options{Viewer: register.Local()}) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + ln.Addr().String()
}

// A look is one way in which pages are looked at.
type look struct {
	name        string
	wide, high  int64
	colours     string
	lang        string // what the browser asks for
	withoutHelp bool   // scripts switched off
}

var looks = []look{
	{name: "wide-light", wide: 1280, high: 900, colours: "light"},
	{name: "wide-dark", wide: 1280, high: 900, colours: "dark"},
	{name: "narrow-light", wide: 390, high: 844, colours: "light"},
	{name: "narrow-dark", wide: 390, high: 844, colours: "dark", withoutHelp: true},
	{name: "narrow-ko", wide: 390, high: 844, colours: "light", lang: "ko"},
	{name: "narrow-zh", wide: 390, high: 844, colours: "dark", lang: "zh-CN"},
}

// pagesToSee are addresses of every kind of page.
var pagesToSee = map[string]string{
	"home": "/", "incidents": "/incidents", "incidents-none": "/incidents?year=1999&act=arrest", "incident": "/incidents/i1", "incident-bare": "/incidents/i11",
	"incident-range": "/incidents/i4", "cases": "/cases", "risk": "/cases?risk=now", "case": "/cases/k1", "case-bare": "/cases/k7", "report": "/reports/harbour-post-2024-05-14?claim=c0000#q-c0000",
	"report-ko": "/reports/deungbul-0515", "report-bare": "/reports/sha256-00000000000000aa", "report-hostile": "/reports/a%2Fb%3Fc=d%23e&f%20%3Cg%3E",
	"tally": "/tally?by=act&by=year", "tally-origin": "/tally?by=origin&by=month", "cell": "/tally/cell?by=act&at-act=arrest", "search": "/search?q=people",
	"search-none": "/search?q=zebra", "help": "/help", "missing": "/incidents/i999",
}

// inEvery are the pages that differ with the size of the register.
var inEvery = []string{"home", "incidents", "cases", "tally", "tally-origin", "search", "search-none"}

// Every kind of page is loaded in a real browser, wide and narrow, light and dark, with scripts and without. It fails on a
// request to any other host, a message on the console, a breach of the content policy, a page wider than its window, and
// text without enough contrast.
func TestBrowser_EveryPage(t *testing.T) {
	path := chromium(t)
	names := slices.Sorted(maps.Keys(pagesToSee))
	b := openTab(t, path)
	for _, r := range []struct {
		size string
		reg  web.Register
	}{{"none", webtest.Empty()}, {"little", webtest.Little()}, {"much", webtest.Much(1000)}} {
		base := serve(t, r.reg)
		for _, l := range looks {
			t.Run(r.size+"/"+l.name, func(t *testing.T) {
				b.turnTo(t, l)
				for _, name := range names {
					if r.size == "little" || slices.Contains(inEvery, name) {
						for _, c := range b.see(t, base, pagesToSee[name]) {
							if name != "missing" || !strings.Contains(c, "404") {
								t.Errorf("%s: %s", name, c)
							}
						}
					}
				}
			})
		}
	}
}

// patience is how long the browser may take over one step; the test fails when it hangs.
const patience = 20 * time.Second

// A tab is an open tab of a running browser, with what went wrong in it.
type tab struct {
	ctx        context.Context
	mu         sync.Mutex
	base       string
	complaints []string
}

// openTab starts a browser with one tab.
func openTab(t *testing.T, path string) *tab {
	t.Helper()
	b := &tab{}
	ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithListener(b.hear),
		chromedp.WithAllocatorOptions(chromedp.ExecPath(path), chromedp.NoSandbox))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return b
}

// turnTo makes the tab look as l says.
func (b *tab) turnTo(t *testing.T, l look) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.colours}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	err := chromedp.Do(ctx, chromedp.EmulateViewport(l.wide, l.high))
	if err == nil {
		_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, media)
	}
	if err == nil {
		_, err = chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.withoutHelp})
	}
	if err == nil {
		asks := network.Headers{"Accept-Language": cmp.Or(l.lang, "en")}
		_, err = chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: asks})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// hear collects what no page of the desk may do.
func (b *tab) hear(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		if b.base != "" && !strings.HasPrefix(ev.Request.URL, b.base+"/") {
			b.complaints = append(b.complaints, "request to "+ev.Request.URL)
		}
	case *network.EventLoadingFailed:
		b.complaints = append(b.complaints, "not loaded: "+ev.ErrorText+" "+string(ev.BlockedReason))
	case *runtime.EventConsoleAPICalled:
		b.complaints = append(b.complaints, fmt.Sprintf("console %s %v", ev.Type, ev.Args))
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, "exception "+ev.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.complaints = append(b.complaints, "log: "+ev.Entry.Text+" "+ev.Entry.URL)
	}
}

// see loads one page and gives what is wrong with it.
func (b *tab) see(t *testing.T, base, path string) []string {
	t.Helper()
	b.mu.Lock()
	b.base, b.complaints = base, nil
	b.mu.Unlock()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(base+path)); err != nil {
		return []string{err.Error()}
	}
	faults, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](audit))
	if err != nil {
		return []string{err.Error()}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return append(faults, b.complaints...)
}

// With scripts, j and k walk through a list, / goes to the search, and t changes the colours for good.
func TestBrowser_Keys(t *testing.T) {
	b := openTab(t, chromium(t))
	base := serve(t, webtest.Little())
	b.turnTo(t, looks[0])
	if faults := b.see(t, base, "/incidents"); len(faults) > 0 {
		t.Fatal(faults)
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	focus := func(what string) string {
		t.Helper()
		s, err := chromedp.Run(ctx, chromedp.Evaluate[string](what))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	press := func(keys string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
	}
	const nth = `String([...document.querySelectorAll("[data-list] > *")].findIndex(e => e.contains(document.activeElement)))`
	press("jjk")
	if got := focus(nth); got != "0" {
		t.Errorf("after j, j, k the entry %s has the focus, want 0", got)
	}
	press("t")
	if got := focus(`document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("after t the colours are %q", got)
	}
	press("/")
	if got := focus(`document.activeElement.id`); got != "find" {
		t.Errorf("after / the focus is on %q", got)
	}
	press("j")
	if got := focus(`document.activeElement.value`); !strings.HasSuffix(got, "j") { // typed, not walked
		t.Errorf("j in the search is %q", got)
	}
	if faults := b.see(t, base, "/help"); len(faults) > 0 {
		t.Error(faults)
	}
	if got := focus(`document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("on the next page the colours are %q", got)
	}
}

// spoilt is a page with everything that TestBrowser_EveryPage looks for.
const spoilt = `<!doctype html><html lang="en"><title>spoilt</title><body style="margin:0">
<img src="http://192.0.2.1/pixel.png" alt=""><script>console.error("spoilt")</script><script src="/static/missing.js"></script>
<div class="wide">a very wide thing</div><p class="pale">pale words</p><button>o</button></body></html>`

func TestBrowser_SeesWhatIsWrong(t *testing.T) {
	b := openTab(t, chromium(t))
	b.turnTo(t, looks[2])
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(spoilt))
		w.Write([]byte(`<style>.wide{width:900px}.pale{color:#ccc;background:#fff}button{height:9px;padding:0;border:0}</style>`))
	})
	mux.HandleFunc("/guarded", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		w.Write([]byte(spoilt))
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	for path, wants := range map[string][]string{
		"/":        {"request to http://192.0.2.1/", "console error", "wider than the window", "contrast", "too small to touch", "404"},
		"/guarded": {"Content Security Policy"},
	} {
		found := strings.Join(b.see(t, s.URL, path), "\n")
		for _, want := range wants {
			if !strings.Contains(found, want) {
				t.Errorf("%s: nothing about %q in\n%s", path, want, found)
			}
		}
	}
}

// audit gives what is wrong with the page that is open: wider than its window, text without the contrast of WCAG 2.2 AA,
// targets too small to touch.
const audit = `(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest(".scroll")).slice(0, 3).map(e => e.outerHTML.slice(0, 120));
    faults.push("wider than the window: " + root.scrollWidth + " of " + root.clientWidth + " " + wide.join(" | "));
  }
  if (document.title === "taken" || document.title === "") faults.push("title " + document.title);
  const channel = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const light = c => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
  const colour = s => (s.match(/[\d.]+/g) || []).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || seen.has(e) || e.closest("svg, .unseen, .skip") || !e.checkVisibility()) continue;
    seen.add(e);
    const style = getComputedStyle(e), fore = colour(style.color), back = ground(e);
    const a = light(fore), b = light(back);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05) ;
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (large ? 3 : 4.5)) faults.push("contrast " + ratio.toFixed(2) + ": " + e.tagName + "." + e.className + " " + e.textContent.slice(0, 40));
  }
  for (const e of document.querySelectorAll("button, input, select")) {
    const box = e.getBoundingClientRect();
    if (e.checkVisibility() && e.type !== "checkbox" && e.type !== "hidden" && box.height < 24) faults.push("too small to touch: " + e.outerHTML.slice(0, 80));
  }
  return faults;
})()`
