package web

import (
	"net/url"

	"habeas"
)

// Addresses of the desk carry ids and codes only.

func reportAt(id habeas.ReportID) string     { return "/reports/" + url.PathEscape(string(id)) }
func incidentAt(id habeas.IncidentID) string { return "/incidents/" + url.PathEscape(string(id)) }
func caseAt(id habeas.CaseID) string         { return "/cases/" + url.PathEscape(string(id)) }

// claimAt is the sentence of a claim in its report: the page marks the sentence, and the browser scrolls to it.
func claimAt(report habeas.ReportID, claim habeas.ClaimID) string {
	id := url.QueryEscape(string(claim))
	return reportAt(report) + "?claim=" + id + "#q-" + url.PathEscape(string(claim))
}

// with gives an address with its query, without parameters that are empty.
func with(path string, q url.Values) string {
	for k, vs := range q {
		if len(vs) == 0 || len(vs) == 1 && vs[0] == "" {
			q.Del(k)
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
