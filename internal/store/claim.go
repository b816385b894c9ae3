package store

import "database/sql"

// A Proposed claim is what the extractor made of one report version.
type Proposed struct {
	Report    string
	Version   int
	Ord       int // from 0, in the extractor's order
	Claim     string
	Extractor string
	Body      string // JSON
}

func scanProposed(r *sql.Rows, c *Proposed) error {
	return r.Scan(&c.Report, &c.Version, &c.Ord, &c.Claim, &c.Extractor, &c.Body)
}

// AddProposed adds claims as proposed.
func (t *Tx) AddProposed(all []Proposed) error {
	var values [][]any
	for _, c := range all {
		values = append(values, []any{c.Report, c.Version, c.Ord, c.Claim, c.Extractor, c.Body})
	}
	return t.insert(`insert into claims (report, version, ord, claim, extractor, body)`, "", values)
}

// ProposedOf gives the claims proposed of one report version, in order.
func (v *View) ProposedOf(report string, version int) ([]Proposed, error) {
	return rows(v, scanProposed, `select report, version, ord, claim, extractor, body from claims where report = $1 and version = $2 order by ord`, report, version)
}

// CurrentProposed gives the claims proposed of the newest versions of all reports, in the order in which those were captured.
func (v *View) CurrentProposed() ([]Proposed, error) {
	return rows(v, scanProposed, `select c.report, c.version, c.ord, c.claim, c.extractor, c.body from claims c
		join reports r on r.report = c.report and r.version = c.version where r.current = 1 order by r.seq, c.ord`)
}

// A Holding claim is one that holds now: of a current version, after people's judgements.
type Holding struct {
	Claim     string
	Report    string
	Seq       int64 // of its report
	Ord       int
	Act       string
	Reviewed  bool
	Verdict   string
	Extractor string
	Incident  string // empty when it is under none
	Body      string // JSON
}

const holdingColumns = `claim, report, seq, ord, act, reviewed, verdict, extractor, incident, body`

func scanHolding(r *sql.Rows, c *Holding) error {
	return r.Scan(&c.Claim, &c.Report, &c.Seq, &c.Ord, &c.Act, &c.Reviewed, &c.Verdict, &c.Extractor, &c.Incident, &c.Body)
}

// AddHolding adds claims that hold.
func (t *Tx) AddHolding(all []Holding) error {
	var values [][]any
	for _, c := range all {
		values = append(values, []any{c.Claim, c.Report, c.Seq, c.Ord, c.Act, number(c.Reviewed), c.Verdict, c.Extractor, c.Incident, c.Body})
	}
	return t.insert(`insert into holding (`+holdingColumns+`)`, "", values)
}

// DropHolding removes all claims of the reports.
func (t *Tx) DropHolding(reports []string) error {
	return t.remove(`delete from holding where report in @KEYS@`, reports)
}

// HoldingByID gives the claims with these ids, in no promised order; copies of one text may carry equal ids.
func (v *View) HoldingByID(ids []string) ([]Holding, error) {
	return each(v, scanHolding, `select `+holdingColumns+` from holding where claim in @KEYS@`, ids)
}

// HoldingOf gives the claims of the reports, by report in the order in which they were captured.
func (v *View) HoldingOf(reports []string) ([]Holding, error) {
	return each(v, scanHolding, `select `+holdingColumns+` from holding where report in @KEYS@ order by seq, ord`, reports)
}

// HoldingUnder gives the claims under the incidents, by report in the order in which they were captured.
func (v *View) HoldingUnder(incidents []string) ([]Holding, error) {
	return each(v, scanHolding, `select `+holdingColumns+` from holding where incident in @KEYS@ order by seq, ord`, incidents)
}

// AllHolding gives every claim that holds, by report in the order in which they were captured.
func (v *View) AllHolding() ([]Holding, error) {
	return rows(v, scanHolding, `select `+holdingColumns+` from holding order by seq, ord`)
}

// A ClaimKey names a claim that holds.
type ClaimKey struct{ Claim, Report string }

// PutUnder says of each claim under which incident it stands; the empty incident is none.
func (t *Tx) PutUnder(incidents map[ClaimKey]string) error {
	for k, incident := range incidents {
		if err := t.exec(`update holding set incident = $1 where claim = $2 and report = $3`, incident, k.Claim, k.Report); err != nil {
			return err
		}
	}
	return nil
}

// HoldingHeads gives the claims of the reports without their bodies, in no promised order.
func (v *View) HoldingHeads(reports []string) ([]Holding, error) {
	return each(v, scanHolding, `select claim, report, seq, ord, act, reviewed, verdict, extractor, incident, '' from holding where report in @KEYS@`, reports)
}
