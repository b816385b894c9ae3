package habeas

// A Report is one telling of events, read into text: an article, a bulletin, a testimony, a call note.
// Capture fills ID, URL, Source, Retrieved and Original; reading fills the rest. Whatever is unknown is left empty.
type Report struct {
	ID        ReportID
	URL       string
	Source    string // the outlet or body that publishes: "Radio Free Asia"
	Title     string
	Byline    string
	Dateline  string // the place and day printed before the first sentence: "SEOUL, April 29"
	Lang      Lang
	Published When   // as the page says, false dates included; zero when nothing is known
	Retrieved string // RFC 3339; empty when unknown
	// Text is what was read, title first where the title is part of it; every offset of a quote points into it.
	Text    string
	Regions []Region // in order of the text, not overlapping; text outside every region is body
	// Original is the digest of the bytes the report was read from.
	Original Digest
	Format   string   // the reader that read it: "html", "pdf", "jsonl"
	By       string   // what made the text, where that may differ from machine to machine: "pdftotext 22.12.0"; else empty
	Notes    []string // what the reader could not do, in words for people
}

// A RegionKind says what a stretch of a report's text is, where it is not body.
type RegionKind string

// The kinds of regions. Claims are taken from body and title only, and from a title never what the body does not support.
const (
	RegionTitle     RegionKind = "title"
	RegionByline    RegionKind = "byline"
	RegionDateline  RegionKind = "dateline"
	RegionCaption   RegionKind = "caption"
	RegionShare     RegionKind = "share"     // share buttons
	RegionComment   RegionKind = "comment"   // comment forms and comments
	RegionRelated   RegionKind = "related"   // links to other stories
	RegionFooter    RegionKind = "footer"    // credits, newsletter, about the outlet
	RegionAdvert    RegionKind = "advert"    // advertisements and inserted promotions
	RegionTable     RegionKind = "table"     // cells of a table
	RegionQuotation RegionKind = "quotation" // a message quoted whole, as in mail
)

// A Region marks a stretch of a report's text by byte offsets.
type Region struct {
	Start int        `json:"start"`
	End   int        `json:"end"`
	Kind  RegionKind `json:"kind"`
}

// KindAt gives the kind of the region that holds byte offset i, and "" for body.
func (r *Report) KindAt(i int) RegionKind {
	for _, g := range r.Regions {
		if i >= g.Start && i < g.End {
			return g.Kind
		}
	}
	return ""
}
