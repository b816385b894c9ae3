// Package screen takes pictures of pages of the web with a Chromium that is on the machine: a screenshot of the whole page,
// and a PDF. The browser is a stranger's program that runs a stranger's scripts, so it is given nothing: a profile of its
// own that is thrown away, no way out but a proxy that refuses what package web refuses, and limits on time and size.
package screen

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"habeas"
	"habeas/internal/capture/web"
)

// Bounds of one visit.
const (
	loading  = 30 * time.Second // until the page says that it is loaded; what is there by then is taken
	visiting = 90 * time.Second // the whole visit
	maxBytes = 128 << 20        // that come through the proxy
	maxImage = 32 << 20         // of one picture
	wide     = 1280             // pixels
	maxHigh  = 16_000           // pixels; more than this no graphics processor draws
)

// A Camera takes the pictures that it is asked for.
type Camera struct {
	web        *web.Web
	path       string
	screenshot bool
	pdf        bool
}

// Find gives the path of a Chromium: the one named, or one on the path; habeas.NotFound when there is none.
func Find(named string) (string, error) {
	for _, name := range []string{named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
		if name == named {
			break // whoever names one wants no other
		}
	}
	return "", habeas.Errorf(habeas.NotFound, "pictures of pages need Chromium, and none is found: install it, or name it in HABEAS_CHROMIUM, or leave --screenshot and --pdf out")
}

// New gives a camera for pages that w fetches, with the browser at path.
func New(w *web.Web, path string, screenshot, pdf bool) *Camera {
	return &Camera{web: w, path: path, screenshot: screenshot, pdf: pdf}
}

// Take visits a page and gives a picture of each kind asked for.
func (c *Camera) Take(ctx context.Context, address string) []web.Picture {
	var out []web.Picture
	if c.screenshot {
		out = append(out, web.Picture{Kind: "screenshot", Type: "image/png"})
	}
	if c.pdf {
		out = append(out, web.Picture{Kind: "pdf", Type: "application/pdf"})
	}
	started := c.web.Now().UTC()
	by, refused, err := c.visit(ctx, address, out)
	for i := range out {
		p := &out[i]
		p.Started, p.By, p.Refused = started, by, refused
		if p.Bytes == nil && p.Problem == "" {
			p.Problem = problem(err)
		}
	}
	return out
}

// problem says why there is no picture.
func problem(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "the browser was not ready in time"
	}
	if err != nil {
		return err.Error()
	}
	return "the browser gave none"
}

// visit opens the page in a browser of its own and fills in the pictures.
func (c *Camera) visit(ctx context.Context, address string, out []web.Picture) (by string, refused int, err error) {
	ctx, stop := context.WithTimeout(ctx, visiting)
	defer stop()
	proxy, err := c.web.Forward(maxBytes)
	if err != nil {
		return "", 0, err
	}
	defer proxy.Close()
	nowhere, err := deadEnd()
	if err != nil {
		return "", 0, err
	}
	defer nowhere.Close()
	home, err := os.MkdirTemp("", "habeas-browser-")
	if err != nil {
		return "", 0, &habeas.Error{Kind: habeas.Unavailable, Text: "no temporary folder for the browser", Cause: err}
	}
	defer os.RemoveAll(home)
	ctx, end := chromedp.NewExecAllocator(ctx, c.options(nowhere.Addr().String(), home)...)
	defer end()
	ctx, quit := chromedp.NewContext(ctx)
	defer quit()
	if err := chromedp.Do(ctx); err != nil {
		return "", 0, &habeas.Error{Kind: habeas.Unavailable, Text: "the browser does not start", Cause: err}
	}
	ctx, leave := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext(func(p *target.CreateBrowserContextParams) {
		p.ProxyServer, p.ProxyBypassList = "http://"+proxy.Address, ourselvesToo
	}))
	defer leave()
	if by, err = open(ctx); err != nil {
		return by, 0, err
	}
	load, enough := context.WithTimeout(ctx, loading)
	defer enough()
	if err := chromedp.Do(load, chromedp.Navigate(address)); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return by, proxy.Refused(), err
	}
	for i := range out {
		shoot(ctx, &out[i])
	}
	if proxy.Spent() {
		for i := range out {
			out[i].Bytes, out[i].Problem = nil, "the page wants more bytes than are taken for a picture"
		}
	}
	return by, proxy.Refused(), nil
}

// ourselvesToo makes requests for this machine's own addresses go to the proxy like all others, to be refused there.
const ourselvesToo = "<-loopback>"

// deadEnd is the proxy of everything that the browser asks for on its own account (updates, accounts, lists): it answers
// nobody. The page's tab has another.
func deadEnd() (net.Listener, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "no port on this machine for the browser's proxy", Cause: err}
	}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			conn.Close()
		}
	}()
	return l, nil
}

// options are what the browser is started with.
func (c *Camera) options(proxy, home string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(c.path),
		chromedp.NoInheritEnv, // passphrases and credentials are in ours
		chromedp.Env("HOME="+home, "TMPDIR="+home, "PATH="+os.Getenv("PATH"), "LANG=C.UTF-8"),
		chromedp.ProxyServer("http://"+proxy),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"),                          // this machine's own addresses go to the proxy too, and are refused there
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), // no name is looked up but by the proxy
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,HttpsUpgrades,OptimizationHints,MediaRouter,DialMediaRouteProvider"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		chromedp.Flag("webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("dns-prefetch-disable", true),
		chromedp.Flag("mute-audio", true),
		chromedp.Flag("hide-scrollbars", true),
		// Root cannot have the browser's own sandbox, which is one more reason not to fetch as root.
		chromedp.Flag("no-sandbox", os.Getuid() == 0),
	)
}

// open opens an empty tab, and gives the browser's name and version.
func open(ctx context.Context) (string, error) {
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(wide, 900)); err != nil {
		return "", err
	}
	v, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		return "", err
	}
	_, err = chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorDeny})
	if err != nil {
		return v.Product, err
	}
	return v.Product, chromedp.Listen(ctx, func(ev any) {
		if _, ok := ev.(*page.EventJavascriptDialogOpening); ok { // nobody is there to answer
			go func() { // the page may be gone before the answer comes
				_, _ = chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: false})
			}()
		}
	})
}

// shoot takes one picture.
func shoot(ctx context.Context, p *web.Picture) {
	take := print
	if p.Kind == "screenshot" {
		take = photograph
	}
	b, err := take(ctx)
	switch {
	case err != nil:
		p.Problem = problem(err)
	case len(b) > maxImage:
		p.Problem = "the picture is larger than what is kept"
	default:
		p.Bytes = b
	}
}

// photograph gives the whole page as a PNG, down to where it is too long to draw.
func photograph(ctx context.Context) ([]byte, error) {
	m, err := chromedp.Call(ctx, page.GetLayoutMetrics, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	beyond := true
	clip := page.Viewport{Width: wide, Height: 900, Scale: 1}
	if s := m.CSSContentSize; s != nil {
		clip.Width, clip.Height = min(max(s.Width, 1), 4*wide), min(max(s.Height, 1), maxHigh)
	}
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &clip, CaptureBeyondViewport: &beyond})
	return shot.Data, err
}

// print gives the page as a PDF, as it looks on paper, with its backgrounds.
func print(ctx context.Context) ([]byte, error) {
	yes := true
	out, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PrintBackground: &yes})
	return out.Data, err
}
