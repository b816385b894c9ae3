package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"habeas"
)

// The limits of one connection: a reader that stalls, floods headers or never comes back is let go.
const (
	headerTime  = 5 * time.Second
	requestTime = 15 * time.Second
	answerTime  = 90 * time.Second
	idleTime    = 2 * time.Minute
	stopTime    = 10 * time.Second // for answers under way when the desk is told to stop
	headerBytes = 32 << 10
)

// Serve shows a register on a listener until ctx ends; then it lets the answers under way finish and gives nil.
func Serve(ctx context.Context, ln net.Listener, reg Register, opt Options) error {
	d, err := New(reg, opt)
	if err != nil {
		return err
	}
	s := &http.Server{
		Handler: d, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(d.opt.Log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ln) }()
	select {
	case err := <-done:
		return &habeas.Error{Kind: habeas.Unavailable, Text: "the desk stopped listening", Cause: err}
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := s.Shutdown(stop); err != nil {
		return errors.Join(&habeas.Error{Kind: habeas.Unavailable, Text: "the desk cut off answers that took too long", Cause: err}, s.Close())
	}
	return nil
}
