package main

import (
	"runtime"
	"runtime/debug"
)

// versionCmd prints which program this is.
type versionCmd struct{}

// Help says more than the one line.
func (versionCmd) Help() string {
	return `Every derived row of a register says which version made it; this prints the version that would make it now.

    habeas version --json`
}

// Run prints the version.
func (versionCmd) Run(s *session) error {
	v := struct {
		Program string `json:"program"`
		Go      string `json:"go"`
	}{"unreleased", runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Program = info.Main.Version
	}
	if s.json {
		return s.printJSON(v)
	}
	s.printf("habeas %s (%s)\n", v.Program, v.Go)
	return nil
}
