package value

import "habeas"

type numericResult struct{ next int }

func (p *reader) numeric(i int) (numericResult, bool)                     { return numericResult{}, false }
func readKorean(text string, published habeas.When) ([]Quantity, []Time)  { return nil, nil }
func readChinese(text string, published habeas.When) ([]Quantity, []Time) { return nil, nil }
func readEnglish(text string, published habeas.When) ([]Quantity, []Time) {
	t := english()
	p := &reader{text: text, t: t, toks: t.tokenize(text)}
	return p.quantities(), nil
}
