package extract

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"habeas"
)

// The share of claims that were right among those with the same features, measured on the development set of coded reports
// and drawn towards the share of all where few were measured. Made by eval/calibrate.py; docs/extraction.md says how.
//
//go:embed data/confidence.txt
var confidenceTable string

var confidences = sync.OnceValue(func() map[string]float64 {
	table := map[string]float64{}
	for line := range strings.Lines(confidenceTable) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) != 2 {
			continue
		}
		share, err := strconv.ParseFloat(f[1], 64)
		if err != nil || share < 0 || share > 1 {
			panic("extract: data/confidence.txt: " + line) // the file is part of the program; a test reads it
		}
		table[f[0]] = share
	}
	return table
})

// confidence gives the measured share of right claims for the features of c; the nearest features where these were not measured.
func confidence(c *habeas.Claim) float64 {
	table := confidences()
	key := Features(c)
	for {
		if share, ok := table[key]; ok {
			return share
		}
		i := strings.LastIndexByte(key, '/')
		if i < 0 {
			return table["all"]
		}
		key = key[:i]
	}
}

// Features names what a claim's confidence goes by, coarsest first: "return/exact/day/one".
func Features(c *habeas.Claim) string {
	return strings.Join([]string{actFeature(c), countFeature(c), timeFeature(c), kindFeature(c)}, "/")
}

func actFeature(c *habeas.Claim) string {
	switch {
	case !c.Modality.Real() && !c.Act.Risk():
		return "unreal"
	case c.Act.Risk():
		return "risk"
	case c.Act.IncidentAct() == habeas.Arrest:
		return "arrest"
	case c.Act.IncidentAct() == habeas.ForcedReturn:
		return "return"
	}
	return "other"
}

func countFeature(c *habeas.Claim) string {
	switch {
	case c.Count.IsZero():
		return "none"
	case c.Count.Low == 1 && c.Count.High == 1 && !c.Count.Open:
		return "single"
	case c.Count.Nominal != 0:
		return "figure"
	}
	return "vague"
}

func timeFeature(c *habeas.Claim) string {
	switch {
	case !c.When.Placed():
		return "undated"
	case c.When.From == 0:
		return "bound"
	}
	return "dated"
}

func kindFeature(c *habeas.Claim) string {
	if c.Roundup {
		return "total"
	}
	return "one"
}
