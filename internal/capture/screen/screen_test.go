package screen_test

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas"
	"habeas/internal/capture/screen"
	"habeas/internal/capture/web"
)

// chromium finds a browser, or skips; with HABEAS_REQUIRE_CHROMIUM set it insists.
func chromium(t *testing.T) string {
	t.Helper()
	path, err := screen.Find(os.Getenv("HABEAS_TEST_CHROMIUM"))
	if err == nil {
		return path
	}
	if os.Getenv("HABEAS_REQUIRE_CHROMIUM") != "" {
		t.Fatal(err)
	}
	t.Skip("no Chromium found: set HABEAS_TEST_CHROMIUM to its path to take pictures with a real browser")
	return ""
}

func mustWeb(t *testing.T, c web.Config) *web.Web {
	t.Helper()
	c.Now = time.Now
	w, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// An outside is a proxy that leads every name to one server, and remembers what it was asked for.
type outside struct {
	to    string
	mu    sync.Mutex
	asked []string
}

// ServeHTTP answers CONNECT.
func (o *outside) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	o.asked = append(o.asked, r.Host)
	o.mu.Unlock()
	there, err := net.Dial("tcp", o.to)
	if err != nil || r.Method != http.MethodConnect {
		out.WriteHeader(http.StatusBadGateway)
		return
	}
	defer there.Close()
	here, _, err := http.NewResponseController(out).Hijack()
	if err != nil {
		return
	}
	defer here.Close()
	io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
	go io.Copy(there, here)
	io.Copy(here, there)
}

func TestTake(t *testing.T) {
	path := chromium(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<body style="margin:0"><script>alert("nobody answers")</script><div style="height:3000px;background:#246">Invented</div></body>`)
	}))
	defer s.Close()
	all := screen.New(mustWeb(t, web.Config{AllowPrivate: true}), path, true, true).Take(t.Context(), s.URL)
	if len(all) != 2 || all[0].Problem+all[1].Problem != "" || all[0].By == "" {
		t.Fatalf("pictures %+v", all)
	}
	shot, err := png.DecodeConfig(bytes.NewReader(all[0].Bytes))
	if err != nil || shot.Height != 3000 || shot.Width != 1280 {
		t.Errorf("the screenshot is %dx%d, %v; want the whole page", shot.Width, shot.Height, err)
	}
	if !bytes.HasPrefix(all[1].Bytes, []byte("%PDF-")) {
		t.Errorf("the PDF begins %.20q", all[1].Bytes)
	}
}

// inner asks for everything inside that a page could ask for.
const inner = `<body>Invented
<img src="http://127.0.0.1:%[1]s/img"><img src="http://localhost:%[1]s/img"><img src="http://[::1]:%[1]s/img">
<img src="http://127.1:%[1]s/img"><img src="http://2130706433:%[1]s/img"><img src="http://169.254.169.254/latest/meta-data/">
<img src="http://news.example.org/sent-on"><link rel="stylesheet" href="https://127.0.0.1:%[1]s/css"><link rel="dns-prefetch" href="//looked-up.example.net">
<iframe src="http://127.0.0.1:%[1]s/frame"></iframe><iframe src="file:///etc/hostname"></iframe>
<script>
fetch("http://127.0.0.1:%[1]s/fetch", {mode: "no-cors"}).catch(() => 0)
navigator.sendBeacon("http://127.0.0.1:%[1]s/beacon", "x")
try { new WebSocket("ws://127.0.0.1:%[1]s/socket") } catch (e) {}
try {
  const p = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:%[2]s"}]})
  p.createDataChannel("x")
  p.createOffer().then(o => p.setLocalDescription(o))
} catch (e) {}
</script>
<img src="http://news.example.org/slow"></body>`

// A page that asks for inner addresses in every way it knows gets none of them, and its picture is taken all the same.
func TestTake_NothingInside(t *testing.T) {
	path := chromium(t)
	var mu sync.Mutex
	var touched []string
	inside := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		touched = append(touched, r.URL.Path)
	}))
	defer inside.Close()
	_, port, _ := net.SplitHostPort(inside.Listener.Addr().String())
	stun, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer stun.Close()
	_, udp, _ := net.SplitHostPort(stun.LocalAddr().String())
	sentOn := false
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, inner, port, udp)
		case "/sent-on":
			mu.Lock()
			sentOn = true
			mu.Unlock()
			http.Redirect(w, r, inside.URL+"/sent-on", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	way := &outside{to: site.Listener.Addr().String()}
	proxy := httptest.NewServer(way)
	defer proxy.Close()
	u, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	all := screen.New(mustWeb(t, web.Config{Proxy: u}), path, true, false).Take(t.Context(), "http://news.example.org/")
	if len(all) != 1 || all[0].Problem != "" || len(all[0].Bytes) == 0 {
		t.Fatalf("pictures %+v", all)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(touched) > 0 || !sentOn || all[0].Refused < 5 {
		t.Errorf("inside asked for %v; redirect followed: %v; %d connections refused", touched, sentOn, all[0].Refused)
	}
	stun.SetReadDeadline(time.Now()) // what came has come: the browser is gone
	if n, from, err := stun.ReadFrom(make([]byte, 1500)); err == nil {
		t.Errorf("%d bytes by UDP from %s past the proxy", n, from)
	}
	way.mu.Lock()
	defer way.mu.Unlock()
	for _, a := range way.asked {
		if a != "news.example.org:80" && a != "news.example.org:443" {
			t.Errorf("the outer proxy was asked for %s", a)
		}
	}
}

func TestTake_NoBrowser(t *testing.T) {
	all := screen.New(mustWeb(t, web.Config{}), "/nowhere/chromium", true, true).Take(t.Context(), "http://news.example.org/")
	if len(all) != 2 || all[0].Bytes != nil || all[0].Problem == "" || all[1].Problem == "" {
		t.Errorf("pictures without a browser: %+v", all)
	}
	if _, err := screen.Find("/nowhere/chromium"); habeas.KindOf(err) != habeas.NotFound || !strings.Contains(err.Error(), "HABEAS_CHROMIUM") {
		t.Errorf("Find: %v", err)
	}
}
