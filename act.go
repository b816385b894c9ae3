package habeas

// An Act is the code of what happened to a person or a group, as in field-guide 1.1: "arrest", "forced_return".
// The codes below are always known; a user's lexicon may add others, in lower case with underscores.
type Act string

// The acts of detention and return, and those of the wider field of rights violations.
const (
	Arrest           Act = "arrest"             // the moment of being seized by an authority
	Detention        Act = "detention"          // the state of being held
	Transfer         Act = "transfer"           // moved between places while held; not a return
	ImminentReturn   Act = "imminent_return"    // a risk, never an act that happened
	ForcedReturn     Act = "forced_return"      // handed to the State of origin against the will
	Handover         Act = "handover"           // the receiving side took custody
	Release          Act = "release"            // freed, for any reason
	Transit          Act = "transit"            // left toward, or crossed, a third country
	Arrival          Act = "arrival"            // reached a country of safety
	EscapeAttempt    Act = "escape_attempt"     // crossing or flight itself
	Sentence         Act = "sentence"           // punishment by a court or an authority
	DetainedInOrigin Act = "detained_in_origin" // held by the State of origin after a return
	Death            Act = "death"              // died, or was executed
	Trafficking      Act = "trafficking"
	ForcedMarriage   Act = "forced_marriage"
	Disappearance    Act = "disappearance" // held or gone, and fate or place not acknowledged

	Killing   Act = "killing"
	Injury    Act = "injury"
	Abduction Act = "abduction"
	Attack    Act = "attack"
	Bombing   Act = "bombing"
)

// Acts lists the codes that are always known, in the order of the field guide.
func Acts() []Act {
	return []Act{
		Arrest, Detention, Transfer, ImminentReturn, ForcedReturn, Handover, Release, Transit, Arrival, EscapeAttempt,
		Sentence, DetainedInOrigin, Death, Trafficking, ForcedMarriage, Disappearance,
		Killing, Injury, Abduction, Attack, Bombing,
	}
}

// IncidentAct gives the act under which incidents of a are kept: being held is told and counted together with being
// seized (formats 4), and the receiving side's handover with the return. Every other act stands for itself.
func (a Act) IncidentAct() Act {
	switch a {
	case Detention:
		return Arrest
	case Handover:
		return ForcedReturn
	}
	return a
}

// Risk reports whether a is an expectation rather than an act; risks are listed and never summed with acts.
func (a Act) Risk() bool { return a == ImminentReturn }
