package main

import (
	"context"
	"log/slog"
	"net"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/web"
)

// deskAddress is where the desk is when nobody says otherwise.
const deskAddress = "127.0.0.1:8417"

// serveCmd shows the desk.
type serveCmd struct {
	Listen string   `default:"${desk}" placeholder:"ADDRESS" help:"Loopback address and port; port 0 takes any free one."`
	Host   []string `placeholder:"NAME" help:"Further name under which the desk is asked for, behind a proxy of your own."`
}

// Help says who can see it.
func (serveCmd) Help() string {
	return `Serves the desk: what is new, who is at risk, every incident with its sentences, tallies, the map, search. Read-only.

The desk has no sign-in yet, so it listens on this machine only. From another machine, use a tunnel:

    habeas serve
    ssh -L 8417:127.0.0.1:8417 the-machine-with-the-register`
}

// Run serves until it is interrupted.
func (c serveCmd) Run(ctx context.Context, s *session) error {
	ln, err := listen(c.Listen)
	if err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error { return s.serve(ctx, ln, r, c.Host) })
}

// serve shows the desk of r on ln, and says where.
func (s *session) serve(ctx context.Context, ln net.Listener, r *register.Register, hosts []string) error {
	url := "http://" + ln.Addr().String() + "/"
	if s.json {
		if err := s.printJSON(map[string]string{"url": url}); err != nil {
			return err
		}
	}
	s.say("the desk is at %s (read-only; Ctrl-C ends it)", url)
	log := slog.New(slog.NewTextHandler(s.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	return web.Serve(ctx, ln, r, web.Options{Viewer: register.Local(), Hosts: hosts, Log: log})
}

// listen opens a loopback address. Anything else is refused: whoever can reach the desk can read all of it.
func listen(address string) (net.Listener, error) {
	a, err := net.ResolveTCPAddr("tcp", address)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Usage, Text: "--listen wants an address and a port, such as " + deskAddress, Cause: err}
	}
	if !a.IP.IsLoopback() {
		return nil, habeas.Errorf(habeas.Usage, "--listen %s: the desk has no sign-in yet and listens on loopback only; reach it through a tunnel", address)
	}
	ln, err := net.ListenTCP("tcp", a)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "the desk cannot listen there; another port: --listen 127.0.0.1:0", Cause: err}
	}
	return ln, nil
}
