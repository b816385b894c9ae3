package store

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"habeas"
)

// An engine holds what cannot be said in one SQL text.
type engine struct {
	name        string
	dialect     goose.Dialect
	blob        string         // the column type of bytes
	snapshot    *sql.TxOptions // of a read that sees one state
	tableExists string
	index       string // puts tokens ($2) under doc ($1)
	unindex     string
	unindexAll  string
	find        string // docs that match $1, newest first, at most $2
	namesAfter  string // names of originals after $1 in byte order, a thousand at most
	integrity   string // gives a row for each fault in the files; empty where the engine has no such check
	objects     string // names the tables, indexes and triggers with the text that made them; empty where the engine keeps no such text
	document    func(tokens []string) string
	query       func(terms [][]string) string
}

var sqlite = engine{
	name:        "sqlite",
	dialect:     goose.DialectSQLite3,
	blob:        "blob",
	tableExists: `select count(*) from sqlite_master where type = 'table' and name = $1`,
	index:       `insert into search (rowid, tokens) values ($1, $2)`,
	unindex:     `delete from search where rowid = $1`,
	unindexAll:  `insert into search (search) values ('delete-all')`,
	find:        `select rowid from search where search match $1 order by rowid desc limit $2`,
	namesAfter:  `select name from originals where name > $1 order by name limit 1000`,
	integrity:   `select integrity_check from pragma_integrity_check where integrity_check <> 'ok'`,
	objects: `select type || ' ' || name, coalesce(sql, '') from sqlite_master
		where name not like 'sqlite\_stat%' escape '\' order by 1, 2`,
	document: ftsDocument,
	query:    ftsQuery,
}

var postgres = engine{
	name:        "postgres",
	dialect:     goose.DialectPostgres,
	blob:        "bytea",
	snapshot:    &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	tableExists: `select count(*) from pg_tables where schemaname = current_schema() and tablename = $1`,
	index:       `insert into search (doc, tokens) values ($1, cast($2 as tsvector))`,
	unindex:     `delete from search where doc = $1`,
	unindexAll:  `delete from search`,
	find:        `select doc from search where tokens @@ cast($1 as tsquery) order by doc desc limit $2`,
	namesAfter:  `select name from originals where name collate "C" > $1 order by name collate "C" limit 1000`,
	document:    tsDocument,
	query:       tsQuery,
}

// connectSQLite opens the folder's database. Everything a connection needs is in its name, so that every connection of
// both pools has it; a pragma sent over a pool would reach only one of them.
func connectSQLite(folder string) (*DB, error) {
	path := filepath.Join(folder, FileName)
	common := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=foreign_keys(1)&_pragma=journal_mode(WAL)"
	// Full: a commit that was acknowledged outlives a power cut, not only the program. A writer waits long for another: linking
	// or rebuilding a large register holds the turn for as long as it takes.
	writer, err := sql.Open("sqlite", common+"&_pragma=busy_timeout(120000)&_pragma=synchronous(FULL)&_pragma=cache_size(-65536)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	reader, err := sql.Open("sqlite", common+"&_pragma=busy_timeout(10000)&_pragma=query_only(1)")
	if err != nil {
		return nil, err
	}
	reader.SetMaxOpenConns(8)
	return &DB{engine: sqlite, writer: writer, reader: reader, where: folder}, nil
}

func connectPostgres(dsn string) (*DB, error) {
	c, err := pgx.ParseConfig(dsn)
	if err != nil {
		// The cause may repeat the URL with its password, so it is not passed on.
		return nil, habeas.Errorf(habeas.Usage, "the database URL cannot be read: want postgres://user@host:port/name")
	}
	c.RuntimeParams["application_name"] = "habeas"
	c.RuntimeParams["timezone"] = "UTC"
	writer, reader := stdlib.OpenDB(*c), stdlib.OpenDB(*c)
	writer.SetMaxOpenConns(4)
	reader.SetMaxOpenConns(8)
	return &DB{engine: postgres, writer: writer, reader: reader, where: fmt.Sprintf("the database %q on %s", c.Database, c.Host)}, nil
}
