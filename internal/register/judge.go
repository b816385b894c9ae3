package register

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// Judge records a decision with its reason and applies it. The anchors of the claims it names are filled in here. It gives
// the journal's entry. Errors: [habeas.Forbidden], [habeas.NotFound] for a claim or incident that is not there,
// [habeas.Invalid] for a judgement that lacks something, [habeas.Contradiction] with the chain when it cannot hold beside
// what was decided before.
func (r *Register) Judge(ctx context.Context, v Viewer, j habeas.Judgement, reason string) (habeas.Entry, error) {
	if err := allow(v, toJudge); err != nil {
		return habeas.Entry{}, err
	}
	if err := r.writable(); err != nil {
		return habeas.Entry{}, err
	}
	if err := complete(&j); err != nil {
		return habeas.Entry{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var e habeas.Entry
	err := r.patiently(ctx, nil, func() (err error) {
		e, err = r.judgeOnce(ctx, v.ID, j, reason, e)
		return err
	})
	if err != nil {
		return habeas.Entry{}, err
	}
	return e, nil
}

// judgeOnce writes a judgement unless before, the entry of an earlier try, is in the journal already. It gives the entry
// also when the commit failed, so that the next try can look for it.
func (r *Register) judgeOnce(ctx context.Context, author string, j habeas.Judgement, reason string, before habeas.Entry) (e habeas.Entry, err error) {
	if before.Seq != 0 {
		if done, err := r.entered(ctx, before); err != nil || done {
			return before, err
		}
	}
	err = r.db.Write(ctx, func(tx *store.Tx) (err error) {
		e, err = r.judgeIn(tx, author, j, reason)
		return err
	})
	if err != nil {
		r.note = noted{}
		return e, err
	}
	return e, nil
}

// complete refuses a judgement that lacks what its verdict needs.
func complete(j *habeas.Judgement) error {
	need := func(ok bool, what string) error {
		if !ok {
			return habeas.Errorf(habeas.Invalid, "judgement %q: %s", j.Verdict, what)
		}
		return nil
	}
	switch j.Verdict {
	case habeas.Accept, habeas.Reject:
		return need(len(j.Claims) > 0 && j.Claim == nil, "name the claims, and nothing in their place")
	case habeas.Amend:
		return need(len(j.Claims) == 1 && j.Claim != nil, "name one claim and give it as it should be")
	case habeas.Same, habeas.NotSame, habeas.Unsure:
		return need(len(j.Claims) >= 2, "name two claims or more")
	case habeas.Merge:
		return need(len(j.Incidents) >= 2, "name two incidents or more")
	case habeas.Split:
		return need(len(j.Claims) > 0, "name the claims that leave")
	case habeas.Grade:
		return need(len(j.Incidents) == 1 && grade.MatchString(j.Grade), "name one incident, and a grade of a letter A to F and a number 1 to 6, like B2 (field-guide 1.5)")
	case habeas.Undo:
		return need(j.From > 0 && j.To >= j.From, "name the first and the last journal entry to take back")
	}
	return need(false, "this register does not know this verdict")
}

// grade is a source's letter and an information's number, as in field-guide 1.5.
var grade = regexp.MustCompile(`^[A-F][1-6]$`)

// gradable holds grades to field-guide 1.5: information is confirmed (1) by two independent origins or more, not by one.
func gradable(v *store.View, j habeas.Judgement) error {
	id := j.Incidents[0]
	inc, ok, err := present{v: v}.incident(id)
	switch {
	case err != nil:
		return err
	case !ok:
		return habeas.Errorf(habeas.NotFound, "no incident %q in this register", id)
	case j.Grade[1] == '1' && inc.Origins.Low < 2:
		return habeas.Errorf(habeas.Refused, "incident %s cannot be graded %s: 1 wants two independent origins, and there may be no more than %d", id, j.Grade, inc.Origins.Low)
	}
	return nil
}

// judgeIn writes a judgement and what follows from it.
func (r *Register) judgeIn(tx *store.Tx, author string, j habeas.Judgement, reason string) (habeas.Entry, error) {
	if err := r.note.refresh(tx.View); err != nil {
		return habeas.Entry{}, err
	}
	all, err := anchor(tx.View, j)
	if err != nil {
		return habeas.Entry{}, err
	}
	var entries []habeas.Entry
	for _, one := range all {
		entries = append(entries, habeas.Entry{Author: author, Kind: habeas.EntryJudgement, Subject: subjectOf(&one), Reason: reason, Body: json.RawMessage(encode(one))})
	}
	if entries, err = r.number(tx, entries); err != nil {
		return habeas.Entry{}, err
	}
	before := slices.Clone(r.note.judgements.back)
	if err := tx.Append(entries); err != nil {
		return habeas.Entry{}, err
	}
	if err := r.note.refresh(tx.View); err != nil {
		return habeas.Entry{}, err
	}
	if err := r.applyJudged(tx, all, before); err != nil {
		return habeas.Entry{}, err
	}
	_, err = r.relinkIn(tx, nil)
	return entries[len(entries)-1], err
}

// subjectOf gives what a judgement's entry is about.
func subjectOf(j *habeas.Judgement) string {
	switch {
	case len(j.Incidents) > 0:
		return string(j.Incidents[0])
	case len(j.Claims) > 0:
		return string(j.Claims[0])
	}
	return ""
}

// applyJudged settles anew the claims of the reports that judgements touch.
func (r *Register) applyJudged(tx *store.Tx, all []habeas.Judgement, before []span) error {
	touched := map[string]bool{}
	for _, j := range all {
		if j.Verdict == habeas.Undo {
			return r.takeBack(tx, before)
		}
		for _, a := range j.Anchors {
			touched[string(a.Report)] = true
		}
	}
	return r.resettle(tx, touched)
}

// resettle makes the claims of current reports hold as the judgements now say.
func (r *Register) resettle(tx *store.Tx, reports map[string]bool) error {
	all := sortedKeys(reports)
	if err := tx.MarkUnlinked(all); err != nil {
		return err
	}
	for _, id := range all {
		p, ok, err := tx.CurrentReport(id)
		if err != nil {
			return err
		}
		if err := tx.DropHolding([]string{id}); err != nil {
			return err
		}
		if !ok {
			continue
		}
		rows, err := settledRows(tx.View, &r.note.judgements, p)
		if err != nil {
			return err
		}
		if err := tx.AddHolding(rows); err != nil {
			return err
		}
	}
	return nil
}

// settledRows gives the claims of a report version after judgements.
func settledRows(v *store.View, js *judgements, p store.Report) ([]store.Holding, error) {
	body, err := decode[reportBody](p.Body, "report "+p.ID)
	if err != nil {
		return nil, err
	}
	claims, err := proposedOf(v, p)
	if err != nil {
		return nil, err
	}
	return holdingRows(&body.Report, p.Seq, p.Extractor, js.settle(&body.Report, claims)), nil
}

// proposedOf gives the claims that the extractor proposes of a report version.
func proposedOf(v *store.View, p store.Report) ([]habeas.Claim, error) {
	rows, err := v.ProposedOf(p.ID, p.Version)
	if err != nil {
		return nil, err
	}
	claims := make([]habeas.Claim, len(rows))
	for i, c := range rows {
		if claims[i], err = decode[habeas.Claim](c.Body, "claim "+c.Claim); err != nil {
			return nil, err
		}
	}
	return claims, nil
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
