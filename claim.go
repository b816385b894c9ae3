package habeas

// A Claim is one statement of a report about one act on one group: how many, who, when, where, by whom, who told it, and
// whether it happened at all. It stands on its Quote; a claim whose quote is not found at its offsets does not exist.
// Its JSON is formats 3.
type Claim struct {
	ID        ClaimID   `json:"id"`
	Act       Act       `json:"act"`
	Modality  Modality  `json:"modality"`
	Statement Statement `json:"statement"`
	Quantity  Quantity  `json:"quantity"`
	// Roundup: the claim totals a period or an area. It is a constraint on incidents and never added to them.
	Roundup bool  `json:"roundup"`
	Count   Count `json:"count,omitzero"`
	When    When  `json:"when,omitzero"`
	Where   Place `json:"where,omitzero"`
	// To is where a person was moved, returned or came to, where the source says so.
	To Place `json:"to,omitzero"`
	// Event is shared by claims of one report that tell of one happening ("e1"); empty when the claim stands alone.
	Event       string    `json:"event,omitempty"`
	By          []Actor   `json:"by,omitempty"`
	Who         Group     `json:"who,omitzero"`
	Composition []Member  `json:"composition,omitempty"`
	Persons     []Mention `json:"persons,omitempty"`
	Speakers    []string  `json:"speakers,omitempty"` // who tells it, nearest to the fact first
	// PartOf is the claim of which this one is a part ("31, including 10 and 9"); it is never added to it.
	PartOf ClaimID `json:"part_of,omitempty"`
	// NotSame lists claims of the same report that the source says are other people ("another eight").
	NotSame []ClaimID `json:"not_same,omitempty"`
	// Background: told as history beside the news, from an earlier time.
	Background bool    `json:"background,omitempty"`
	Quote      Quote   `json:"quote"`
	Confidence float64 `json:"confidence"` // 0 to 1, calibrated: of claims at .9, nine in ten are right
	// Because names the rules and lexicon entries that made the claim, for `habeas extract --explain`.
	Because []string `json:"because,omitempty"`
}

// A Quote is the shortest run of whole sentences that carries a claim's act and number, by byte offsets into the report's text.
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// In reports whether the quote stands at its offsets in text.
func (q Quote) In(text string) bool {
	return q.Start >= 0 && q.Start < q.End && q.End <= len(text) && text[q.Start:q.End] == q.Text
}

// A Modality says whether the act is told as a fact (field-guide 7.1).
type Modality string

// The modalities.
const (
	Happened    Modality = "happened"
	Ongoing     Modality = "ongoing"
	Feared      Modality = "feared"
	Planned     Modality = "planned"
	Attempted   Modality = "attempted"
	Denied      Modality = "denied"
	NotHappened Modality = "not_happened"
	Question    Modality = "question"
)

// Real reports whether the modality tells of an act that happened or goes on.
func (m Modality) Real() bool { return m == Happened || m == Ongoing }

// A Statement says how the teller stands to the fact.
type Statement string

// The statements.
const (
	Direct    Statement = "direct"
	Hearsay   Statement = "hearsay"
	Inference Statement = "inference"
	Denial    Statement = "denial"
)

// A Quantity says what kind of figure a count is; figures of different kinds never meet in one sum (field-guide 5.1).
type Quantity string

// The quantities.
const (
	Flow       Quantity = "flow"       // people to whom the act happened
	Stock      Quantity = "stock"      // people in a state on a day
	Cumulative Quantity = "cumulative" // people to whom it happened since some time, or ever
)

// An Actor is who did the act, in the source's words.
type Actor struct {
	Words string `json:"words"`
	Kind  string `json:"kind,omitempty"` // "person" or "organization"
}

// A Group is the people to whom the act was done, in the source's words. The zero Group means they were not named.
type Group struct {
	Words       string `json:"words,omitempty"`
	Kind        string `json:"kind,omitempty"`        // "refugee", "civilian", "helper", "journalist", …
	Nationality string `json:"nationality,omitempty"` // ISO 3166-1 alpha-2
	Role        string `json:"role,omitempty"`        // "victim", "helper", "suspect"
}

// IsZero reports whether the group was not named.
func (g Group) IsZero() bool { return g == Group{} }

// A Member is one part of a group's composition: one girl of nine, seven women.
type Member struct {
	Kind string `json:"kind"`          // "girl", "woman", "uncle", "infant"
	Age  int    `json:"age,omitempty"` // years; 0 when not said
	N    int    `json:"n,omitempty"`   // how many; 0 when not said
}

// A Mention is a person whom a claim names. Names stand here and nowhere else of the register's public output.
type Mention struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"` // "victim" or "suspect"
	Age  int    `json:"age,omitempty"`
	Sex  string `json:"sex,omitempty"` // "female" or "male"
}

// A Skipped is a stretch of text from which no claim was taken, and why: "caption", "share button", "general statement".
type Skipped struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Why   string `json:"why"`
}

// WhyLanguage is why nothing was taken from a report whose language is not read; that passage is the whole text.
const WhyLanguage = "language not read"

// Unread reports whether skipped says that a report was not read at all, for its language.
func Unread(skipped []Skipped) bool { return len(skipped) == 1 && skipped[0].Why == WhyLanguage }
