package register

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// Kinds of minted ids.
const (
	anIncident = "incident"
	aCase      = "case"
)

// A mint is an id that was given, and to what: an incident's to its founding claim, a case's to its founding incident. The
// cluster that holds the founder has the id; of several the oldest, and the others lead to it.
type mint struct {
	ID       string         `json:"id"`
	Kind     string         `json:"kind"`
	Claim    habeas.ClaimID `json:"claim,omitempty"`
	Anchor   *habeas.Anchor `json:"anchor,omitempty"`
	Incident string         `json:"incident,omitempty"`
	n        int
	seq      int64
}

func (m *mint) ref() link.ClaimRef {
	if m.Anchor == nil {
		return link.ClaimRef{}
	}
	return link.ClaimRef{Report: m.Anchor.Report, Claim: m.Claim}
}

// mintsPerEntry bounds the length of one journal entry.
const mintsPerEntry = 256

// mintEntries gives the journal's entries for fresh mints.
func mintEntries(fresh []mint) []habeas.Entry {
	var out []habeas.Entry
	for part := range slices.Chunk(fresh, mintsPerEntry) {
		out = append(out, habeas.Entry{Author: machine, Kind: habeas.EntryMint, Body: json.RawMessage(encode(part))})
	}
	return out
}

// mintsOf reads the journal's entries of kind mint.
func mintsOf(entries []habeas.Entry) ([]mint, error) {
	var all []mint
	for _, e := range entries {
		var part []mint
		if err := json.Unmarshal(e.Body, &part); err != nil {
			return nil, &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("journal entry %d: the ids it gives cannot be read", e.Seq), Cause: err}
		}
		for i := range part {
			part[i].seq = e.Seq
			if _, err := fmt.Sscanf(part[i].ID[min(1, len(part[i].ID)):], "%d", &part[i].n); err != nil {
				return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: %q is no id", e.Seq, part[i].ID)
			}
		}
		all = append(all, part...)
	}
	return all, nil
}

// mintRows gives the rows of mints.
func mintRows(all []mint) []store.Minted {
	out := make([]store.Minted, len(all))
	for i, m := range all {
		out[i] = store.Minted{ID: m.ID, Kind: m.Kind, N: m.n, Founder: m.founder(), Seq: m.seq, Report: string(m.ref().Report), Anchor: encode(m)}
	}
	return out
}

// founder gives what the id was minted for, as text.
func (m *mint) founder() string {
	if m.Kind == aCase {
		return m.Incident
	}
	return string(m.Claim) + " " + string(m.ref().Report)
}

// mintsFromRows reads the mints back.
func mintsFromRows(rows []store.Minted) ([]mint, error) {
	out := make([]mint, len(rows))
	for i, row := range rows {
		m, err := decode[mint](row.Anchor, "id")
		if err != nil {
			return nil, err
		}
		m.n, m.seq = row.N, row.Seq
		out[i] = m
	}
	return out, nil
}

// A cluster is what has or gets an id: an incident by its claims, a case by its incidents.
type cluster struct {
	founders []string // in order of age
}

// named is what assigning ids gives.
type named struct {
	ids       []string          // by cluster
	redirects map[string]string // ids that lead to another
	fresh     []mint
}

// assign gives every cluster its id: the oldest that was minted for one of its founders, or a new one for its first. minted
// are the ids of one kind with the founders they have now, oldest first; clusters are in order of their first founders' age.
func assign(kind, prefix string, highest int, clusters []cluster, minted []idOf) named {
	out := named{ids: make([]string, len(clusters)), redirects: map[string]string{}}
	at := map[string]int{}
	for i, c := range clusters {
		for _, f := range c.founders {
			at[f] = i
		}
	}
	for _, m := range minted {
		i, ok := at[m.founder]
		switch {
		case !ok:
		case out.ids[i] == "":
			out.ids[i] = m.id
		default:
			out.redirects[m.id] = out.ids[i]
		}
	}
	for i, c := range clusters {
		if out.ids[i] == "" {
			highest++
			out.ids[i] = fmt.Sprintf("%s%d", prefix, highest)
			out.fresh = append(out.fresh, mint{ID: out.ids[i], Kind: kind, Incident: c.founders[0], n: highest})
		}
	}
	return out
}

// An idOf is a minted id with the founder it has now.
type idOf struct{ id, founder string }

// refText and textRef write a claim's reference as text and read it back; a claim's id has no spaces.
func refText(r link.ClaimRef) string { return string(r.Claim) + " " + string(r.Report) }

func textRef(s string) link.ClaimRef {
	claim, report, _ := strings.Cut(s, " ")
	return link.ClaimRef{Report: habeas.ReportID(report), Claim: habeas.ClaimID(claim)}
}
