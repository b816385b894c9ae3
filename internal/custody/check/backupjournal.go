package check

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"habeas"
)

// A backupLine is an entry as a backup holds it: its body is text, because every byte of it counts.
type backupLine struct {
	Seq     int64  `json:"seq"`
	Time    string `json:"time"`
	Author  string `json:"author"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Reason  string `json:"reason"`
	Body    string `json:"body"`
}

func (l backupLine) entry() habeas.Entry {
	return habeas.Entry{Seq: l.Seq, Time: l.Time, Author: l.Author, Kind: habeas.EntryKind(l.Kind), Subject: l.Subject, Reason: l.Reason, Body: []byte(l.Body)}
}

func (c *backupCheck) journal(name string, in io.Reader) error {
	if want := fmt.Sprintf("%010d.jsonl", c.next()); name != want {
		return fmt.Errorf("stands where journal/%s is due", want)
	}
	return eachLine(in, func(l backupLine) error {
		e := l.entry()
		if e.Seq != c.next() {
			return fmt.Errorf("entry %d where entry %d is due", e.Seq, c.next())
		}
		c.res.Entries++
		c.entry(e)
		c.Progress(c.res.Entries, "entries")
		return nil
	})
}

// next is the number of the entry that is due.
func (c *backupCheck) next() int64 { return c.h.Base.Size + c.res.Entries + 1 }

func (c *backupCheck) entry(e habeas.Entry) {
	wrong := func(format string, args ...any) {
		c.res.find(Finding{What: "entry", Seq: e.Seq, Text: fmt.Sprintf("entry %d: ", e.Seq) + fmt.Sprintf(format, args...)})
	}
	t, err := time.Parse(stamp, e.Time)
	switch {
	case err != nil || t.Format(stamp) != e.Time:
		wrong("its time is not a time")
	case e.Time < c.last:
		wrong("earlier than the entry before it")
	}
	c.last = e.Time
	c.leaves = append(c.leaves, leafHash(leafOf(e)))
	if e.Kind != habeas.EntryCapture && e.Kind != habeas.EntrySighting {
		return
	}
	var one capture
	if err := json.Unmarshal(e.Body, &one); err != nil || one.Original.IsZero() {
		wrong("a capture that names no original")
		return
	}
	n, there := c.stored[one.Original]
	switch {
	case !there:
		wrong("the original that it names, %s, is not in the backup", one.Original)
	case n != one.Size:
		wrong("%s has %d bytes, and %d were captured", one.Original, n, one.Size)
	}
	c.named[one.Original] = true
}

// A backupCheckpoint is a signed checkpoint as a backup holds it.
type backupCheckpoint struct {
	Size  int64  `json:"size"`
	Note  string `json:"note"`
	Stamp []byte `json:"stamp"`
}

// checkpoints holds the signed roots against those of the entries, which have all been read by now.
func (c *backupCheck) checkpoints(_ string, in io.Reader) error {
	if got := c.next() - 1; got != c.h.Head.Size {
		return fmt.Errorf("the journal before it ends with entry %d, and the backup's head says %d", got, c.h.Head.Size)
	}
	for d := range c.stored {
		if !c.named[d] {
			c.find("%s is in it, and no entry of it names it", d)
		}
	}
	var signed []Checkpoint
	err := eachLine(in, func(l backupCheckpoint) error {
		one, err := OpenCheckpoint([]byte(l.Note), c.Key)
		switch {
		case err != nil:
			c.unsigned(l.Size, err.Error())
		case one.Size != l.Size || one.Size > c.h.Head.Size:
			c.unsigned(l.Size, fmt.Sprintf("it is of %d entries, and the backup ends with entry %d", one.Size, c.h.Head.Size))
		case len(signed) > 0 && one.Size <= signed[len(signed)-1].Size:
			c.unsigned(l.Size, "out of order")
		default:
			signed = append(signed, one)
		}
		if l.Stamp != nil {
			c.res.Stamps = append(c.res.Stamps, Stamped{l.Size, []byte(l.Note), l.Stamp})
		}
		return nil
	})
	if err == nil {
		c.hold(signed)
	}
	return err
}

func (c *backupCheck) unsigned(size int64, text string) {
	c.res.find(Finding{What: "checkpoint", Seq: size, Text: fmt.Sprintf("checkpoint of %d entries: %s", size, text)})
}

// hold grows the tree from the entries and compares it with what was signed, and at the end with what the backup says.
func (c *backupCheck) hold(signed []Checkpoint) {
	if c.tree == nil {
		c.res.Checkpoints = int64(len(signed)) // their signatures; their roots cannot be followed
		return
	}
	wanted := map[int64]bool{}
	for _, one := range signed {
		wanted[one.Size] = true
	}
	c.root(wanted)
	for _, leaf := range c.leaves {
		c.tree.add(leaf)
		c.root(wanted)
	}
	for _, one := range signed {
		if c.roots[one.Size] != one.root {
			c.unsigned(one.Size, "the entries up to there are not those that were signed")
			continue
		}
		c.res.Checkpoints++
		c.res.Signed = one.Size
	}
	if c.res.Root = rootText(c.tree); c.res.Root != c.h.Head.Root {
		c.find("its journal does not give the root that its head says")
	}
}

// root remembers the tree's root where a checkpoint is of its size.
func (c *backupCheck) root(wanted map[int64]bool) {
	if n := int64(c.tree.size); wanted[n] {
		c.roots[n] = c.tree.root()
	}
}
