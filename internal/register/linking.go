package register

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// chunk is how many reports are read from the database at a time.
const chunk = 500

// relink brings incidents, cases and all that hangs on them up to the end of the journal, and adds the entries that give new
// ids, and then end. It gives the number of the last entry that it wrote, 0 when there was none.
func (r *Register) relink(ctx context.Context, end []habeas.Entry) (int64, error) {
	var last int64
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		var err error
		last, err = r.relinkIn(tx, end)
		return err
	})
	return last, err
}

func (r *Register) relinkIn(tx *store.Tx, end []habeas.Entry) (int64, error) {
	todo, err := tx.Unlinked()
	if err != nil {
		return 0, err
	}
	var minting []habeas.Entry
	var p picture
	if len(todo) > 0 {
		if p, err = r.linkChanged(tx, todo); err != nil {
			return 0, err
		}
		minting = mintEntries(p.fresh)
	}
	entries, err := r.number(tx, append(minting, end...))
	if err != nil {
		return 0, err
	}
	if len(todo) > 0 {
		if err := p.write(tx, entries); err != nil {
			return 0, err
		}
		if err := tx.ClearUnlinked(); err != nil {
			return 0, err
		}
	}
	return r.close(tx, entries)
}

// close notes how far derived rows have come and appends the entries. It gives the number of the last, 0 when there is none.
func (r *Register) close(tx *store.Tx, entries []habeas.Entry) (int64, error) {
	head, err := tx.Head()
	if err != nil {
		return 0, err
	}
	last := head.Size + int64(len(entries))
	if err := tx.SetDerived(store.Derived{Seq: last, Notes: r.madeBy()}); err != nil {
		return 0, err
	}
	if len(entries) == 0 {
		return 0, nil
	}
	return last, tx.Append(entries)
}

// madeBy says which versions of extraction and linking make the derived rows.
func (r *Register) madeBy() string {
	return encode(struct {
		Extract string `json:"extract"`
		Link    string `json:"link"`
	}{r.cfg.Tools.Version, link.Version})
}

// A linkRun is one linking of what changed.
type linkRun struct {
	r     *Register
	tx    *store.Tx
	todo  []string // reports whose claims changed
	anew  bool     // everything is linked, not only what changed
	size  int      // of the census
	state link.State
	link  *link.Linker
}

// linkChanged links the reports whose claims changed, and gives what changes by that.
func (r *Register) linkChanged(tx *store.Tx, todo []string) (picture, error) {
	if err := r.note.refresh(tx.View); err != nil {
		return picture{}, err
	}
	run := &linkRun{r: r, tx: tx}
	run.todo = r.note.judgements.together(todo)
	if err := run.look(); err != nil {
		return picture{}, err
	}
	if run.anew {
		return run.all()
	}
	return run.changed()
}

// look decides whether everything must be linked anew: because nothing is linked yet, another version of this program linked
// it, the words are due to be counted anew, or most of what there is changed.
func (run *linkRun) look() error {
	linked, captured, err := run.tx.CountLinked()
	if err != nil {
		return err
	}
	have, err := run.tx.CensusSize()
	if err != nil {
		return err
	}
	d, err := run.tx.Derived()
	if err != nil {
		return err
	}
	run.size = link.CensusAt(captured)
	run.anew = linked == 0 || have != run.size || d.Notes != run.r.madeBy() || 2*len(run.todo) > captured
	return nil
}

// all links everything that is known, in memory, and fills the tables with what that leaves.
func (run *linkRun) all() (picture, error) {
	memory := link.NewMemory()
	count, err := run.count()
	if err != nil {
		return picture{}, err
	}
	run.state = memory
	run.link = link.NewLinker(memory, count, run.r.places, run.r.note.judgements.decider(viewFinder(run.tx.View)))
	if err := run.feed(); err != nil {
		return picture{}, err
	}
	delta, err := run.link.Settle()
	if err != nil {
		return picture{}, err
	}
	for _, step := range []func() error{run.tx.DropLinks, run.tx.ClearCopies, run.tx.DropMinted, func() error { return restoreMints(run.tx) }, func() error { return fillTables(run.tx, memory) }} {
		if err := step(); err != nil {
			return picture{}, err
		}
	}
	return run.compose(delta)
}

// count counts the words of the first reports anew.
func (run *linkRun) count() (*link.Count, error) {
	var c link.Count
	for seq := int64(0); c.Size() < run.size; {
		rows, err := run.tx.FirstReports(seq, min(chunk, run.size-c.Size()))
		if err != nil {
			return nil, err
		}
		docs := make([]link.Doc, len(rows))
		for i, row := range rows {
			seq = row.Seq
			body, err := decode[reportBody](row.Body, "report "+row.ID)
			if err != nil {
				return nil, err
			}
			docs[i] = link.Doc{Report: body.Report}
		}
		for _, reading := range readings(docs) {
			c.Add(reading)
		}
	}
	var words []store.Word
	for w, n := range c.All {
		words = append(words, store.Word{Word: int64(w), Reports: int64(n)})
	}
	slices.SortFunc(words, func(a, b store.Word) int { return int(a.Word - b.Word) })
	return &c, run.tx.SetCensus(run.size, words)
}

