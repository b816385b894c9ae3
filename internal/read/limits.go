package read

import "time"

// The limits of reading. Whatever goes over one is refused with a text that names the limit; nothing is cut silently.
const (
	// MaxOriginal is the size of one original in bytes: a page, a message, a file, a line. The largest news pages and
	// scanned bulletins seen are far below it.
	MaxOriginal = 32 << 20
	// MaxText is the size of one report's text in bytes; a thick book is about 1 MiB.
	MaxText = 4 << 20
	// MaxWord is the longest run of bytes without a space, a line end or a mark of punctuation. No language writes
	// sentences of this length; only hostile or broken files have them.
	MaxWord = 1 << 16
	// MaxContainer is the size of a container (web archive, mailbox message with attachments) read from a stream.
	MaxContainer = 8 << 30
	// MaxItems is the number of items of one container: a month of one outlet's pages fits many times.
	MaxItems = 1_000_000
	// MaxTime is how long the reading of one original may take; the slowest honest one takes a few seconds.
	MaxTime = 60 * time.Second
)
