package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

// gone is a standard output that nobody reads any more.
type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func noEnv(string) string { return "" }

func TestRun_ReaderGoneIsQuiet(t *testing.T) {
	var stderr bytes.Buffer
	args := []string{"extract", "--json", "--format", "txt", "-"}
	in := strings.NewReader("Police in Dandong arrested four North Koreans on March 3, a pastor said.")
	if status := run(context.Background(), args, in, gone{}, &stderr, noEnv, clock(0)); status != exitDone || stderr.Len() > 0 {
		t.Errorf("status %d, said %q; want 0 and nothing", status, &stderr)
	}
}

// A silent terminal or pipe must not keep an interrupted command.
func TestRun_InterruptEndsAReadThatWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	silent, hold := io.Pipe()
	defer hold.Close()
	first := make(chan struct{})
	go func() {
		io.WriteString(hold, `{"id":"one","text":"Nothing happened."}`+"\n")
		<-first
		cancel()
	}()
	var stderr bytes.Buffer
	out := writerFunc(func(p []byte) (int, error) {
		close(first)
		return len(p), nil
	})
	status := run(ctx, []string{"extract", "--json", "--format", "jsonl", "-"}, silent, out, &stderr, noEnv, time.Now)
	if status != exitFailed || !strings.Contains(stderr.String(), "stopped") {
		t.Errorf("status %d, said %q; want 1 and that it stopped", status, &stderr)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestRun_FlagWinsOverEnvironment(t *testing.T) {
	env := func(k string) string { return map[string]string{"HABEAS_DATA": "from-environment"}[k] }
	for _, c := range []struct{ flag, want string }{{"", "from-environment"}, {"from-flag", "from-flag"}} {
		s := &session{getenv: env}
		s.take(&cli{Data: c.flag})
		if s.data != c.want || !s.chosen {
			t.Errorf("--data %q: register in %q, chosen %v; want %q", c.flag, s.data, s.chosen, c.want)
		}
	}
	s := &session{getenv: noEnv}
	s.take(&cli{})
	if s.data != defaultData || s.chosen {
		t.Errorf("without flag and environment: register in %q, chosen %v; want %q", s.data, s.chosen, defaultData)
	}
}
