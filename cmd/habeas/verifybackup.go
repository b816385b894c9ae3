package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"filippo.io/age"

	"habeas"
	"habeas/internal/backup"
	"habeas/internal/custody/check"
)

// backups checks backup files, which need no register. One that is damaged does not stop the check of the others.
func (c verifyCmd) backups(ctx context.Context, s *session) error {
	if c.Checkpoint != "" || c.Original != "" {
		return habeas.Errorf(habeas.Usage, "--backup goes with neither --checkpoint nor --original; restore it and check the register against them")
	}
	all := &check.Backups{}
	var err error
	if c.Key != "" {
		if all.Key, err = readKey(c.Key); err != nil {
			return err
		}
	}
	ids, err := c.identities(s)
	if err != nil {
		return err
	}
	bar := s.progress("checked")
	all.Progress = func(n int64, what string) { bar.at(what, int(n)) }
	bad, alone := 0, false
	for _, path := range c.Backup {
		res, err := checkBackup(ctx, all, path, ids)
		bar.end()
		if err == nil {
			err = c.attested(res.Stamps, &res.Result)
		}
		if err != nil {
			return err
		}
		bad += len(res.Findings) + int(res.More)
		alone = alone || res.Alone
		if err := s.printBackupResult(filepath.Base(path), res); err != nil {
			return err
		}
	}
	if bad > 0 {
		return errDamage(bad)
	}
	switch {
	case s.json:
	case alone:
		s.printf("everything holds that could be checked\n")
	default:
		s.printf("everything holds\n")
	}
	return nil
}

// checkBackup checks one file. One that does not open is a finding like any other.
func checkBackup(ctx context.Context, all *check.Backups, path string, ids []age.Identity) (check.BackupResult, error) {
	f, err := os.Open(path)
	if err != nil {
		return check.BackupResult{}, &habeas.Error{Kind: habeas.Invalid, Text: "the backup cannot be opened", Cause: err}
	}
	defer f.Close()
	clear, err := backup.Decrypt(f, ids...)
	if err != nil {
		return all.Closed(err), nil
	}
	return all.Check(ctx, clear)
}

func (s *session) printBackupResult(name string, res check.BackupResult) error {
	if s.json {
		return s.printJSON(struct {
			Backup string `json:"backup"`
			check.BackupResult
		}{name, res})
	}
	for _, f := range res.Findings {
		s.printf("%s: %s\n", name, f.Text)
	}
	if res.More > 0 {
		s.printf("%s: and %d more\n", name, res.More)
	}
	what := "no entries"
	if res.Entries > 0 {
		what = fmt.Sprintf("entries %d to %d", res.First, res.First+res.Entries-1)
	}
	s.printf("%s: %s, %s; %s\n", name, what, plural(int(res.Originals), "original", "originals"), underWhat(res))
	return nil
}

// underWhat says which signature covers a backup.
func underWhat(res check.BackupResult) string {
	switch {
	case len(res.Findings) > 0:
		return "it does not hold"
	case res.Alone:
		return "whole, but it goes on from a backup that is not given or does not hold, so its signed roots cannot be followed"
	case res.Signed == 0:
		return "under no signed checkpoint"
	}
	return fmt.Sprintf("under %s up to entry %d", plural(int(res.Checkpoints), "signed checkpoint", "signed checkpoints"), res.Signed)
}
