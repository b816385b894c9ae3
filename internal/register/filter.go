package register

import (
	"time"

	"habeas"
)

// A Filter chooses incidents or cases. The zero Filter chooses all of them, in the order in which their ids were given.
// Fields that are set must all hold.
type Filter struct {
	Acts     []habeas.Act    // any of them; for cases, any incident of the case
	Statuses []habeas.Status // any of them; incidents only
	Country  string          // ISO 3166-1 alpha-2 of the incident's place
	Admin1   string          // province of the incident's place
	From, To habeas.Date     // incidents whose time may lie within, both inclusive; undated ones only when both are zero
	Report   habeas.ReportID // those that this report tells of
	AtRisk   bool            // cases only: held or facing return by news that still holds
	Unheard  bool            // cases only: held or facing return when last heard of, longer ago than news holds
	Newest   bool            // newest first: incidents by their last day then id, cases by last news then id
	Limit    int             // at most so many; 0 is all
	Offset   int             // skip so many first
	AsOf     time.Time       // the register as it was known then; the zero time is now
}
