package main

import (
	"context"

	"filippo.io/age"

	"habeas/internal/register"
)

// config says where the register of this session is. With a database and no folder named, originals lie in the database.
func (s *session) config() (register.Config, error) {
	c := register.Config{Data: s.data, Database: s.database, Now: s.now, Getenv: s.getenv}
	c.Identities = func() ([]age.Identity, error) { return opening{Identity: s.getenv(identityEnv)}.identities(s) }
	if s.database != "" && !s.chosen {
		c.Data = ""
	}
	var err error
	c.Tools, err = s.tools()
	return c, err
}

// withRegister opens the register of this session, hands it to do, and closes it.
func (s *session) withRegister(ctx context.Context, do func(*register.Register) error) (err error) {
	c, err := s.config()
	if err != nil {
		return err
	}
	r, err := register.Open(ctx, c)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := r.Close(); err == nil {
			err = cerr
		}
	}()
	return do(r)
}

// place names the register for a message: the folder, or only that it is a database, whose URL may hold a password.
func (s *session) place() string {
	if s.database != "" {
		return "the PostgreSQL database"
	}
	return s.data
}
