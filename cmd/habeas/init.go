package main

import (
	"context"

	"habeas/internal/register"
)

// initCmd makes a new register.
type initCmd struct{}

// Help shows where the register goes.
func (initCmd) Help() string {
	return `Makes the folder and an empty register in it. One folder is one register: move it, copy it, delete it whole.

    habeas init --data my-register
    HABEAS_DATA=my-register habeas add reports/

With --database, the tables go into that PostgreSQL database, which must exist and be empty.`
}

// Run makes the register.
func (initCmd) Run(ctx context.Context, s *session) error {
	conf, err := s.config()
	if err != nil {
		return err
	}
	r, err := register.Init(ctx, conf)
	if err != nil {
		return err
	}
	if err := r.Close(); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(map[string]string{"register": s.place()})
	}
	s.say("made a new register in %s; next: habeas add FILE-OR-FOLDER", s.place())
	return nil
}
