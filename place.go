package habeas

// A Place is where an act was, as far as its source said: never where the teller is. Name is the gazetteer's name of the
// finest place that the words name, Admin1 the province above it, Country ISO 3166-1 alpha-2 ("CN").
//
// The zero Place means that no place was said. A Place with Country alone says no more than the country.
type Place struct {
	Name    string  `json:"name,omitempty"`
	Admin1  string  `json:"admin1,omitempty"`
	Country string  `json:"country,omitempty"`
	Lat     float64 `json:"lat,omitempty"` // degrees north; both 0 when the gazetteer has no point
	Lon     float64 `json:"lon,omitempty"` // degrees east
	Words   string  `json:"words,omitempty"`
	// Also names further places of the same act, where a source names several at once ("from Tumen and Hunchun").
	Also []Place `json:"also,omitempty"`
}

// IsZero reports whether no place was said.
func (p Place) IsZero() bool {
	return p.Name == "" && p.Admin1 == "" && p.Country == "" && p.Words == "" && len(p.Also) == 0
}

// Label prints the place for people, finest part first: "Shenyang, Liaoning, CN"; empty for the zero Place.
func (p Place) Label() string {
	out := ""
	for _, part := range []string{p.Name, p.Admin1, p.Country} {
		if part == "" || part == out {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += part
	}
	return out
}
