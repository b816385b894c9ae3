// Package register is the only door to the record. It enters reports, keeps the journal, applies judgements, and answers
// every question a page or a command asks; each read names a [Viewer].
//
// Two things are kept, the archive's originals and the journal's entries; everything else in the database is derived from
// them and can be made again by [Register.Rebuild]. Ids of incidents and cases are minted in the order of the journal and
// stand in it, so that a rebuild gives the same ids.
package register

import (
	"context"
	"errors"
	"sync"
	"time"

	agefile "filippo.io/age"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
	"habeas/internal/pipeline"
	"habeas/internal/store"
)

// Config says where a register is and what it takes from outside.
type Config struct {
	Data     string           // folder of the register: SQLite database, originals
	Database string           // URL of a PostgreSQL database instead of SQLite; originals then lie in Data, or in the database when Data is empty
	Now      func() time.Time // the clock; nil is the machine's
	ReadOnly bool             // writes are refused; nothing is migrated or caught up
	Author   string           // who stands in the journal for what is added; "local" when empty
	Tools    pipeline.Tools   // reading and extraction; the zero value is the program's own
	Patience time.Duration    // how long a run waits for a server that went away; 0 is some minutes, less than 0 not at all

	Vault      Vault                              // of a register that is made; one that exists knows its own
	Identities func() ([]agefile.Identity, error) // what opens sealed originals; asked only where they are sealed
	fresh      *archive.Keyring                   // made just now, so that making needs no key that opens
	Getenv     func(string) string                // the environment: credentials of an S3-compatible store; nil is the process's
}

// A Register is an open register. It is safe for concurrent use.
type Register struct {
	cfg       Config
	db        *store.DB
	originals *archive.Archive
	places    link.Places
	at        time.Time // reads show the register as it was known then; the zero time is now
	*shared
}

// shared is what a register and its views of the past have in common.
type shared struct {
	mu   sync.Mutex // held while this process writes
	note noted
	past pastCache
	back bool // that the clock went back is in the journal, and it has not caught up since
}

// Init makes a new, empty register. It is an error of kind [habeas.Contradiction] when there is one already.
func Init(ctx context.Context, c Config) (*Register, error) {
	if err := c.reachVault(ctx); err != nil {
		return nil, err
	}
	db, err := store.Create(ctx, c.place())
	if err != nil {
		return nil, err
	}
	if err := errors.Join(c.makeKey(), c.makeVault()); err != nil {
		db.Close()
		return nil, err
	}
	return ready(ctx, c, db)
}

// Open opens a register that exists; [habeas.NotFound] when there is none, [habeas.Newer] when a newer program made it.
// What was captured and not yet linked when a program was cut off is linked now.
func Open(ctx context.Context, c Config) (*Register, error) {
	db, err := store.Open(ctx, c.place(), c.ReadOnly)
	if err != nil {
		return nil, err
	}
	r, err := ready(ctx, c, db)
	if err != nil || c.ReadOnly {
		return r, err
	}
	if err := r.catchUp(ctx); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func (c Config) place() store.Place { return store.Place{Folder: c.Data, URL: c.Database} }

func ready(ctx context.Context, c Config, db *store.DB) (*Register, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Author == "" {
		c.Author = "local"
	}
	if c.Tools.Read == nil {
		c.Tools = pipeline.Default()
	}
	if err := c.belongs(ctx, db); err != nil {
		db.Close()
		return nil, err
	}
	originals, err := c.vault(ctx, db)
	if err != nil {
		db.Close()
		return nil, err
	}
	return &Register{cfg: c, db: db, originals: originals, places: atlas{}, shared: &shared{}}, nil
}

// An atlas is the program's own places, loaded when something is linked and not before.
type atlas struct{}

// Contains reports whether inner lies within outer.
func (atlas) Contains(outer, inner habeas.Place) bool {
	return gazetteer.Default().Contains(outer, inner)
}

// Kilometres gives the distance; false when one of the points is not known.
func (atlas) Kilometres(a, b habeas.Place) (float64, bool) {
	return gazetteer.Default().Kilometres(a, b)
}

// Originals gives the archive of this register's originals.
func (r *Register) Originals() *archive.Archive { return r.originals }

// Store gives the register's database, for those that check, prove or back up what is kept.
func (r *Register) Store() *store.DB { return r.db }

// AsOf gives the register as it was known at a time: the reports captured and the decisions made until then, read by
// today's extractor. Only reads are possible on it.
func (r *Register) AsOf(t time.Time) *Register {
	past := *r
	past.at = t
	return &past
}

// Close closes the register.
func (r *Register) Close() error { return r.db.Close() }

// writable refuses writes on what is only read.
func (r *Register) writable() error {
	if r.cfg.ReadOnly || !r.at.IsZero() {
		return habeas.Errorf(habeas.Forbidden, "this register is open for reading only")
	}
	return nil
}
