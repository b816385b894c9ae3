package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// What surrounds the act is put together from these, so that stories of different events share few runs of words, as real
// ones do: copies must be found by their text, and nothing else taken for one.
var (
	detailWho = []string{
		"A neighbour", "The landlord", "A shopkeeper", "A cousin", "A driver", "A schoolteacher", "A farmer", "A cook", "A nurse",
		"A carpenter", "The night porter", "A widow", "A ferryman", "A student", "The baker", "A retired miner", "A seamstress",
	}
	detailVerb = []string{
		"remembered", "described", "spoke of", "wrote about", "had noticed", "would not forget", "pointed out", "once photographed",
		"drew a sketch of", "found", "had wondered about", "complained about", "asked about",
	}
	detailKind = []string{
		"torn", "blue", "heavy", "cracked", "painted", "narrow", "rusted", "warm", "silent", "crooked", "yellow", "wooden", "borrowed",
		"broken", "striped", "empty", "quilted", "frozen", "polished", "patched", "dim", "wet", "folded", "tall", "grey",
	}
	detailWhat = []string{
		"curtain", "kettle", "mitten", "lantern", "ladder", "suitcase", "window", "bicycle", "blanket", "gate", "map", "stove", "radio",
		"bucket", "staircase", "notebook", "chair", "wardrobe", "basket", "umbrella", "piano", "fence", "clock", "jacket", "mirror", "cart",
		"bench", "telephone", "calendar", "doorbell",
	}
	detailWhere = []string{
		"behind the timber yard", "near the brick kiln", "at the edge of the orchard", "under the railway bridge", "beside the market hall",
		"on the second floor", "by the canal", "across from the clinic", "at the end of the lane", "in the yard of the mill", "above the tailor's",
	}
	sounds = [3][]string{
		{"Bar", "Cor", "Dun", "El", "Fen", "Gal", "Hol", "Ir", "Kes", "Lor", "Mar", "Nol", "Or", "Pel", "Quin", "Ros", "Sal", "Tor", "Ul", "Ver", "Wen", "Yar", "Zel"},
		{"a", "e", "i", "o", "u", "ami", "elo", "ora", "ive", "andu"},
		{"beck", "dale", "feld", "gard", "ham", "kin", "lund", "mond", "nor", "rick", "stad", "thorp", "vale", "wick", "ston"},
	}
)

// paragraph gives two to four sentences that tell nothing of the act.
func (g *generator) paragraph() string {
	parts := make([]string, 2+g.r.IntN(3))
	for i := range parts {
		parts[i] = g.detail()
	}
	return strings.Join(parts, " ")
}

// detail gives one of them. Few words stand between those that are drawn, so that hardly any run of words comes twice.
func (g *generator) detail() string {
	r := g.r
	thing := func() string { return pick(r, detailKind) + " " + pick(r, detailWhat) }
	who, verb, where := pick(r, detailWho), pick(r, detailVerb), pick(r, detailWhere)
	switch r.IntN(5) {
	case 0:
		return fmt.Sprintf("%s %s %s's %s, %s %s.", who, verb, invented(r), thing(), invented(r), where)
	case 1:
		return fmt.Sprintf("%d %s Street, %s, kept %s %s and %s.", 1+r.IntN(300), invented(r), where, invented(r), thing(), thing())
	case 2:
		return fmt.Sprintf("%s %s %s %s %s %s.", invented(r), invented(r), verb, thing(), where, invented(r))
	case 3:
		return fmt.Sprintf("From %s, %s carried %s past %s, %s.", invented(r), invented(r), thing(), invented(r), where)
	}
	trade := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(who, "A "), "The "))
	return fmt.Sprintf("“%s, %s,” %s %s the %s said of %s.", thing(), thing(), invented(r), invented(r), trade, invented(r))
}

// invented makes a name that nobody and no place has.
func invented(r *rand.Rand) string {
	return pick(r, sounds[0]) + pick(r, sounds[1]) + pick(r, sounds[2])
}
