// Package chart draws the register's figures as SVG: ranges as bars with whiskers, times on an axis, places on a map.
//
// The drawings carry classes and no style attributes, fonts, scripts or links to other hosts, so that they stand under a
// strict content security policy and take their colours from the page that shows them. Positions of strips are percentages
// of their width: one drawing serves a phone and a wide screen. The same input gives the same bytes.
package chart