// feed gives the linker all current reports.
func (run *linkRun) feed() error {
	for seq := int64(0); ; {
		docs, err := docsAfter(run.tx.View, seq, chunk)
		if err != nil || len(docs) == 0 {
			return err
		}
		plain := make([]link.Doc, len(docs))
		for i := range docs {
			plain[i] = docs[i].doc
		}
		for i, reading := range readings(plain) {
			seq = docs[i].claims.seq
			if err := run.link.Add(seq, reading); err != nil {
				return err
			}
		}
	}
}

// readings reads reports for linking, on all cores.
func readings(docs []link.Doc) []*link.Reading {
	out := make([]*link.Reading, len(docs))
	var wait sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for k := range min(cores, len(docs)) {
		wait.Go(func() {
			for i := k; i < len(docs); i += cores {
				out[i] = link.Read(docs[i])
			}
		})
	}
	wait.Wait()
	return out
}

// changed takes out of the tables what changed and puts it in as it is now.
func (run *linkRun) changed() (picture, error) {
	t := &tables{tx: run.tx}
	run.state = t
	run.link = link.NewLinker(t, census{t, run.size}, run.r.places, run.r.note.judgements.decider(viewFinder(run.tx.View)))
	for _, number := range t.Numbers(asReports(run.todo)) {
		if err := run.link.Remove(number); err != nil {
			return picture{}, err
		}
	}
	for _, id := range run.todo {
		if err := run.enter(id); err != nil {
			return picture{}, err
		}
	}
	delta, err := run.link.Settle()
	if err != nil {
		return picture{}, err
	}
	return run.compose(delta)
}

// enter gives the linker the current version of a report, if it has one.
func (run *linkRun) enter(id string) error {
	p, ok, err := run.tx.CurrentReport(id)
	if err != nil || !ok {
		return err
	}
	rows, err := run.tx.HoldingOf([]string{id})
	if err != nil {
		return err
	}
	d, err := docOf(p, rows)
	if err != nil {
		return err
	}
	return run.link.Add(p.Seq, link.Read(d.doc))
}

func asReports(ids []string) []habeas.ReportID {
	out := make([]habeas.ReportID, len(ids))
	for i, id := range ids {
		out[i] = habeas.ReportID(id)
	}
	return out
}

// compose gives lasting ids to what was linked, and says which rows it concerns.
func (run *linkRun) compose(delta link.Delta) (picture, error) {
	reports := distinct(slices.Concat(texts(delta.Reports), run.todo))
	rows, err := run.tx.HoldingHeads(reports)
	if err != nil {
		return picture{}, err
	}
	looked := make(map[link.ClaimRef]bool, len(delta.Claims))
	for _, c := range delta.Claims {
		looked[c] = true
	}
	known, find := knownOf(rows), viewFinder(run.tx.View)
	mints, err := run.mints(reports, known, looked, find)
	if err != nil {
		return picture{}, err
	}
	res := link.Result{Incidents: delta.Incidents, Cases: delta.Cases}
	if run.anew {
		res.Roundups = delta.Roundups()
	}
	high := map[string]int{}
	for _, kind := range []string{anIncident, aCase} {
		if high[kind], err = run.tx.HighestMinted(kind); err != nil {
			return picture{}, err
		}
	}
	p := compose(res, known, mints, high, find)
	p.run, p.looked, p.holding, p.minted = run, looked, rows, mints
	return p, anchorFresh(run.tx.View, p.fresh)
}

// mints gives the ids whose founders are among the claims looked at, or are gone, and of cases those whose founding incidents
// are: what becomes of these is decided now, and of no others.
func (run *linkRun) mints(reports []string, known knownClaims, looked map[link.ClaimRef]bool, find finder) ([]mint, error) {
	rows, err := run.tx.MintedIn(reports)
	if err != nil {
		return nil, err
	}
	all, err := mintsFromRows(rows)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m mint) bool {
		ref, ok := m.founderNow(known, find)
		return ok && !looked[ref]
	})
	var incidents []string
	for i := range all {
		incidents = append(incidents, all[i].ID)
	}
	if rows, err = run.tx.MintedFor(incidents); err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(m store.Minted) bool { return m.Kind != aCase })
	cases, err := mintsFromRows(rows)
	all = append(all, cases...)
	slices.SortFunc(all, func(a, b mint) int { return a.n - b.n })
	return all, err
}

// knownOf gives what is known of claims by their rows.
func knownOf(rows []store.Holding) knownClaims {
	known := knownClaims{}
	for _, h := range rows {
		if h.Verdict == string(habeas.Reject) {
			continue
		}
		id := habeas.ReportID(h.Report)
		if known[id] == nil {
			known[id] = &docClaims{seq: h.Seq}
		}
		known[id].add(h)
	}
	return known
}

// together gives reports with all that hang together with them by judgements on links: whether one of these has effect depends
// on all of its claims.
func (js *judgements) together(reports []string) []string {
	picked := map[int]bool{}
	js.pick(asReports(reports), map[habeas.ReportID]bool{}, picked)
	out := slices.Clone(reports)
	for _, i := range slices.Sorted(maps.Keys(picked)) {
		out = append(out, texts(js.list[i].reports())...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// catchUp links what was captured and not linked.
func (r *Register) catchUp(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	behind := false
	err := r.db.Read(ctx, func(v *store.View) error {
		todo, err := v.Unlinked()
		behind = len(todo) > 0
		return err
	})
	if err != nil || !behind {
		return err
	}
	_, err = r.relink(ctx, nil)
	return err
}
