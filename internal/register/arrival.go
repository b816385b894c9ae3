package register

import (
	"context"
	"encoding/json"
	"strings"
	"unicode"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/store"
)

// What an arrival is to the register.
type what int

const (
	sameAgain  what = iota // nothing new was said
	sighting               // the same report, with something new said beside it
	brandNew               // the first version of a report
	newVersion             // other content under a known id
)

// An arrival is a reading on its way into the register.
type arrival struct {
	reading pipeline.Reading
	capture habeas.Capture
	content habeas.Digest // of what was read
	seen    string        // digest of what was said beside the bytes
	what    what
	back    bool   // it was taken back; of an arrival that is read again only
	seq     int64  // of its journal entry, once it has one
	time    string // of that entry
}

func arrivalOf(g pipeline.Reading) *arrival {
	p, given := &g.Report, g.Item.Given
	a := &arrival{reading: g, content: contentOf(p), capture: habeas.Capture{
		Format: g.Item.Format, Name: g.Item.Name, URL: given.URL, Source: given.Source, Title: given.Title, Byline: given.Byline, Lang: given.Lang, Published: given.Published,
	}}
	a.seen = seenOf(a.capture)
	a.capture.Report, a.capture.Original, a.capture.Size, a.capture.Retrieved = p.ID, p.Original, int64(len(g.Item.Original)), given.Retrieved
	a.capture.How = g.Item.How
	a.capture.Text, a.capture.By = habeas.DigestOf([]byte(p.Text)), p.By
	return a
}

// seenOf gives a digest of what was said beside the bytes of a capture: by it a sighting that adds nothing is told from one
// that does.
func seenOf(c habeas.Capture) string {
	return habeas.DigestOf([]byte(encode([]string{c.Format, c.Name, c.URL, c.Source, c.Title, c.Byline, string(c.Lang), c.Published}))).String()
}

// longestID is the most bytes of a report's id.
const longestID = 256

// checkID refuses ids that cannot be printed, linked to or indexed.
func checkID(id habeas.ReportID) error {
	bad := func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }
	if id == "" || len(id) > longestID || strings.ContainsFunc(string(id), bad) {
		return habeas.Errorf(habeas.Refused, "its id has %d bytes; want 1 to %d, without control characters", len(id), longestID)
	}
	return nil
}

// contentOf gives a digest of what a report says, whatever bytes said it: by it a repeated report is told from a new version.
func contentOf(p *habeas.Report) habeas.Digest {
	return habeas.DigestOf([]byte(encode([]any{p.URL, p.Source, p.Title, p.Byline, p.Lang, p.Published, p.Text})))
}

// entry gives the journal's line for the arrival.
func (a *arrival) entry(author string) habeas.Entry {
	kind := habeas.EntryCapture
	if a.what == sighting {
		kind = habeas.EntrySighting
	}
	return habeas.Entry{Author: author, Kind: kind, Subject: string(a.capture.Report), Body: json.RawMessage(encode(a.capture))}
}

// A knownReport is what the register knows of one report id.
type knownReport struct {
	version   int  // the highest there ever was, taken back or not
	standing  bool // a version stands
	originals map[string]bool
	contents  map[string]bool
	seen      map[[2]string]bool // by original and what was said
}

type known map[habeas.ReportID]*knownReport

// decide says what a is to the register, and knows it from then on.
func (k known) decide(a *arrival) what {
	r := k.report(a.capture.Report)
	original, content := a.capture.Original.String(), a.content.String()
	saw := [2]string{original, a.seen}
	out := newVersion
	switch {
	case r.seen[saw]:
		return sameAgain
	case r.originals[original], r.contents[content]:
		out = sighting
	case !r.standing:
		out = brandNew
	}
	if out != sighting {
		r.version++
		r.standing = true
		r.contents[content] = true
	}
	a.capture.Version = r.version
	r.originals[original], r.seen[saw] = true, true
	return out
}

// knownReports gives what is known of the arrivals' ids. What was taken back is as if it had never come, but for the number of
// its version.
func (r *Register) knownReports(v *store.View, all []*arrival) (known, error) {
	if err := r.note.refresh(v); err != nil {
		return nil, err
	}
	ids := make([]string, len(all))
	for i, a := range all {
		ids[i] = string(a.capture.Report)
	}
	ids = distinct(ids)
	versions, err := v.ReportVersions(ids)
	if err != nil {
		return nil, err
	}
	sightings, err := v.Sightings(ids)
	if err != nil {
		return nil, err
	}
	k := known{}
	for _, p := range versions {
		one := k.report(habeas.ReportID(p.ID))
		one.version = max(one.version, p.Version)
		if !p.Back {
			one.standing = true
			one.originals[p.Original], one.contents[p.Content] = true, true
		}
	}
	for _, s := range sightings {
		if one := k[habeas.ReportID(s.Report)]; one != nil && !r.note.judgements.takenBack(s.Seq) {
			one.originals[s.Original] = true
			one.seen[[2]string{s.Original, s.Seen}] = true
		}
	}
	return k, nil
}

// report gives what is known of a report, nothing at first.
func (k known) report(id habeas.ReportID) *knownReport {
	if k[id] == nil {
		k[id] = &knownReport{originals: map[string]bool{}, contents: map[string]bool{}, seen: map[[2]string]bool{}}
	}
	return k[id]
}

// unknown gives the arrivals that are not the same again, by a look before anything is locked or written.
func (r *Register) unknown(ctx context.Context, all []*arrival) ([]*arrival, error) {
	var out []*arrival
	err := r.db.Read(ctx, func(v *store.View) error {
		k, err := r.knownReports(v, all)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.what = k.decide(a); a.what != sameAgain {
				out = append(out, a)
			}
		}
		return nil
	})
	return out, err
}

// distinct gives each string once, in order of first appearance.
func distinct(all []string) []string {
	seen := make(map[string]bool, len(all))
	out := all[:0:0]
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
