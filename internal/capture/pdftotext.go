package capture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"sync"
	"time"

	"habeas"
	"habeas/internal/read"
)

// Limits of one run of pdftotext.
const (
	pdfTime    = 30 * time.Second
	pdfSeconds = 25       // of processor time
	pdfMemory  = 1 << 20  // KiB of address space
	pdfOutput  = 16 << 20 // bytes of text
	pdfPages   = 1000
)

// PDFToText gives a [read.PDFText] that runs poppler's pdftotext, which knows fonts that the reader built in does not. It
// gives nil where the program is not installed; the reader built in is used then.
//
// The program is run with an empty environment in an empty folder, reads the file from standard input, and is stopped at
// its limits of time, memory and output.
func PDFToText() read.PDFText {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		return nil
	}
	version := sync.OnceValue(func() string { return versionOf(program) })
	return func(ctx context.Context, pdf []byte) (text, by string, err error) {
		text, err = pdfToText(ctx, shell, program, pdf)
		return text, version(), err
	}
}

// versionOf gives the program's name with the version that it says it has: "pdftotext 22.12.0".
func versionOf(program string) string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-v")
	cmd.Env = []string{"LC_ALL=C"}
	said, err := cmd.CombinedOutput()
	if found := versionLine.FindSubmatch(said); err == nil && found != nil {
		return "pdftotext " + string(found[1])
	}
	return "pdftotext of an unknown version"
}

var versionLine = regexp.MustCompile(`^pdftotext version ([0-9A-Za-z.+~-]{1,40})\n`)

func pdfToText(ctx context.Context, shell, program string, pdf []byte) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	limits := fmt.Sprintf(`ulimit -v %d 2>/dev/null; ulimit -t %d 2>/dev/null; ulimit -f 0 2>/dev/null; exec "$0" -q -enc UTF-8 -eol unix -l %d - -`, pdfMemory, pdfSeconds, pdfPages)
	cmd := exec.CommandContext(ctx, shell, "-c", limits, program)
	cmd.Env = []string{"LC_ALL=C"}
	cmd.Dir = os.TempDir()
	cmd.Stdin = bytes.NewReader(pdf)
	cmd.WaitDelay = time.Second
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return "", &habeas.Error{Kind: habeas.Unavailable, Text: "pdftotext could not be started", Cause: err}
	}
	if err := cmd.Start(); err != nil {
		return "", &habeas.Error{Kind: habeas.Unavailable, Text: "pdftotext could not be started", Cause: err}
	}
	out, readErr := io.ReadAll(io.LimitReader(pipe, pdfOutput+1))
	if len(out) > pdfOutput {
		cancel()
	}
	waitErr := cmd.Wait()
	switch {
	case len(out) > pdfOutput:
		return "", habeas.Errorf(habeas.Refused, "holds more than %d bytes of text", pdfOutput)
	case ctx.Err() != nil:
		return "", &habeas.Error{Kind: habeas.Refused, Text: fmt.Sprintf("taking its text out took longer than %s", pdfTime), Cause: ctx.Err()}
	case readErr != nil || waitErr != nil:
		return "", &habeas.Error{Kind: habeas.Refused, Text: "is a broken or protected PDF file", Cause: errors.Join(readErr, waitErr)}
	}
	return string(out), nil
}
