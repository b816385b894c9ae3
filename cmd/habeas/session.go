package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
)

// defaultData is where the register is when nobody says otherwise: in plain sight, beside the work.
const defaultData = "habeas-data"

// A session is what a command runs with. Streams, environment and clock come in from outside, so that a test can give its own.
type session struct {
	stdin    io.Reader
	stdout   io.Writer
	stderr   io.Writer
	getenv   func(string) string
	now      func() time.Time
	json     bool
	data     string // the data folder; never empty after take
	chosen   bool   // the data folder was named by flag or environment
	database string // a PostgreSQL URL, or empty
	lexicon  string // folder of the user's own words, or empty
	trim     string // a prefix of sources' names that tables leave out, having said it once
}

// take fills in what the common flags and the environment say; a flag wins over the environment.
func (s *session) take(c *cli) {
	s.json = c.JSON
	s.data, s.database = c.Data, c.Database
	if s.data == "" {
		s.data = s.getenv("HABEAS_DATA")
	}
	if s.database == "" {
		s.database = s.getenv("HABEAS_DATABASE")
	}
	if s.lexicon = c.Lexicon; s.lexicon == "" {
		s.lexicon = s.getenv("HABEAS_LEXICON")
	}
	if s.chosen = s.data != ""; !s.chosen {
		s.data = defaultData
	}
}

// say prints a message for the person, on standard error.
func (s *session) say(format string, args ...any) {
	fmt.Fprint(s.stderr, plain(fmt.Sprintf("habeas: "+format+"\n", args...)))
}

// printf prints a result; a reader that went away is reported by the quietWriter at the end of the command.
func (s *session) printf(format string, args ...any) {
	fmt.Fprint(s.stdout, plain(fmt.Sprintf(format, args...)))
}

// plain shows what a terminal would take for a command, or hide, as a mark: names and texts are strangers'. Line ends and
// colours stay.
func plain(text string) string {
	var b strings.Builder
	for text != "" {
		if n := len(colours.FindString(text[:min(len(text), 12)])); n > 0 {
			b.WriteString(text[:n])
			text = text[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(text)
		if r == '\t' {
			r = ' '
		}
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
		text = text[n:]
	}
	return b.String()
}

// colours are what [paint] writes.
var colours = regexp.MustCompile(`^\x1b\[[0-9;]{1,8}m`)

// printJSON prints v as one line of JSON, angle brackets and all, as other programs read it.
func (s *session) printJSON(v any) error {
	e := json.NewEncoder(s.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// colour reports whether standard output is a terminal that shows colour and whose owner did not refuse it.
func (s *session) colour() bool {
	return terminal(s.stdout) && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"
}

// terminal reports whether w is a terminal.
func terminal(w any) bool {
	if q, ok := w.(*quietWriter); ok {
		w = q.w
	}
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// errReaderGone is the error of writing to a pipe that nobody reads any more: not a failure, and not worth a message.
var errReaderGone = errors.New("the reader of standard output went away")

// A quietWriter remembers that its reader went away.
type quietWriter struct{ w io.Writer }

// Write writes p, and gives errReaderGone when nobody reads any more.
func (q *quietWriter) Write(p []byte) (int, error) {
	n, err := q.w.Write(p)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return n, errReaderGone
	}
	return n, err
}

// An untilStopped writer ends with its context.
type untilStopped struct {
	ctx context.Context
	w   io.Writer
}

// Write writes p, or gives the context's error.
func (u untilStopped) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

// An interruptible reader ends with its context, even while a read waits for a terminal or a pipe that stays silent.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read reads, or gives the context's error. The buffer is its own, for a read that is given up may still end one day.
func (i interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	own := make([]byte, len(p))
	done := make(chan result, 1)
	go func() {
		n, err := i.r.Read(own)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, own[:r.n]), r.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}
