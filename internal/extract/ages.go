package extract

// The ages told behind a mention of people.

// takeAges reads the age behind a noun for one person, and those of all behind a number of people: "two men, ages 35 and 45,".
func (p *passage) takeAges(n *noun) {
	if n.counted && n.count.Best() > 1 && n.count.Best() <= maxAges {
		if ages, end := p.agesFrom(n.b, n.count.Best()); len(ages) == n.count.Best() {
			n.ages, n.b = ages, end
			return
		}
	}
	n.age = p.ageAfter(n.b)
}

// maxAges is how many people a report gives an age of each.
const maxAges = 12

// agesFrom reads a list of as many ages at token i, and where it ends: "aged 5, 7 and 9", ", ages 35 and 45", "(5 and 9)".
func (p *passage) agesFrom(i, most int) (ages []int, end int) {
	opened := p.lower(i) == "(" || p.lower(i) == ","
	if opened {
		i++
	}
	named := p.lower(i) == "aged" || p.lower(i) == "ages"
	if named {
		i++
	}
	if !opened && !named {
		return nil, i
	}
	for i < len(p.tokens) && len(ages) < most {
		age, ok := smallNumber(p.lower(i))
		if !ok || age > 110 {
			break
		}
		ages, end = append(ages, age), i+1
		for i++; p.lower(i) == "," || p.lower(i) == "and"; i++ {
		}
	}
	if !named && p.lower(end) != ")" && p.lower(end) != "," {
		return nil, end
	}
	if opened && p.lower(end) == ")" {
		end++
	}
	return ages, end
}
