package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestDemo_ServesTheDesk starts the demo, looks at the desk, and ends it as Ctrl-C does.
func TestDemo_ServesTheDesk(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	// The usual port is taken: the demo takes a free one.
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	messages, said := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		args := []string{"demo", "--listen", taken.Addr().String()}
		ended <- run(ctx, args, strings.NewReader(""), io.Discard, said, noEnv, clock(0))
		said.Close()
	}()
	url := ""
	lines := bufio.NewScanner(messages)
	for url == "" && lines.Scan() {
		if _, after, ok := strings.Cut(lines.Text(), "the desk is at "); ok {
			url, _, _ = strings.Cut(after, " ")
		}
	}
	if url == "" || strings.Contains(url, taken.Addr().String()) {
		t.Fatalf("the demo serves at %q, want a free port", url)
	}
	go func() { _, _ = io.Copy(io.Discard, messages) }()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	page, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || !strings.Contains(string(page), "Shenyang") {
		t.Errorf("the desk answers %s with %d bytes, %v; want a page that names Shenyang", res.Status, len(page), err)
	}
	cancel()
	if status := <-ended; status != exitDone {
		t.Errorf("status %d after an interrupt, want 0", status)
	}
}
