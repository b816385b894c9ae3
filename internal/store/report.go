package store

import "database/sql"

// A Report is one version of a report: what was given at capture, and what reading made of it.
type Report struct {
	ID        string
	Version   int
	Seq       int64  // of the journal's entry that captured it
	Captured  string // time of that entry
	Original  string // digest
	Content   string // digest of what was read, to tell the same content again from a new version
	Current   bool   // the newest version that was not taken back
	Back      bool   // it was taken back
	Claims    int    // how many were taken
	Extractor string
	Head      string // JSON: what lists show
	Given     string // JSON: the capture as journalled
	Body      string // JSON: the report as read, with what was skipped
}

const reportHeadColumns = `report, version, seq, captured, original, content, current, back, claims, extractor, head, given`

func scanReportHead(r *sql.Rows, p *Report) error {
	return r.Scan(&p.ID, &p.Version, &p.Seq, &p.Captured, &p.Original, &p.Content, &p.Current, &p.Back, &p.Claims, &p.Extractor, &p.Head, &p.Given)
}

func scanReport(r *sql.Rows, p *Report) error {
	return r.Scan(&p.ID, &p.Version, &p.Seq, &p.Captured, &p.Original, &p.Content, &p.Current, &p.Back, &p.Claims, &p.Extractor, &p.Head, &p.Given, &p.Body)
}

// AddReports adds versions of reports. Those that are current take the place of the versions before them.
func (t *Tx) AddReports(reports []Report) error {
	var all [][]any
	var older []string
	for _, p := range reports {
		all = append(all, []any{p.ID, p.Version, p.Seq, p.Captured, p.Original, p.Content, number(p.Current), number(p.Back), p.Claims, p.Extractor, p.Head, p.Given, p.Body})
		if p.Current && p.Version > 1 {
			older = append(older, p.ID)
		}
	}
	if err := t.remove(`update reports set current = 0 where +current = 1 and report in @KEYS@`, older); err != nil {
		return err
	}
	return t.insert(`insert into reports (`+reportHeadColumns+`, body)`, "", all)
}

// ReportVersions gives all versions of the reports, without bodies, oldest first.
func (v *View) ReportVersions(ids []string) ([]Report, error) {
	return each(v, scanReportHead, `select `+reportHeadColumns+` from reports where report in @KEYS@ order by version`, ids)
}

// Where a report is named, "+current" keeps SQLite from going through all that are current to find it.

// CurrentHeads gives the current versions of the reports, without bodies, in the order in which they were captured.
func (v *View) CurrentHeads(ids []string) ([]Report, error) {
	return each(v, scanReportHead, `select `+reportHeadColumns+` from reports where +current = 1 and report in @KEYS@ order by seq`, ids)
}

// ReportsBySeq gives the versions captured by the given journal entries, whole.
func (v *View) ReportsBySeq(seqs []int64) ([]Report, error) {
	var all []Report
	for _, s := range seqs {
		p, ok, err := one(v, scanReport, `select `+reportHeadColumns+`, body from reports where seq = $1 and current = 1`, s)
		if err != nil {
			return nil, err
		}
		if ok {
			all = append(all, p)
		}
	}
	return all, nil
}

// CurrentReport gives the current version of a report, whole, and whether there is one.
func (v *View) CurrentReport(id string) (Report, bool, error) {
	return one(v, scanReport, `select `+reportHeadColumns+`, body from reports where report = $1 and +current = 1`, id)
}

// CurrentReports gives at most limit current versions captured after entry seq, whole, in order.
func (v *View) CurrentReports(seq int64, limit int) ([]Report, error) {
	return rows(v, scanReport, `select `+reportHeadColumns+`, body from reports where current = 1 and seq > $1 order by seq limit $2`, seq, limit)
}

// ReportsUpTo gives at most limit versions, current or not, captured by entries after seq and up to last, whole, in order.
func (v *View) ReportsUpTo(seq, last int64, limit int) ([]Report, error) {
	return rows(v, scanReport, `select `+reportHeadColumns+`, body from reports where seq > $1 and seq <= $2 order by seq limit $3`, seq, last, limit)
}

// ReportsBetween gives the ids of the reports of which entries from first to last captured a version.
func (v *View) ReportsBetween(first, last int64) ([]string, error) {
	return rows(v, into[string], `select distinct report from reports where seq >= $1 and seq <= $2`, first, last)
}

// Stand says of one version whether it is its report's current one and whether it was taken back.
func (t *Tx) Stand(report string, version int, current, back bool) error {
	return t.exec(`update reports set current = $1, back = $2 where report = $3 and version = $4`, number(current), number(back), report, version)
}

// ReportVersion gives the newest version of a report that was captured by entry last or before, whole.
func (v *View) ReportVersion(id string, last int64) (Report, bool, error) {
	return one(v, scanReport, `select `+reportHeadColumns+`, body from reports where report = $1 and seq <= $2 order by version desc limit 1`, id, last)
}

// ReportAt gives the version that an entry captured, whole.
func (v *View) ReportAt(seq int64) (Report, bool, error) {
	return one(v, scanReport, `select `+reportHeadColumns+`, body from reports where seq = $1`, seq)
}

// LatestHeads gives the current versions captured last, newest first.
func (v *View) LatestHeads(limit int) ([]Report, error) {
	return rows(v, scanReportHead, `select `+reportHeadColumns+` from reports where current = 1 order by seq desc limit $1`, limit)
}

// A Sighting is one original under which a report was seen.
type Sighting struct {
	Report, Original string
	Seen             string // digest of what was said beside the bytes
	Seq              int64
}

func scanSighting(r *sql.Rows, s *Sighting) error {
	return r.Scan(&s.Report, &s.Original, &s.Seen, &s.Seq)
}

// AddSightings adds sightings; one that is there already is left alone.
func (t *Tx) AddSightings(all []Sighting) error {
	var values [][]any
	for _, s := range all {
		values = append(values, []any{s.Report, s.Original, s.Seen, s.Seq})
	}
	return t.insert(`insert into sightings (report, original, seen, seq)`, `on conflict do nothing`, values)
}

// Sightings gives the sightings of the reports.
func (v *View) Sightings(reports []string) ([]Sighting, error) {
	return each(v, scanSighting, `select report, original, seen, seq from sightings where report in @KEYS@ order by seq`, reports)
}
