package html_test

import (
	"testing"

	"habeas/internal/read/html"
)

const sentences = "<p>Nine travellers were taken off the ferry by harbour police on Saturday, an aid group said.</p><p>The nine had been waiting for the crossing in a rented room near the fish market.</p>"

func TestRead_DayOfPublication(t *testing.T) {
	for _, c := range []struct{ name, head, body, address, want string }{
		{"the page's own zone, morning in the east", `<meta property="article:published_time" content="2021-05-08T00:20:00+09:00">`, "", "", "2021-05-08"},
		{"the page's own zone, night in the west", `<meta property="article:published_time" content="2021-05-07T23:50:00-05:00">`, "", "", "2021-05-07"},
		{"universal time beside the printed day", `<meta property="article:published_time" content="2021-05-07T15:20:00Z">`, `<p>2021.05.08 00:20</p>`, "", "2021-05-08"},
		{"an update printed later", `<meta property="article:published_time" content="2021-05-07T15:20:00+02:00">`, `<p>Updated May 8, 2021</p>`, "", "2021-05-07"},
		{"JSON-LD before meta", `<meta name="date" content="2019-01-01"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-08"}</script>`, "", "", "2021-05-08"},
		{"a page's JSON-LD after meta", `<meta name="date" content="2021-05-08"><script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-01-01"}</script>`, "", "", "2021-05-08"},
		{"a time element", "", `<time datetime="2021-05-08">today</time>`, "", "2021-05-08"},
		{"the time element of publication before others", "", `<time datetime="2019-01-01">x</time><time itemprop="datePublished" datetime="2021-05-08">y</time>`, "", "2021-05-08"},
		{"not the day of change", "", `<time itemprop="dateModified" datetime="2022-01-01">x</time>`, "", "not said"},
		{"the address", "", "", "https://a.example/2021/05/08/nine", "2021-05-08"},
		{"the month of the address", "", "", "https://a.example/2021/05/nine", "2021-05-01 to 2021-05-31"},
		{"the printed day before the month of the address", "", `<p>Posted: May 8, 2021</p>`, "https://a.example/2021/05/nine", "2021-05-08"},
		{"a month in meta", `<meta name="date" content="2021-05">`, "", "", "2021-05-01 to 2021-05-31"},
		{"a day within a sentence is the story's", "", `<p>It was seen last on May 8, 2021. Nobody has seen it since, says the harbour office of the town of Lindmoor in a letter.</p>`, "", "not said"},
		{"nothing", "", "", "", "not said"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := html.Read([]byte("<html><head><title>Nine held</title>"+c.head+"</head><body><p>Tuesday, January 1, 2030</p><h1>Nine held</h1>"+c.body+sentences+"</body></html>"), "", c.address)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Published.String(); got != c.want {
				t.Errorf("published %s, want %s", got, c.want)
			}
		})
	}
}

func TestRead_Title(t *testing.T) {
	for _, c := range []struct{ name, head, h1, address, want string }{
		{"the heading that begins the title", "<title>Nine held at the ferry | Some Post</title>", "Nine held at the ferry", "", "Nine held at the ferry"},
		{"the outlet after a bar", `<title>Nine held - Some Post</title><meta property="og:site_name" content="Some Post">`, "", "", "Nine held"},
		{"the host after a bar", "<title>Nine held | SomePost</title>", "", "https://www.somepost.example/1", "Nine held"},
		{"a bar of the title's own", "<title>Nine held – and then?</title>", "", "https://a.example/", "Nine held – and then?"},
		{"og:title is the outlet", `<title>Nine held</title><meta property="og:title" content="Some Post"><meta property="og:site_name" content="Some Post">`, "Nine held", "", "Nine held"},
		{"JSON-LD first", `<title>x</title><script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Nine &amp; more held"}]}</script>`, "", "", "Nine & more held"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h1 := ""
			if c.h1 != "" {
				h1 = "<h1>" + c.h1 + "</h1>"
			}
			p, err := html.Read([]byte("<html><head>"+c.head+"</head><body>"+h1+sentences+"</body></html>"), "", c.address)
			if err != nil {
				t.Fatal(err)
			}
			if p.Title != c.want {
				t.Errorf("title %q, want %q", p.Title, c.want)
			}
		})
	}
}

// FuzzScripts: a page of any form gives text or a reason why not.
func FuzzScripts(f *testing.F) {
	f.Add("<p>Nine people were held at the bridge.</p><script>var a = '<p>x</p>';</script>" + sentences)
	f.Add("<style>p{}</style><p>a</p><script type='application/ld+json'>{}</script>")
	f.Add("<script><!-- </script> --><p>a")
	f.Fuzz(func(t *testing.T, page string) {
		p, err := html.Read([]byte(page), "utf-8", "")
		if err == nil && p.Text == "" {
			t.Fatal("no error and no text")
		}
	})
}
