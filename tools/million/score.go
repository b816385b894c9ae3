package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// truthOf reads what is true of each report, without its text.
func truthOf(path string) (map[string]line, error) {
	truth := map[string]line{}
	err := eachLine(path, func(l *line) { truth[l.ID] = line{Story: l.Story, Copy: l.Copy} })
	return truth, err
}

// score compares what a side found with what is true: copies with texts, incidents with stories, pair by pair.
func score(path string, truth map[string]line) error {
	var found struct {
		Copies    [][]string `json:"copies"`
		Incidents []struct {
			Reports []string `json:"reports"`
		} `json:"incidents"`
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &found); err != nil {
		return err
	}
	fmt.Printf("    copies: %s\n", pairs(found.Copies, truth, func(l line) int { return l.Copy }))
	if len(found.Incidents) == 0 {
		return nil
	}
	told := make([][]string, len(found.Incidents))
	in := map[string]line{}
	for i, inc := range found.Incidents {
		told[i] = inc.Reports
		for _, r := range inc.Reports {
			in[r] = truth[r]
		}
	}
	fmt.Printf("    incidents: %d; reports of one: %s\n", len(told), pairs(told, in, func(l line) int { return l.Story }))
	return nil
}

// pairs gives how many of the pairs found are true, and how many of the true ones are found.
func pairs(groups [][]string, truth map[string]line, of func(line) int) string {
	all, right, found := 0, 0, 0
	groups = apart(groups)
	size := map[int]int{}
	for _, l := range truth {
		size[of(l)]++
	}
	for _, n := range size {
		all += n * (n - 1) / 2
	}
	for _, g := range groups {
		found += len(g) * (len(g) - 1) / 2
		in := map[int]int{}
		for _, id := range g {
			in[of(truth[id])]++
		}
		for _, n := range in {
			right += n * (n - 1) / 2
		}
	}
	return fmt.Sprintf("precision %.4f recall %.4f of %d pairs", float64(right)/float64(max(1, found)), float64(right)/float64(max(1, all)), all)
}

// apart leaves every report in the largest group that holds it, so that no pair counts twice: a report may tell of several incidents.
func apart(groups [][]string) [][]string {
	slices.SortStableFunc(groups, func(a, b []string) int { return len(b) - len(a) })
	taken := map[string]bool{}
	for i, g := range groups {
		groups[i] = slices.DeleteFunc(slices.Clone(g), func(id string) bool { return taken[id] })
		for _, id := range g {
			taken[id] = true
		}
	}
	return groups
}
