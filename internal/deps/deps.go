// Package deps holds the module's requirements while the packages that use them are being written; it goes before release.
package deps

import (
	_ "codeberg.org/readeck/go-readability"
	_ "filippo.io/age"
	_ "github.com/BobuSumisu/aho-corasick"
	_ "github.com/alecthomas/kong"
	_ "github.com/chromedp/chromedp"
	_ "github.com/digitorus/timestamp"
	_ "github.com/emersion/go-message"
	_ "github.com/jackc/pgx/v5"
	_ "github.com/johannesboyne/gofakes3"
	_ "github.com/ledongthuc/pdf"
	_ "github.com/minio/minio-go/v7"
	_ "github.com/mmcdole/gofeed"
	_ "github.com/paulmach/orb"
	_ "github.com/pressly/goose/v3"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/temoto/robotstxt"
	_ "golang.org/x/crypto/argon2"
	_ "golang.org/x/mod/sumdb/tlog"
	_ "golang.org/x/net/html"
	_ "golang.org/x/text/width"
	_ "golang.org/x/time/rate"
	_ "modernc.org/sqlite"
	_ "pgregory.net/rapid"
)
