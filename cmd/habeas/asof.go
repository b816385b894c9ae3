package main

import (
	"time"

	"habeas"
	"habeas/internal/register"
)

// asOf lets a command look back.
type asOf struct {
	AsOf habeas.Date `placeholder:"DAY" help:"As the register was known at the end of that day, UTC (YYYY-MM-DD)."`
}

// of gives the register as it was then, and as it is now when no day was named.
func (a asOf) of(r *register.Register) *register.Register {
	if a.AsOf.IsZero() {
		return r
	}
	return r.AsOf(a.AsOf.AddDays(1).Time().Add(-time.Microsecond))
}
