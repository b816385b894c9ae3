package extract_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// article is an invented report of about three kilobytes.
var article = strings.Repeat(`MEDORA (Agency) -- Nine Eritrean asylum seekers, including a four-year-old boy, were arrested by Sudanese police near Kassala last week and face deportation, a relief group said on Tuesday.

The group was moved to a prison in Khartoum, where "they are being held without charge", said Dawit Haile, the founder of Open Harbour. He said the nine had crossed the border in early March.

Sudan has returned at least 60 Eritreans since January, according to the United Nations refugee agency, and 14 others were sent back on March 2 from Gedaref. The government denied the report.

`, 5)

func BenchmarkClaims(b *testing.B) {
	x := extract.Default()
	published, _ := habeas.ParseInterval("2031-03-18")
	r := &habeas.Report{ID: "bench", Text: article, Lang: "en", Published: published}
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		x.Claims(r)
	}
}
