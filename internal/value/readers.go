package value

import "habeas"

func readKorean(text string, published habeas.When) ([]Quantity, []Time) {
	return readEnglish(text, published)
}
func readChinese(text string, published habeas.When) ([]Quantity, []Time) {
	return readEnglish(text, published)
}
