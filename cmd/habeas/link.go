package main

import (
	"context"
	"encoding/binary"
	"runtime/debug"
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
	"habeas/internal/pipeline"
)

// linkCmd shows what linking would propose, without a register.
type linkCmd struct {
	inputs
}

// Help gives examples.
func (linkCmd) Help() string {
	return `Reads reports, takes their claims, and prints which tell of one incident and which are copies of one text, with the
reasons. Nothing is stored. In JSON a total that several reports give stands among the incidents too, with "roundup": true and
without a count: it says which claims give one total, and is added to nothing.

    habeas link reports/
    habeas link --json reports.jsonl | jq '.incidents[] | select(.claims | length > 1)'`
}

// Run links.
func (c linkCmd) Run(ctx context.Context, s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	tools, err := s.tools()
	if err != nil {
		return err
	}
	if s.getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryWanted)
	}
	shelf := &spill{}
	defer shelf.Close()
	whole, source := link.NewWhole(shelf), map[habeas.ReportID]string{}
	bad, err := c.each(ctx, s, tools, func(r *habeas.Report, claims []habeas.Claim) error {
		if !s.json {
			source[r.ID] = r.Source
		}
		return whole.Add(link.Read(link.Doc{Report: *r, Claims: claims}))
	})
	if err != nil {
		return err
	}
	result, err := whole.Link(ctx, link.Decisions{}, gazetteer.Default())
	if err != nil {
		return err
	}
	if s.json {
		err = result.Write(untilStopped{ctx, s.stdout})
	} else {
		err = s.printLinked(source, result)
	}
	if err != nil {
		return err
	}
	return s.ended(ctx, bad)
}

// memoryWanted is what linking keeps to as long as it can, at the price of collecting garbage oftener. A million reports fit.
const memoryWanted = 1700 << 20

// each reads and extracts everything; it names what is refused, a report that comes twice with different content too.
func (c linkCmd) each(ctx context.Context, s *session, tools pipeline.Tools, take func(*habeas.Report, []habeas.Claim) error) (bad int, err error) {
	bar, seen := s.progress("extracted"), map[habeas.ReportID]uint64{} // of each the beginning of its digest
	defer bar.end()
	for got := range pipeline.Readings(ctx, c.items(ctx, s), tools) {
		r := got.Report
		first, known := seen[r.ID]
		digest := binary.BigEndian.Uint64(r.Original[:])
		switch {
		case got.Err != nil:
			bad++
			s.say("refused: %s", got.Err)
		case known && first == digest:
			// The same bytes again change nothing.
		case known:
			bad++
			s.say("refused: %s: report %s comes twice with different content; give each its own id", got.Item.Name, r.ID)
		default:
			seen[r.ID] = digest
			if err := take(&r, got.Claims); err != nil {
				return bad, err
			}
			bar.at("", len(seen))
		}
	}
	return bad, ctx.Err()
}

// printLinked prints incidents that have something to say about linking, and the copies.
func (s *session) printLinked(source map[habeas.ReportID]string, result link.Result) error {
	t := table{head: []string{"ACT", "PEOPLE", "WHEN", "WHERE", "ORIGINS", "WHO SAYS SO", "WHY ONE"}, right: []bool{false, true, false, false, true}}
	for _, in := range result.Incidents {
		names := make([]string, len(in.Reports))
		for i, r := range in.Reports {
			names[i] = source[r]
		}
		t.add(act(in.Act), people(in.Count, counted(in)), clip(when(in.When), 40), clip(where(in.Where), 36), origins(in.Origins),
			clip(sources(names), 44), clip(strings.Join(in.Because, "; "), 60))
	}
	if err := t.print(s.stdout); err != nil {
		return err
	}
	for _, group := range result.Copies {
		ids := make([]string, len(group))
		for i, r := range group {
			ids[i] = string(r)
		}
		s.printf("copies of one text: %s\n", strings.Join(ids, ", "))
	}
	return nil
}
