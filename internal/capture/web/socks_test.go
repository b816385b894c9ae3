package web

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"habeas"
)

// socksServer is a SOCKS5 proxy without sign-in that leads everywhere to one address, as Tor leads to names that only it
// knows.
func socksServer(t *testing.T, to string, asked *[]string) *url.URL {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			host, err := socksHello(conn)
			if err != nil {
				conn.Close()
				continue
			}
			*asked = append(*asked, host)
			there, err := net.Dial("tcp", to)
			if err != nil {
				conn.Close()
				continue
			}
			conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
			go io.Copy(there, conn)
			go func() { io.Copy(conn, there); conn.Close(); there.Close() }()
		}
	}()
	return &url.URL{Scheme: "socks5", Host: l.Addr().String()}
}

// socksHello does the greeting and reads what the client wants: RFC 1928, by name.
func socksHello(conn net.Conn) (string, error) {
	head := make([]byte, 2)
	if _, err := io.ReadFull(conn, head); err != nil {
		return "", err
	}
	if _, err := io.CopyN(io.Discard, conn, int64(head[1])); err != nil {
		return "", err
	}
	conn.Write([]byte{5, 0})
	want := make([]byte, 5)
	if _, err := io.ReadFull(conn, want); err != nil {
		return "", err
	}
	if want[3] != 3 {
		return "", fmt.Errorf("asked for an address of kind %d, not for a name", want[3])
	}
	rest := make([]byte, int(want[4])+2)
	if _, err := io.ReadFull(conn, rest); err != nil {
		return "", err
	}
	n := len(rest) - 2
	return fmt.Sprintf("%s:%d", rest[:n], binary.BigEndian.Uint16(rest[n:])), nil
}

func TestFetch_SOCKSProxy(t *testing.T) {
	s, asked := pages(t, map[string]http.HandlerFunc{"/": says(article)}), []string{}
	w := mustWeb(t, newWorld(), Config{Proxy: socksServer(t, strings.TrimPrefix(s.URL, "http://"), &asked), IgnoreRobots: true})
	c, err := w.Fetch(t.Context(), "http://hidden-service.onion/", Prior{})
	if err != nil || string(c.Last().Body) != article || c.Last().Address != "" {
		t.Errorf("through the proxy: %+v, %v", c.How(), err)
	}
	if len(asked) != 1 || asked[0] != "hidden-service.onion:80" {
		t.Errorf("the proxy was asked for %q, want the name, which must not be looked up here", asked)
	}
	if _, err := w.Fetch(t.Context(), "http://10.0.0.1/", Prior{}); habeas.KindOf(err) != habeas.Refused || len(asked) != 1 {
		t.Errorf("a private address through the proxy: %v, asked %v", err, asked)
	}
}

// nameServer answers every question for a name with what answers holds, one after the other.
func nameServer(t *testing.T, answers []dnsmessage.ResourceBody) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			for _, a := range answers {
				if kind := typeOf(a); kind == m.Questions[0].Type {
					m.Answers = append(m.Answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Type: kind, Class: dnsmessage.ClassINET}, Body: a})
				}
			}
			if out, err := m.Pack(); err == nil {
				conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: (&fixedDialer{conn.LocalAddr().String()}).dial}
}

func typeOf(b dnsmessage.ResourceBody) dnsmessage.Type {
	if _, ok := b.(*dnsmessage.AAAAResource); ok {
		return dnsmessage.TypeAAAA
	}
	return dnsmessage.TypeA
}

// A public name whose server answers with private addresses leads nowhere: the address itself is judged, when it is used.
func TestFetch_NameThatLeadsInside(t *testing.T) {
	touched := false
	s := pages(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { touched = true }})
	_, port, err := net.SplitHostPort(strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	mapped := net.ParseIP("127.0.0.1").To16()
	for name, answers := range map[string][]dnsmessage.ResourceBody{
		"loopback":            {&dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}},
		"metadata":            {&dnsmessage.AResource{A: [4]byte{169, 254, 169, 254}}},
		"two private ones":    {&dnsmessage.AResource{A: [4]byte{10, 0, 0, 1}}, &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}},
		"loopback of IPv6":    {&dnsmessage.AAAAResource{AAAA: [16]byte{15: 1}}},
		"loopback mapped":     {&dnsmessage.AAAAResource{AAAA: [16]byte(mapped)}},
		"loopback translated": {&dnsmessage.AAAAResource{AAAA: [16]byte{0, 0x64, 0xff, 0x9b, 12: 127, 15: 1}}},
	} {
		w := mustWeb(t, newWorld(), Config{IgnoreRobots: true})
		w.dial.direct.Resolver = nameServer(t, answers)
		if _, err := w.Fetch(t.Context(), "http://public.example:"+port+"/", Prior{}); habeas.KindOf(err) != habeas.Refused || touched {
			t.Errorf("%s: %v, server touched: %v; want Refused", name, err, touched)
		}
	}
}

// A fixedDialer leads every question to one name server.
type fixedDialer struct{ to string }

func (f *fixedDialer) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "udp", f.to)
}
