package html

import "strings"

// Words of class names and ids of what stands beside an article. A star at the end stands for any letters.
var (
	// comments are readers' own texts, which can be longer than the article.
	comments = wordsOf("comment* respond disqus* reply replies livefyre coral viafoura")
	// unwanted are adverts, sharing, captions, links to other stories, newsletters.
	unwanted = wordsOf("ad ads advert* adsense adsbygoogle adslot adunit adbox banner sponsor* promo* outbrain taboola " +
		"share* sharing social* sns addtoany addthis sharedaddy jp-relatedposts related* recommend* recirc* " +
		"newsletter* subscribe* subscription signup breadcrumb breadcrumbs caption* credit credits cookie cookies consent gdpr popup modal lightbox " +
		"tags taglist bio authorbox byline* timestamp print toolbar popular* trending pager pagination skip noprint visually-hidden " +
		"sr-only most-read see-also read-more read-also read-next more-stories more-news more-from post-nav post-navigation nav-links author-info about-author")
	// author names the line with the author's name.
	author = wordsOf("byline author-name article-author post-author entry-author reporter writer")
)

// vocabulary is a set of words, of pairs of words with a hyphen between, and of beginnings of words.
type vocabulary struct {
	whole map[string]bool
	begin []string
}

func wordsOf(list string) vocabulary {
	v := vocabulary{whole: map[string]bool{}}
	for w := range strings.FieldsSeq(list) {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			v.begin = append(v.begin, stem)
		} else {
			v.whole[w] = true
		}
	}
	return v
}

// in reports whether one of names, parted by blanks as in a class attribute, has a word of the vocabulary in it. Names that
// tell what an element has or is filed under say nothing.
func (v vocabulary) in(names string) bool {
	for n := range strings.FieldsSeq(names) {
		if neutral(n) {
			continue
		}
		lower := strings.ToLower(n)
		if v.word(lower) || lower != n && v.word(hyphened(n)) {
			return true
		}
	}
	return false
}

// word looks at the parts of a name between hyphens and underscores.
func (v vocabulary) word(name string) bool {
	last := ""
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '_' }) {
		if v.whole[part] || last != "" && v.whole[last+"-"+part] {
			return true
		}
		for _, b := range v.begin {
			if strings.HasPrefix(part, b) {
				return true
			}
		}
		last = part
	}
	return false
}

func neutral(n string) bool {
	for _, p := range []string{"tag-", "category-", "has-", "no-", "is-", "not-", "with-", "without-", "post-", "hentry", "js-"} {
		if strings.HasPrefix(n, p) && !strings.HasPrefix(n, "post-nav") {
			return true
		}
	}
	return false
}

// hyphened gives a camel-case name with hyphens: "articleShare" as "article-share".
func hyphened(n string) string {
	var b strings.Builder
	for i, r := range n {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}
