package extract

import (
	"sync"

	"habeas/internal/lexicon"
)

// A room is memory that the passages of one report lie in, used again for the next report: what a passage holds of tokens and words
// found lives no longer than the reading of its report.
type room struct {
	tokens []lexicon.Token
	hits   []lexicon.Hit
	at     []int32
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// maxRoom bounds the tokens that a room is kept with, so that one long report does not hold memory for good.
const maxRoom = 1 << 15

// leave gives the room back. Nothing of the report may be looked at through its passages afterwards.
func (r *room) leave() {
	if cap(r.tokens) > maxRoom {
		return
	}
	clear(r.tokens)
	r.tokens, r.hits, r.at = r.tokens[:0], r.hits[:0], r.at[:0]
	rooms.Put(r)
}

func (r *room) tokensOf(text string, s span) []lexicon.Token {
	first := len(r.tokens)
	r.tokens = lexicon.AppendTokens(r.tokens, text, s.start, s.end)
	return r.tokens[first:len(r.tokens):len(r.tokens)]
}

// keep takes hits that were appended behind those of the room.
func (r *room) keep(hits []lexicon.Hit) []lexicon.Hit {
	if n := len(r.hits); n+len(hits) <= cap(r.hits) {
		r.hits = r.hits[:n+len(hits)]
	} else {
		r.hits = make([]lexicon.Hit, 0, 2*(n+len(hits))) // those kept so far stay where they are
	}
	return hits[:len(hits):len(hits)]
}

// zeros gives n zeros.
func (r *room) zeros(n int) []int32 {
	if len(r.at)+n > cap(r.at) {
		r.at = make([]int32, 0, max(2*cap(r.at), n, 1<<10))
	}
	first := len(r.at)
	r.at = r.at[:first+n]
	clear(r.at[first:])
	return r.at[first : first+n : first+n]
}
