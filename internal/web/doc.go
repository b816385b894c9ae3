// Package web is the desk: the private, read-only pages of a register.
//
// Pages are made on the server, work without scripts, and ask no other host for anything. A handler returns an error and
// one function answers it ([answer]). The pages show what the register holds and never more precisely than its sources:
// every figure opens to the sentences it stands on, what nobody reviewed is marked so, and no address, page title or log
// line carries the name of a person.
package web
