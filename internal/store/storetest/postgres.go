package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Server is the environment variable that names a PostgreSQL server for tests, as a URL whose user may make databases.
const Server = "HABEAS_TEST_DATABASE"

// Required is the environment variable that makes a missing server a failure, as CI does.
const Required = "HABEAS_REQUIRE_POSTGRES"

var databases atomic.Int64

// Postgres makes an empty database on the server named by [Server], gives its URL, and drops it when the test ends.
// It skips the test when no server is named.
func Postgres(t testing.TB) string {
	t.Helper()
	admin := os.Getenv(Server)
	if admin == "" && os.Getenv(Required) != "" {
		t.Fatalf("%s is set, and %s names no server", Required, Server)
	}
	if admin == "" {
		t.Skipf("no PostgreSQL server named: set %s to a URL like postgres://user@127.0.0.1:5432/postgres to run this test", Server)
	}
	u, err := url.Parse(admin)
	if err != nil {
		t.Fatalf("%s: not a URL", Server)
	}
	name := fmt.Sprintf("habeas_test_%d_%d", os.Getpid(), databases.Add(1))
	mustAdmin(t, admin, "create database "+name)
	t.Cleanup(func() { mustAdmin(t, admin, "drop database "+name+" with (force)") })
	u.Path = "/" + name
	return u.String()
}

func mustAdmin(t testing.TB, admin, text string) {
	t.Helper()
	db, err := sql.Open("pgx", admin)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), text); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// Disconnect ends every connection to a database that [Postgres] made, as a server that goes away does. It waits until they have ended:
// one that is told to end and still answers is no server that went away.
func Disconnect(t testing.TB, database string) {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	mustAdmin(t, os.Getenv(Server), "select pg_terminate_backend(pid, 20000) from pg_stat_activity where datname = '"+strings.TrimPrefix(u.Path, "/")+"'")
}
