// Command speed measures how fast pages are read and claims taken from them, beside the usual route in Python on the same
// pages in the same run. It is run by hand and not in the gate; README.md beside it has the figures.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"flag"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/net/html"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/pipeline"
	"habeas/internal/read"
)

//go:embed route.py
var route []byte

func main() {
	rounds := flag.Int("rounds", 5, "how often each page is read; the first round is not counted")
	python := flag.String("python", "python3", "an interpreter with trafilatura and dateparser; empty leaves that side out")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: speed [-rounds N] [-python PATH] FOLDER…")
		os.Exit(2)
	}
	if err := run(*rounds, *python, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(rounds int, python string, folders []string) error {
	ctx := context.Background()
	var pages []read.Item
	size := 0
	for it := range capture.Paths(ctx, folders, nil, "", read.Given{}) {
		if it.Err == nil && it.Format == "html" {
			pages, size = append(pages, it), size+len(it.Original)
		}
	}
	if len(pages) == 0 {
		return fmt.Errorf("no .html files in %v", folders)
	}
	fmt.Printf("%d pages, %.1f MB, %d cores\n", len(pages), float64(size)/1e6, runtime.GOMAXPROCS(0))
	all := pipeline.Default()
	report("read, one core", rounds, len(pages), func() {
		for _, p := range pages {
			_, _ = read.Report(ctx, p) // a page that is refused takes its time too
		}
	})
	report("the same pages parsed as HTML and no more", rounds, len(pages), func() {
		for _, p := range pages {
			_, _ = html.Parse(bytes.NewReader(p.Original))
		}
	})
	reports := texts(ctx, pages)
	report("extract, one core", rounds, len(pages), func() {
		for i := range reports {
			all.Claims(&reports[i])
		}
	})
	report("read and extract, all cores", rounds, len(pages), func() {
		for range pipeline.Readings(ctx, each(pages), all) {
		}
	})
	if python == "" {
		return nil
	}
	cmd := exec.Command(python, append([]string{"-", fmt.Sprint(rounds)}, folders...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(route), os.Stdout, os.Stderr
	return cmd.Run()
}

// texts reads the pages that are not refused, and says what they come to.
func texts(ctx context.Context, pages []read.Item) []habeas.Report {
	var out []habeas.Report
	size := 0
	for _, p := range pages {
		if r, err := read.Report(ctx, p); err == nil {
			out, size = append(out, r), size+len(r.Text)
		}
	}
	fmt.Printf("%d of them with text, %.1f kB on average\n", len(out), float64(size)/1000/float64(max(1, len(out))))
	return out
}

func each(pages []read.Item) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for _, p := range pages {
			if !yield(p) {
				return
			}
		}
	}
}

// report prints the mean time of a page over all rounds but the first, by the clock and by the processor; only the second
// means much on a machine that others use too.
func report(name string, rounds, pages int, do func()) {
	do()
	start, busy := time.Now(), processor()
	for range max(1, rounds-1) {
		do()
	}
	n := float64(max(1, rounds-1) * pages)
	fmt.Printf("%-42s %8.2f ms/page by the clock %8.2f by the processor\n", name, time.Since(start).Seconds()*1000/n, (processor()-busy).Seconds()*1000/n)
}

// processor gives the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
