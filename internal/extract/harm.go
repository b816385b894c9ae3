package extract

// wide holds what a fact of violence needs to be told apart from other tellings of the same loss.
type wide struct {
	event  string // the happening it belongs to, where its people alone do not say
	harm   bool   // settled: nothing takes its people over
	other  bool   // of others than those told of before
	struck bool   // shot, stabbed or beaten, which does not say whether they lived
	usual  bool   // told of what happens generally
	self   bool   // the people did it to themselves
}

// strikes are verbs of violence that leave open whether people lived.
var strikes = wordSet("shoot stab beat strike hit graze burn")

// setHarm notes what the words of a violent act say beside its people.
func (f *fact) setHarm(p *passage, t *trigger, n *noun, general string) {
	if !violent(f.claim.Act) && !fatal(f.claim.Act) {
		return
	}
	f.other = n.another || p.lower(n.a-1) == "another" || p.lower(n.a) == "another" || p.lower(n.a-1) == "other"
	f.struck = t.hit.Entry != nil && strikes[t.hit.Entry.Phrase]
	f.usual = general != ""
	f.self = oneself[p.lower(t.b)]
}

// eventKey gives what facts of one happening share.
func (f *fact) eventKey() any {
	if f.event != "" {
		return f.event
	}
	return f.party
}
