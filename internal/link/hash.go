package link

import "unicode"

// Hashes are FNV-1a with a finishing step of our own: they must be the same in every process and on every machine, because
// groups, ids and samples depend on them.

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// mix spreads the bits of h, so that any of them can be used for sampling.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// hashOf gives one hash for a list of strings; ("ab","c") and ("a","bc") differ.
func hashOf(parts ...string) uint64 {
	h := uint64(fnvOffset)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * fnvPrime
		}
		h = (h ^ 0xff) * fnvPrime
	}
	return mix(h)
}

// A token is one word of a text: its hash, and where it stands.
type token struct {
	hash       uint64
	start, end int
}

// tokens cuts text into words, folded to lower case: runs of letters and digits, and every Han or kana character by itself.
// Marks that are drawn over letters and invisible characters are passed over, so that they cannot hide a copy.
func tokens(text string, yield func(token)) {
	h, start, open := uint64(fnvOffset), 0, false
	flush := func(end int) {
		if open {
			yield(token{mix(h), start, end})
		}
		h, open = fnvOffset, false
	}
	for i, r := range text {
		switch {
		case ideograph(r):
			flush(i)
			yield(token{mix((fnvOffset ^ uint64(r)) * fnvPrime), i, i + len(string(r))})
		case wordRune(r):
			if !open {
				start, open = i, true
			}
			h = (h ^ uint64(lower(r))) * fnvPrime
		case unicode.In(r, unicode.Mn, unicode.Cf):
		default:
			flush(i)
		}
	}
	flush(len(text))
}

func wordRune(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func lower(r rune) rune {
	if r < 0x80 {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

func ideograph(r rune) bool {
	return r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}
