package register

import (
	"cmp"
	"slices"
	"sync"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// A past is the register as it was known at the end of some journal entry: worked out from the captures and judgements up
// to it, read by today's extractor and linked by today's rules. Ids are those of today where they were minted for the same.
type past struct {
	head    store.Head
	picture picture
	reports map[habeas.ReportID]store.Report // the version of then, without its body
	back    []span                           // what was taken back by then
	holding []store.Holding                  // by age
	totals  Totals
	census  link.Count
}

// A pastCache keeps the past that was asked for last; a page asks for it many times.
type pastCache struct {
	mu   sync.Mutex
	past *past
	end  int64 // how long the journal was when it was worked out
}

// pastOf gives the past at a time.
func (r *Register) pastOf(v *store.View, stamp string) (*past, error) {
	head, err := v.LastBefore(stamp)
	if err != nil {
		return nil, err
	}
	now, err := v.Head()
	if err != nil {
		return nil, err
	}
	c := &r.shared.past
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.past != nil && c.end == now.Size && c.past.head == head {
		return c.past, nil
	}
	p, err := r.workOut(v, head)
	if err != nil {
		return nil, err
	}
	c.past, c.end = p, now.Size
	return p, nil
}

// workOut makes the past at the end of the journal's first head.Size entries.
func (r *Register) workOut(v *store.View, head store.Head) (*past, error) {
	js, err := judgementsUpTo(v, head.Size)
	if err != nil {
		return nil, err
	}
	p := &past{head: head, reports: map[habeas.ReportID]store.Report{}, back: js.back}
	docs, err := p.load(v, &js)
	if err != nil {
		return nil, err
	}
	return p, r.linkPast(v, p, &js, docs)
}

// load gives the reports of then, by age of their captures, with the claims that held.
func (p *past) load(v *store.View, js *judgements) ([]linkDoc, error) {
	latest := map[habeas.ReportID]linkDoc{}
	captured, err := v.CapturedBy(p.head.Size)
	if err != nil {
		return nil, err
	}
	counted := link.CensusAt(captured)
	for seq := int64(0); ; {
		rows, err := v.ReportsUpTo(seq, p.head.Size, chunk)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			break
		}
		for _, row := range rows {
			seq = row.Seq
			if p.census.Size() < counted {
				if err := p.countWords(row); err != nil {
					return nil, err
				}
			}
			if js.takenBack(row.Seq) {
				continue
			}
			if latest[habeas.ReportID(row.ID)], err = p.loadOne(v, js, row); err != nil {
				return nil, err
			}
		}
	}
	docs := make([]linkDoc, 0, len(latest))
	for _, d := range latest {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b linkDoc) int { return cmp.Compare(a.claims.seq, b.claims.seq) })
	return docs, nil
}

// countWords counts the words of one of the first reports.
func (p *past) countWords(row store.Report) error {
	body, err := decode[reportBody](row.Body, "report "+row.ID)
	p.census.Add(link.Read(link.Doc{Report: body.Report}))
	return err
}

func (p *past) loadOne(v *store.View, js *judgements, row store.Report) (linkDoc, error) {
	body, err := decode[reportBody](row.Body, "report "+row.ID)
	if err != nil {
		return linkDoc{}, err
	}
	claims, err := proposedOf(v, row)
	if err != nil {
		return linkDoc{}, err
	}
	row.Body = ""
	p.reports[habeas.ReportID(row.ID)] = row
	rows := holdingRows(&body.Report, row.Seq, row.Extractor, js.settle(&body.Report, claims))
	row.Body = encode(body)
	d, err := docOf(row, rows)
	d.rows = rows
	return d, err
}

// linkPast links what was known then.
func (r *Register) linkPast(v *store.View, p *past, js *judgements, docs []linkDoc) error {
	rows, err := v.AllMinted()
	if err != nil {
		return err
	}
	mints, err := mintsFromRows(rows)
	if err != nil {
		return err
	}
	find := docFinder(docs)
	decisions, _ := js.decisions(find)
	plain, known := make([]link.Doc, len(docs)), knownClaims{}
	for i, d := range docs {
		plain[i] = d.doc
		known[d.doc.Report.ID] = d.claims
	}
	res, err := link.Incidents(readings(plain), &p.census, decisions, r.places)
	if err != nil {
		return err
	}
	p.picture = compose(res, known, mints, highest(mints), find)
	for _, d := range docs {
		for _, h := range d.rows {
			h.Incident = string(p.picture.under[link.ClaimRef{Report: d.doc.Report.ID, Claim: habeas.ClaimID(h.Claim)}])
			p.holding = append(p.holding, h)
		}
	}
	p.count()
	return nil
}

// docFinder finds claims among documents.
func docFinder(docs []linkDoc) finder {
	at := make(map[habeas.ReportID]*linkDoc, len(docs))
	for i := range docs {
		at[docs[i].doc.Report.ID] = &docs[i]
	}
	return func(id habeas.ClaimID, a habeas.Anchor) (link.ClaimRef, bool) {
		d := at[a.Report]
		if d == nil {
			return link.ClaimRef{}, false
		}
		i := anchored(id, a, d.doc.Report.Original, len(d.doc.Claims), func(i int) *habeas.Claim { return &d.doc.Claims[i] })
		if i < 0 {
			return link.ClaimRef{}, false
		}
		return link.ClaimRef{Report: a.Report, Claim: d.doc.Claims[i].ID}, true
	}
}

// count counts what there was.
func (p *past) count() {
	p.totals = Totals{
		Reports: len(p.reports), Incidents: len(p.picture.incidents), Cases: len(p.picture.cases), Roundups: len(p.picture.roundups), Entries: int(p.head.Size),
	}
	for _, h := range p.holding {
		if h.Verdict != string(habeas.Reject) {
			p.totals.Claims++
		}
	}
	for _, inc := range p.picture.incidents {
		if inc.Reviewed {
			p.totals.Reviewed++
		}
	}
}
