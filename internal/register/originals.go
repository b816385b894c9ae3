package register

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	agefile "filippo.io/age"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/store"
)

const (
	archiveFolder = "archive"
	// placeFile is in the archive's folder, and names the store where the originals lie instead.
	placeFile = "place"
	// keyringName is in the folder of keys: the keyring of sealed originals.
	keyringName = "archive.age"
)

// A Vault says where a new register keeps its originals, and to whom they are sealed. The zero Vault keeps them as files in
// the data folder, unsealed.
type Vault struct {
	Place string              // s3://HOST/BUCKET/PREFIX; empty for the data folder
	Seal  []agefile.Recipient // who can open the originals; nobody but these, so the register needs one of them to read
}

// reachVault says, before anything is made, whether originals can be kept where the vault says.
func (c Config) reachVault(ctx context.Context) error {
	v := c.Vault
	if v.Place == "" && len(v.Seal) == 0 {
		return nil
	}
	if c.Data == "" {
		return habeas.Errorf(habeas.Usage, "where originals lie and how they are sealed stands in the data folder: name it with --data, beside --database")
	}
	if v.Place == "" {
		return nil
	}
	_, err := archive.OpenBucket(ctx, v.Place, c.environment(), nil)
	return err
}

// makeVault prepares the place of a new register's originals, and remembers the keys that it makes for it.
func (c *Config) makeVault() error {
	v := c.Vault
	if v.Place != "" {
		if err := c.put(filepath.Join(archiveFolder, placeFile), []byte(v.Place+"\n")); err != nil {
			return err
		}
	}
	if len(v.Seal) == 0 {
		return nil
	}
	k, err := archive.NewKeyring()
	if err != nil {
		return err
	}
	var sealed bytes.Buffer
	if err := k.Seal(&sealed, v.Seal...); err != nil {
		return err
	}
	if err := c.put(filepath.Join(keysFolder, keyringName), sealed.Bytes()); err != nil {
		return err
	}
	c.fresh = k
	return nil
}

func (c Config) environment() func(string) string {
	if c.Getenv == nil {
		return os.Getenv
	}
	return c.Getenv
}

// put writes a small file of the data folder, once.
func (c Config) put(name string, b []byte) error {
	path := filepath.Join(c.Data, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "the data folder cannot be written", Cause: err}
	}
	return putKey(path, b)
}

// vault opens the archive of a register that exists.
func (c Config) vault(ctx context.Context, db *store.DB) (*archive.Archive, error) {
	blobs, err := c.blobs(ctx, db)
	if err != nil {
		return nil, err
	}
	k, err := c.keyring()
	if err != nil {
		return nil, err
	}
	return archive.New(blobs, archive.Options{Keyring: k}), nil
}

// blobs gives the archive's place: the store that the data folder names, the folder itself, or the database where there is
// no folder.
func (c Config) blobs(ctx context.Context, db *store.DB) (archive.Blobs, error) {
	if c.Database != "" {
		where, err := c.where(ctx, db)
		if err != nil || where == store.InDatabase {
			return db.Originals(), err
		}
		if c.Data == "" {
			return nil, habeas.Errorf(habeas.Usage, "the originals of this register lie in the data folder that it was made with: name it with --data or HABEAS_DATA, beside --database")
		}
	}
	dir := filepath.Join(c.Data, archiveFolder)
	place, err := os.ReadFile(filepath.Join(dir, placeFile))
	if err == nil {
		return archive.OpenBucket(ctx, strings.TrimSpace(string(place)), c.environment(), nil)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "cannot read where the originals are", Cause: err}
	}
	if c.ReadOnly {
		if _, err := os.Stat(dir); err != nil {
			return nil, &habeas.Error{Kind: habeas.NotFound, Text: "the folder of originals is missing: " + dir, Cause: err}
		}
	}
	f, err := archive.OpenFolder(dir)
	if err != nil || c.ReadOnly {
		return f, err
	}
	return f, f.Sweep(leftAfter, c.Now)
}

// where says where the originals of a register on a database server lie. It is decided once, by how the register was made,
// and stands in the database: with a folder they lie there, without one in the database. A register from before that was
// written down is judged by what is there.
func (c Config) where(ctx context.Context, db *store.DB) (string, error) {
	known, entries := "", int64(0)
	err := db.Read(ctx, func(v *store.View) (err error) {
		if known, err = v.OriginalsLie(); err != nil || known != "" {
			return err
		}
		h, err := v.Head()
		entries = h.Size
		return err
	})
	if err != nil || known != "" {
		return known, err
	}
	if known, err = c.guess(ctx, db, entries); err != nil || c.ReadOnly {
		return known, err
	}
	err = db.Write(ctx, func(tx *store.Tx) error {
		if err := tx.DecideOriginals(known); err != nil {
			return err
		}
		known, err = tx.OriginalsLie() // somebody else may have been first
		return err
	})
	return known, err
}

// guess says where originals lie when it is not written down. An empty register has none yet, so it is how it is opened now.
func (c Config) guess(ctx context.Context, db *store.DB, entries int64) (string, error) {
	for _, err := range db.Originals().Walk(ctx) {
		return store.InDatabase, err
	}
	if c.Data == "" && entries == 0 {
		return store.InDatabase, nil
	}
	return store.InFolder, nil
}

// leftAfter is how old what a writer left half written must be before it is cleared away; no batch takes that long.
const leftAfter = 24 * time.Hour

// keyring opens the keyring of sealed originals; nil when they are not sealed.
func (c Config) keyring() (*archive.Keyring, error) {
	if c.Data == "" || c.fresh != nil {
		return c.fresh, nil
	}
	sealed, err := os.ReadFile(filepath.Join(c.Data, keysFolder, keyringName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "cannot read the keyring of the originals", Cause: err}
	}
	if c.Identities == nil {
		return nil, habeas.Errorf(habeas.Forbidden, "the originals of this register are sealed, and nothing was given that opens them")
	}
	ids, err := c.Identities()
	if err != nil {
		return nil, err
	}
	return archive.OpenKeyring(bytes.NewReader(sealed), ids...)
}
