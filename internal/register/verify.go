package register

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"

	"habeas"
	"habeas/internal/custody/check"
	"habeas/internal/store"
)

// Verify re-derives everything kept from the bytes, against the public key in o. Where o names no key, the register's own
// is taken, which finds damage but not a forger who had the key. A register that has signed nothing is checked against its
// own hashes.
func (r *Register) Verify(ctx context.Context, o check.Options) (check.Result, error) {
	if o.Key.Name == "" {
		k, err := r.ownKey(ctx)
		if err != nil {
			return check.Result{}, err
		}
		o.Key = k
	}
	var res check.Result
	err := r.db.Read(ctx, func(v *store.View) (err error) {
		faults, err := v.Faults()
		if err != nil {
			return err
		}
		if res, err = check.Verify(ctx, kept{v, r}, o); err != nil {
			return err
		}
		if err := stampsWhole(v, &res); err != nil {
			return err
		}
		for _, f := range faults {
			res.Findings = append(res.Findings, check.Finding{What: "database", Text: f})
		}
		return nil
	})
	return res, err
}

// stampsWhole finds time stamps that were changed since they were kept. Whether what they attest is true is for those to say
// who trust their authority.
func stampsWhole(v *store.View, res *check.Result) error {
	for c, err := range v.AllCheckpoints() {
		if err != nil {
			return err
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256(c.Stamp)); c.StampSum != "" && sum != c.StampSum {
			res.Findings = append(res.Findings, check.Finding{What: "checkpoint", Seq: c.Size, Text: fmt.Sprintf("the time stamp on the checkpoint of %d entries was changed", c.Size)})
		}
	}
	return nil
}

// ownKey gives the register's own public key; the zero Key when it has none and has signed nothing.
func (r *Register) ownKey(ctx context.Context) (check.Key, error) {
	signed := false
	err := r.db.Read(ctx, func(v *store.View) (err error) {
		_, signed, err = v.LastCheckpoint()
		return err
	})
	if err != nil || (!signed && r.cfg.Data == "") {
		return check.Key{}, err
	}
	if r.cfg.Data == "" {
		return check.Key{}, habeas.Errorf(habeas.Usage, "this register has signed checkpoints: name its public key with --key, or its data folder with --data")
	}
	line, err := r.PublicKey(ctx)
	if habeas.KindOf(err) == habeas.NotFound && !signed {
		return check.Key{}, nil
	}
	if err != nil {
		return check.Key{}, err
	}
	return check.ParseKey(line)
}

// kept hands what the register keeps to the checker, as it lies there.
type kept struct {
	v *store.View
	r *Register
}

// Entries gives the journal.
func (k kept) Entries(context.Context) iter.Seq2[habeas.Entry, error] { return k.v.AllEntries() }

// Hashes gives the log's stored hashes.
func (k kept) Hashes(context.Context) iter.Seq2[habeas.Digest, error] { return k.v.AllHashes() }

// Checkpoints gives the signed checkpoints.
func (k kept) Checkpoints(context.Context) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for c, err := range k.v.AllCheckpoints() {
			if !yield([]byte(c.Note), err) {
				return
			}
		}
	}
}

// Original opens what is stored under a digest.
func (k kept) Original(ctx context.Context, d habeas.Digest) (io.ReadCloser, error) {
	return k.r.originals.Get(ctx, d)
}

// Stored gives the digest of every original.
func (k kept) Stored(ctx context.Context) iter.Seq2[habeas.Digest, error] {
	return k.r.originals.Walk(ctx)
}
