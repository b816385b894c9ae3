package mail

import (
	"regexp"
	"strings"

	"habeas"
)

// original matches the line over a message that is quoted whole.
var original = regexp.MustCompile(`(?i)^\s*-{2,} ?(original message|original mail|ursprüngliche nachricht|원본 메시지|原始邮件|原始郵件|original-nachricht) ?-{2,}\s*$`)

// wrote matches the line over quoted lines: "On 5 May 2020, A. Writer wrote:".
var wrote = regexp.MustCompile(`(?i)^\s*(on .{6,120}wrote:|le .{6,120}a écrit ?:|am .{6,120}schrieb .{2,80}:|.{4,120}님이 작성:|.{4,120}写道[:：]|.{4,120}寫道[:：])\s*$`)

// Quotations marks in a mail's text what is quoted from another message: lines that begin with ">", the line over them,
// and everything below a mark of an original message. A message that is forwarded is not quoted: it is why the mail was sent.
func Quotations(s string) []habeas.Region {
	var out []habeas.Region
	at := 0
	for l := range strings.SplitAfterSeq(s, "\n") {
		start, end := at, at+len(strings.TrimRight(l, "\n"))
		at += len(l)
		switch {
		case original.MatchString(l):
			return append(out, habeas.Region{Start: start, End: len(strings.TrimRight(s, "\n ")), Kind: habeas.RegionQuotation})
		case end > start && (strings.HasPrefix(strings.TrimSpace(l), ">") || wrote.MatchString(strings.TrimRight(l, "\n"))):
			if n := len(out); n > 0 && out[n-1].End == start-1 {
				out[n-1].End = end
				continue
			}
			out = append(out, habeas.Region{Start: start, End: end, Kind: habeas.RegionQuotation})
		}
	}
	return out
}
