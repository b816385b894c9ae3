// Package rules states the rules of the house, who may import whom, what every package and file must be like, and what the
// README promises, and tests them. It holds no other code.
package rules
