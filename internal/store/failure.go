package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	lite "modernc.org/sqlite"

	"habeas"
)

// explain gives a driver's error its kind and a text that says what to do. Errors of our own pass as they are.
func (db *DB) explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*habeas.Error](err); ok {
		return err
	}
	text := ""
	if e, ok := errors.AsType[*lite.Error](err); ok {
		text = sqliteTexts[e.Code()&0xff]
	} else if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		text = postgresText(e.Code)
	} else if gone(err) {
		text = "the server cannot be reached or went away: what was acknowledged is stored; try again when it is back"
	}
	if text == "" {
		return &habeas.Error{Kind: habeas.Internal, Text: "database of " + db.where, Cause: err}
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: db.where + ": " + text, Cause: err}
}

// sqliteTexts says what to do by SQLite's primary result code.
var sqliteTexts = map[int]string{
	5:  "another program is writing to this register: try again",
	6:  "another program is writing to this register: try again",
	8:  "the folder or its database cannot be written: check its permissions and that the disk is not read-only",
	10: "the disk reports an error: check it; what was acknowledged is stored",
	11: "the database file is damaged: restore a backup, or rebuild from journal and originals",
	13: "the disk is full: make room and try again; nothing was half done",
	14: "the database file cannot be opened: check the folder's permissions and that the disk is not read-only",
	26: "the file is not a database: restore a backup",
}

// postgresText says what to do by PostgreSQL's SQLSTATE, and nothing for a fault of our own.
func postgresText(state string) string {
	switch {
	case state == "53100":
		return "the server's disk is full: make room and try again; nothing was half done"
	case state == "25006":
		return "the server is read-only: name the primary server"
	case state == "3D000":
		return "there is no such database on the server: create it first"
	case strings.HasPrefix(state, "28"):
		return "the server refuses this user or password"
	case strings.HasPrefix(state, "08"), strings.HasPrefix(state, "57P"), strings.HasPrefix(state, "53"), strings.HasPrefix(state, "40"), state == "55P03":
		return "the server is not available just now: try again"
	}
	return ""
}

// gone reports whether the connection to a server was lost or never made.
func gone(err error) bool {
	_, refused := errors.AsType[*pgconn.ConnectError](err)
	netErr, lost := errors.AsType[net.Error](err)
	return refused || (lost && netErr != nil) || errors.Is(err, driver.ErrBadConn) || strings.Contains(err.Error(), "unexpected EOF") ||
		strings.Contains(err.Error(), "conn closed") || errors.Is(err, net.ErrClosed)
}

// died reports whether a connection that was made is not there any more; another one may be had.
func died(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return strings.HasPrefix(e.Code, "57P")
	}
	_, refused := errors.AsType[*pgconn.ConnectError](err)
	return !refused && gone(err)
}
