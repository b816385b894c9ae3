package register_test

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/internal/custody/check"
	"habeas/internal/store"
)

// A table, an index or a guard that was changed, taken away or put in beside the program is named by verify; its rows alone would
// not show it.
func TestVerify_ChangedTables(t *testing.T) {
	r, c := invented(t, 3)
	k := key(t, r)
	file := filepath.Join(c.Data, store.FileName)
	cases := []struct{ name, change, want string }{
		{"nothing", `select 1`, ""},
		{"statistics of the engine", `analyze`, ""},
		{"a column renamed", `alter table incidents rename column from_day to from_dax`, "the table incidents is not as this program makes it"},
		{"a guard taken off", `drop trigger journal_no_delete`, "the trigger journal_no_delete is missing"},
		{"a table put in", `create table notes (note text)`, "the table notes is none of this program's"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			db, err := sql.Open("sqlite", file)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(tc.change); err != nil {
				t.Fatal(err)
			}
			db.Close()
			got, err := r.Verify(t.Context(), check.Options{Key: k})
			if err != nil {
				t.Fatal(err)
			}
			named := slices.ContainsFunc(got.Findings, func(f check.Finding) bool { return strings.Contains(f.Text, tc.want) })
			if tc.want == "" && len(got.Findings) > 0 || tc.want != "" && !named {
				t.Errorf("findings: %+v; want %q", got.Findings, tc.want)
			}
		})
	}
}
