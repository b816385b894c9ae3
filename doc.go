// Package habeas is the vocabulary of a register of people detained and at risk of forced return, built from reports.
//
// A [Report] is one telling. A [Claim] is one statement of a report about one act, standing on the [Quote] that carries it.
// An [Incident] is one thing that happened once to one group; claims of many reports point at it. A [Case] is the thread of
// one group of people. A [Judgement] is a recorded decision about any of these, and an [Entry] is its line in the journal.
//
// Values carry their uncertainty: a [Count] knows its low and high end, a [When] its precision. The zero value of every
// such type means "not said"; it never means nobody, never, or nowhere.
//
// The package holds nouns and their rules only. It imports the standard library and nothing else: no SQL, no HTTP, no
// files and no clock.
package habeas
