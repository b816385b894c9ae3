package register

import "habeas"

// A Viewer is the person or program on whose behalf a record is read or changed. Every read and every judgement names one.
// The zero Viewer is nobody and may see nothing.
type Viewer struct {
	ID   string // a user's id, as it stands in the journal: "local", "u3"; never a person's name
	Role Role
}

// A Role says what a viewer may do; each includes those before it.
type Role int

// The roles.
const (
	Nobody   Role = iota // sees nothing
	Reader               // sees everything that is not sealed
	Reviewer             // judges as well
)

// Local is the viewer of a register that is read on its own machine by whoever can read its folder.
func Local() Viewer { return Viewer{ID: "local", Role: Reader} }

// LocalReviewer is the viewer of the command line, which may judge what it can read.
func LocalReviewer() Viewer { return Viewer{ID: "local", Role: Reviewer} }

// An action is what a viewer asks to do.
type action string

const (
	toRead  action = "read"
	toJudge action = "judge"
)

// allow is the one place where it is decided whether v may do a: nil, or an error of kind Forbidden.
func allow(v Viewer, a action) error {
	need := map[action]Role{toRead: Reader, toJudge: Reviewer}[a]
	if v.ID == "" || need == Nobody || v.Role < need {
		return habeas.Errorf(habeas.Forbidden, "viewer %q may not %s this register: sign in as somebody who may", v.ID, a)
	}
	return nil
}
