// Command million writes a stream of invented reports and measures on it how fast copies and incidents are found and what memory
// that takes, beside the library that most would take for near-duplicates. It is run by hand and not in the gate; README.md beside
// it has the figures.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"habeas"
	"habeas/internal/link"
)

func main() {
	n := flag.Int("n", 100_000, "reports")
	seed := flag.Uint64("seed", 1, "of the reports")
	program := flag.String("habeas", "habeas", "the program to measure; empty leaves it out")
	python := flag.String("python", "", "an interpreter with datasketch; empty leaves that side out")
	peers := flag.String("peers", "eval/peers.py", "the script of the other side")
	only := flag.String("write", "", "a file to write the reports to, and measure nothing")
	copies := flag.String("copies", "", "used by the command itself: a file in which to find the copies")
	flag.Parse()
	var err error
	if *only != "" {
		err = write(*only, *n, *seed)
	} else if *copies != "" {
		err = findCopies(*copies)
	} else {
		err = run(*n, *seed, *program, *python, *peers)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "million:", err)
		os.Exit(1)
	}
}

func run(n int, seed uint64, program, python, peers string) error {
	folder, err := os.MkdirTemp("", "million")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "reports.jsonl")
	if err := write(path, n, seed); err != nil {
		return err
	}
	truth, err := truthOf(path)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	sides := []side{{"copies alone", exec.Command(self, "-copies", path)}}
	if program != "" {
		sides = append(sides, side{"habeas link", exec.Command(program, "link", "--json", path)})
	}
	if python != "" {
		sides = append(sides, side{"MinHash LSH of datasketch", exec.Command(python, peers, path)})
	}
	for _, s := range sides {
		if err := s.measure(n, truth, filepath.Join(folder, "out.json")); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// A side is one way to find copies: a command that prints {"copies": [[id…]…]}, and incidents where it knows them.
type side struct {
	name string
	cmd  *exec.Cmd
}

func (s side) measure(n int, truth map[string]line, out string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	s.cmd.Stdout, s.cmd.Stderr = f, os.Stderr
	start := time.Now()
	err = s.cmd.Run()
	wall := time.Since(start).Seconds()
	if err := f.Close(); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	used := s.cmd.ProcessState.SysUsage().(*syscall.Rusage)
	cpu := time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
	fmt.Printf("%-26s %8d reports %7.0f a second by the clock %7.0f a second of processor time %6d MiB at most\n", s.name, n, float64(n)/wall, float64(n)/cpu, used.Maxrss>>10)
	return score(out, truth)
}

// findCopies is the step of copies alone.
func findCopies(path string) error {
	debug.SetMemoryLimit(1700 << 20) // as `habeas link` does
	var c link.Copies
	err := eachLine(path, func(l *line) {
		day, _ := habeas.ParseInterval(l.Published) // we wrote it
		c.Add(habeas.ReportID(l.ID), day, l.Text)
	})
	if err != nil {
		return err
	}
	groups, err := c.Groups(context.Background())
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"copies": groups})
}

func eachLine(path string, do func(*line)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for in.More() {
		var l line
		if err := in.Decode(&l); err != nil {
			return err
		}
		do(&l)
	}
	return nil
}
