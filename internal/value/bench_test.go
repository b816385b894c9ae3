package value_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/value"
)

func BenchmarkRead(b *testing.B) {
	for lang, text := range map[habeas.Lang]string{
		"en": "Seven people, among them a girl aged 9, were arrested near the border on Tuesday, an activist told reporters. The group of at least two dozen refugees had left in March 2018 and crossed the river last week. ",
		"ko": "지난 8일 국경 인근에서 탈북민 200여 명이 체포됐다고 활동가가 밝혔다. 이들은 지난달 30일 강을 건넌 것으로 알려졌다. ",
		"zh": "上周四在边境附近有二十多名难民被捕，一名活动人士说。他们于去年10月9日过河。",
	} {
		b.Run(string(lang), func(b *testing.B) {
			text := strings.Repeat(text, 50)
			published := habeas.When{From: 20190429, To: 20190429, Precision: habeas.ByDay}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				value.Read(text, lang, published)
			}
		})
	}
}
