package habeas

import "encoding/json"

// An Entry is one line of the journal: what was captured, judged, set, exported or released, by whom, when and why.
// Entries are added and never changed; everything derived can be made again from them and the archive.
type Entry struct {
	Seq     int64           `json:"seq"`    // from 1, without gaps
	Time    string          `json:"time"`   // RFC 3339 UTC with microseconds, never before the entry before it
	Author  string          `json:"author"` // a user's id, or "machine"
	Kind    EntryKind       `json:"kind"`
	Subject string          `json:"subject,omitempty"` // the id of what it is about
	Reason  string          `json:"reason,omitempty"`
	Body    json.RawMessage `json:"body,omitempty"` // by kind: a [Capture], a [Judgement], a setting
}

// An EntryKind says what an entry records.
type EntryKind string

// The kinds of entries.
const (
	EntryCapture   EntryKind = "capture"   // body: Capture
	EntrySighting  EntryKind = "sighting"  // the same bytes again; body: Capture
	EntryJudgement EntryKind = "judgement" // body: Judgement
	EntryMint      EntryKind = "mint"      // ids given to incidents and cases, in journal order
	EntrySetting   EntryKind = "setting"
	EntryWatch     EntryKind = "watch"
	EntryImport    EntryKind = "import" // a range of entries that came together
	EntryExport    EntryKind = "export" // body: Export
	EntryRelease   EntryKind = "release"
)

// A Capture says how an original came into the archive. The bytes are the archive's, under Original.
type Capture struct {
	Report    ReportID        `json:"report"`
	Version   int             `json:"version"` // from 1; other content under the same caller's id is a new version
	Original  Digest          `json:"original"`
	Size      int64           `json:"size"`
	Format    string          `json:"format"`         // how to read it: "jsonl", "html", "txt"
	Name      string          `json:"name,omitempty"` // file or member name, without folders
	URL       string          `json:"url,omitempty"`
	Source    string          `json:"source,omitempty"` // as given by flags; the original's own fields stay in the original
	Title     string          `json:"title,omitempty"`
	Byline    string          `json:"byline,omitempty"`
	Lang      Lang            `json:"lang,omitempty"`
	Published string          `json:"published,omitempty"`
	Retrieved string          `json:"retrieved,omitempty"`
	Text      Digest          `json:"text,omitzero"` // of the text that was read from the original when it came
	By        string          `json:"by,omitempty"`  // what made that text, where that may differ from machine to machine
	How       json.RawMessage `json:"how,omitempty"` // for the web: request, headers, redirects, certificates
}

// An Export is the body of an export's entry: something left the register, for whoever opens it to read.
type Export struct {
	What      string `json:"what"`                // "backup"
	Name      string `json:"name"`                // of the file, without folders
	File      Digest `json:"file"`                // of the file's bytes
	Size      int64  `json:"size"`                // of the file in bytes
	From      int64  `json:"from,omitempty"`      // the first journal entry in it
	To        int64  `json:"to,omitempty"`        // and the last
	Originals int64  `json:"originals,omitempty"` // how many are in it
}

// A Verdict is what a judgement decides.
type Verdict string

// The verdicts.
const (
	Accept  Verdict = "accept" // the claim is right as it stands; Claim holds it whole
	Amend   Verdict = "amend"  // the claim is right as Claim holds it now
	Reject  Verdict = "reject" // the claim is not what the report says
	Same    Verdict = "same"   // Claims tell of one incident
	NotSame Verdict = "not_same"
	Unsure  Verdict = "unsure"
	Merge   Verdict = "merge" // Incidents are one; the older id stays
	Split   Verdict = "split" // Claims leave their incident together
	Grade   Verdict = "grade"
	Undo    Verdict = "undo" // an import is taken back whole
)

// A Judgement is a recorded decision, by a person or by the machine. It is never overwritten: a later one on the same
// subject takes its place, and the machine never overrides a person.
//
// An accepted or amended claim is stored whole, anchored to its report's original, act and quote, so that it outlives the
// extractor that proposed it.
type Judgement struct {
	Verdict Verdict   `json:"verdict"`
	Claims  []ClaimID `json:"claims,omitempty"`
	Anchors []Anchor  `json:"anchors,omitempty"` // of Claims and then of Stay, in the same order
	Claim   *Claim    `json:"claim,omitempty"`
	// Stay is for Split: the other claims of the incident when it was split, which stay. Anchors holds theirs after those of Claims.
	Stay      []ClaimID    `json:"stay,omitempty"`
	Incidents []IncidentID `json:"incidents,omitempty"`
	Grade     string       `json:"grade,omitempty"` // letter and number, "B2" (field-guide 1.5)
	From      int64        `json:"from,omitempty"`  // for Undo: the first entry taken back
	To        int64        `json:"to,omitempty"`
}

// An Anchor ties a judgement to what it was made on, independent of ids: after a rebuild it is matched by overlap.
type Anchor struct {
	Report   ReportID `json:"report"`
	Original Digest   `json:"original"`
	Act      Act      `json:"act"`
	Quote    Quote    `json:"quote"`
}
