package main

import (
	"fmt"
	"strings"

	"habeas"
)

// A paint wraps text in a terminal's colours, or leaves it as it is.
type paint bool

func (p paint) with(code, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p paint) bold(s string) string  { return p.with("1", s) }
func (p paint) faint(s string) string { return p.with("2", s) }
func (p paint) act(s string) string   { return p.with("1;36", s) }
func (p paint) count(s string) string { return p.with("1;33", s) }
func (p paint) place(s string) string { return p.with("32", s) }
func (p paint) time(s string) string  { return p.with("35", s) }

// text gives the printer of reports for people, in colour on a terminal.
func (c extractCmd) text(s *session) func(*habeas.Report, []habeas.Claim, []habeas.Skipped) ([]byte, error) {
	p := paint(s.colour())
	return func(r *habeas.Report, claims []habeas.Claim, skipped []habeas.Skipped) ([]byte, error) {
		var b strings.Builder
		b.WriteString(p.bold(string(r.ID)))
		for _, part := range []string{r.Title, r.Source} {
			if part != "" {
				b.WriteString("  " + part)
			}
		}
		fmt.Fprintf(&b, ", published %s\n", when(r.Published))
		for _, note := range r.Notes {
			fmt.Fprintf(&b, "  %s\n", p.faint("note: "+note))
		}
		switch {
		case habeas.Unread(skipped):
			fmt.Fprintf(&b, "  no claims: reports in this language (%s) are not read\n", r.Lang)
		case len(claims) == 0:
			b.WriteString("  no claims\n")
		}
		for _, claim := range claims {
			describe(&b, p, r, claim, c.Explain)
		}
		if c.Explain && !habeas.Unread(skipped) {
			passedOver(&b, p, r.Text, skipped)
		}
		b.WriteByte('\n')
		return []byte(plain(b.String())), nil
	}
}

// describe prints one claim, and with explain the reasons for it.
func describe(b *strings.Builder, p paint, r *habeas.Report, c habeas.Claim, explain bool) {
	fmt.Fprintf(b, "\n  %s  %s, %s, %s; when %s; where %s; confidence %.2f\n",
		c.ID, p.act(act(c.Act)), p.count(c.Count.String()), c.Modality, p.time(when(c.When)), p.place(where(c.Where)), c.Confidence)
	b.WriteString(wrap("“"+highlight(p, c)+"”", "    ", 110))
	if c.Roundup {
		b.WriteString("    a roundup: it totals a period or an area and is never added to incidents\n")
	}
	if c.PartOf != "" {
		fmt.Fprintf(b, "    part of %s\n", c.PartOf)
	}
	if !explain {
		return
	}
	for _, line := range details(c) {
		fmt.Fprintf(b, "    %s\n", line)
	}
	for _, because := range c.Because {
		fmt.Fprintf(b, "    %s\n", p.faint("because "+because))
	}
}

// details names the fields that were found, in the source's words.
func details(c habeas.Claim) []string {
	var out []string
	say := func(label, words string) {
		if words != "" {
			out = append(out, fmt.Sprintf("%-10s %s", label, words))
		}
	}
	say("count", c.Count.Words)
	say("when", c.When.Words)
	say("where", c.Where.Words)
	say("who", c.Who.Words)
	for _, by := range c.By {
		say("by", by.Words)
	}
	say("told by", strings.Join(c.Speakers, "; "))
	say("statement", string(c.Statement))
	say("quantity", string(c.Quantity))
	if c.Background {
		say("background", "told as history beside the news")
	}
	return out
}

// highlight marks the words of count, time and place within the quote.
func highlight(p paint, c habeas.Claim) string {
	text := c.Quote.Text
	if !p {
		return text
	}
	for _, mark := range []struct {
		words string
		in    func(string) string
	}{{c.Count.Words, p.count}, {c.When.Words, p.time}, {c.Where.Words, p.place}} {
		if mark.words != "" {
			text = strings.Replace(text, mark.words, mark.in(mark.words), 1)
		}
	}
	return text
}

// passedOver prints the stretches that gave no claim.
func passedOver(b *strings.Builder, p paint, text string, skipped []habeas.Skipped) {
	for _, k := range skipped {
		if k.Start < 0 || k.End > len(text) || k.Start >= k.End {
			continue
		}
		what := strings.Join(strings.Fields(text[k.Start:k.End]), " ")
		fmt.Fprintf(b, "  %s\n", p.faint(fmt.Sprintf("passed over (%s): %s", k.Why, clip(what, 90))))
	}
}
