// Command words makes the list of English words of internal/words from the word list of Debian's package wamerican (SCOWL):
//
//	apt-get install wamerican && go run ./tools/words /usr/share/dict/american-english > internal/words/english.txt
//
// Every line holds one word in lower case, sorted; a star after it says that it is written with a capital too, as names are.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "words: want one argument, the file of words")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

func run(name string) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	small, named := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(string(b)) {
		lower := strings.ToLower(w)
		switch {
		case strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz") != "":
		case w == lower:
			small[w] = true
		default:
			named[lower] = true
		}
	}
	var words []string
	for w := range small {
		if named[w] {
			w += "*"
		}
		words = append(words, w)
	}
	sort.Strings(words)
	out := bufio.NewWriter(os.Stdout)
	for _, w := range words {
		fmt.Fprintln(out, w)
	}
	return out.Flush()
}
