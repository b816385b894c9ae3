package habeas

import (
	"errors"
	"fmt"
)

// A Kind says what sort of thing went wrong, so that a command picks an exit status and a page picks an answer in one table.
type Kind int

// The kinds of errors. Internal is the zero value: what nobody classified is our own fault, and its text is not shown.
const (
	Internal      Kind = iota // a fault of the program
	Usage                     // the command was called wrongly
	Invalid                   // some input is not what it should be; the text names file, line or field
	Refused                   // an input is well understood and not taken: too large, hostile, encrypted
	NotFound                  // no such record, or none that this viewer may see
	Contradiction             // contradicts what is recorded
	Unavailable               // a server, a disk or a lock; trying again may help
	Newer                     // made by a newer version of the program
	Forbidden                 // the viewer may not do this
)

// An Error has a kind, a text for the person that says what to do, and a cause for the log.
// Text carries ids, never the name of a person.
type Error struct {
	Kind  Kind
	Text  string
	Cause error
}

// Error gives the text, and the cause where there is one.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Text
	}
	return e.Text + ": " + e.Cause.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error of a kind without a cause.
func Errorf(k Kind, format string, args ...any) *Error {
	return &Error{Kind: k, Text: fmt.Sprintf(format, args...)}
}

// KindOf gives the kind of the outermost [Error] in err's chain, and Internal where there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}
