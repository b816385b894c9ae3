package web

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"golang.org/x/net/proxy"

	"habeas"
)

// A dialer connects to hosts, directly or through a proxy, and keeps what goes over the connection.
type dialer struct {
	direct  *net.Dialer // judges every address at the moment of connecting
	proxy   *url.URL
	viaSOCK proxy.ContextDialer
	judge   func(address string) error // of an address that is about to be connected to; nil lets everything through
	tls     *tls.Config
}

const connecting = 15 * time.Second

func newDialer(c Config) (*dialer, error) {
	d := &dialer{proxy: c.Proxy, judge: guard, tls: &tls.Config{RootCAs: c.Trust, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}}
	if c.AllowPrivate {
		d.judge = nil
	}
	d.direct = &net.Dialer{Timeout: connecting, ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
		if d.judge == nil {
			return nil
		}
		return d.judge(address)
	}}
	if c.Proxy == nil {
		return d, nil
	}
	switch c.Proxy.Scheme {
	case "http":
		return d, nil
	case "socks5", "socks5h":
		u := *c.Proxy
		u.Scheme = "socks5"
		s, err := proxy.FromURL(&u, &net.Dialer{Timeout: connecting}) // the proxy itself may be on this machine
		if err != nil {
			return nil, &habeas.Error{Kind: habeas.Usage, Text: "proxy: not a usable address", Cause: err}
		}
		d.viaSOCK = s.(proxy.ContextDialer)
		return d, nil
	}
	return nil, habeas.Errorf(habeas.Usage, "proxy: want http://HOST:PORT or socks5://HOST:PORT")
}

// connect opens a connection to host:port.
func (d *dialer) connect(ctx context.Context, address string) (net.Conn, error) {
	if d.proxy == nil {
		return d.direct.DialContext(ctx, "tcp", address)
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if d.judge != nil {
		if err := guardName(host); err != nil {
			return nil, err
		}
	}
	if d.viaSOCK != nil {
		return d.viaSOCK.DialContext(ctx, "tcp", address)
	}
	return d.tunnel(ctx, address)
}

// tunnel asks an HTTP proxy for a connection (CONNECT).
func (d *dialer) tunnel(ctx context.Context, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{Timeout: connecting}).DialContext(ctx, "tcp", d.proxy.Host)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) }) // wakes whoever waits for the proxy
	defer stop()
	req := &http.Request{Method: http.MethodConnect, URL: &url.URL{Opaque: address}, Host: address, Header: http.Header{}}
	if u := d.proxy.User; u != nil {
		password, _ := u.Password()
		req.Header.Set("Proxy-Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(u.Username()+":"+password)))
	}
	if err := d.ask(conn, req); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// ask reads the proxy's answer byte by byte, so that nothing of what follows is taken with it.
func (d *dialer) ask(conn net.Conn, req *http.Request) error {
	if err := req.Write(conn); err != nil {
		return err
	}
	res, err := http.ReadResponse(bufio.NewReaderSize(&slow{conn, maxHeader}, 16), req)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return habeas.Errorf(habeas.Unavailable, "the proxy answers %s", res.Status)
	}
	return nil
}

// slow reads one byte at a time, and no more than left.
type slow struct {
	conn net.Conn
	left int
}

func (s *slow) Read(p []byte) (int, error) {
	if s.left--; s.left < 0 {
		return 0, errors.New("the proxy's answer does not end")
	}
	return s.conn.Read(p[:1])
}

// secure does the TLS handshake over a connection.
func (d *dialer) secure(ctx context.Context, conn net.Conn, host string) (*tls.Conn, error) {
	c := d.tls.Clone()
	c.ServerName = host
	t := tls.Client(conn, c)
	if err := t.HandshakeContext(ctx); err != nil {
		conn.Close()
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "no secure connection", Cause: err}
	}
	return t, nil
}
