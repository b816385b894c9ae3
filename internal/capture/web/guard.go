package web

import (
	"fmt"
	"net/netip"
	"strings"

	"habeas"
)

// denied are the blocks of the IANA special-purpose registries that no public page lies in, with what they are for.
var denied = []struct {
	block netip.Prefix
	why   string
}{
	{netip.MustParsePrefix("0.0.0.0/8"), "this network"},
	{netip.MustParsePrefix("10.0.0.0/8"), "private"},
	{netip.MustParsePrefix("100.64.0.0/10"), "shared by a carrier"},
	{netip.MustParsePrefix("127.0.0.0/8"), "loopback"},
	{netip.MustParsePrefix("169.254.0.0/16"), "link-local, where clouds serve their metadata"},
	{netip.MustParsePrefix("172.16.0.0/12"), "private"},
	{netip.MustParsePrefix("192.0.0.0/24"), "special"},
	{netip.MustParsePrefix("192.0.2.0/24"), "documentation"},
	{netip.MustParsePrefix("192.88.99.0/24"), "a retired relay"},
	{netip.MustParsePrefix("192.168.0.0/16"), "private"},
	{netip.MustParsePrefix("198.18.0.0/15"), "benchmarks"},
	{netip.MustParsePrefix("198.51.100.0/24"), "documentation"},
	{netip.MustParsePrefix("203.0.113.0/24"), "documentation"},
	{netip.MustParsePrefix("224.0.0.0/4"), "multicast"},
	{netip.MustParsePrefix("240.0.0.0/4"), "reserved"},
	{netip.MustParsePrefix("2001::/23"), "special, Teredo among them"},
	{netip.MustParsePrefix("2001:db8::/32"), "documentation"},
	{netip.MustParsePrefix("3fff::/20"), "documentation"},
}

var (
	globalIPv6 = netip.MustParsePrefix("2000::/3")
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	sixToFour  = netip.MustParsePrefix("2002::/16")
)

// public says why an address is not one of the public internet, and "" when it is. Forms of IPv6 that carry an IPv4
// address are judged by that: they are other ways to the same machine. A translator with a prefix of its own network's
// (RFC 6052) cannot be told from a public address.
func public(a netip.Addr) string {
	switch {
	case a.Zone() != "":
		return "link-local"
	case a.Is4In6():
		return public(a.Unmap())
	case nat64.Contains(a):
		b := a.As16()
		return public(netip.AddrFrom4([4]byte(b[12:])))
	case sixToFour.Contains(a):
		b := a.As16()
		return public(netip.AddrFrom4([4]byte(b[2:6])))
	case a.Is6() && !globalIPv6.Contains(a):
		return "private, link-local or special"
	}
	for _, d := range denied {
		if d.block.Contains(a) {
			return d.why
		}
	}
	return ""
}

// guard judges an address that is about to be connected to: after names were resolved, so that no trick of names or
// redirects gets around it.
func guard(addrport string) error {
	ap, err := netip.ParseAddrPort(addrport)
	if err != nil {
		return refuse("%s is not an address", addrport)
	}
	if why := public(ap.Addr()); why != "" {
		return refuse("its address %s is not public (%s); nothing inside a network is fetched", ap.Addr(), why)
	}
	return nil
}

// guardName judges a host that a proxy will resolve: addresses and names that are private by their form. What a public
// name resolves to, only the proxy sees.
func guardName(host string) error {
	if a, err := netip.ParseAddr(host); err == nil {
		if why := public(a); why != "" {
			return refuse("its address %s is not public (%s); nothing inside a network is fetched", a, why)
		}
		return nil
	}
	h := strings.ToLower(strings.TrimSuffix(host, "."))
	for _, local := range []string{"localhost", "local", "internal", "intranet", "lan", "home.arpa"} {
		if h == local || strings.HasSuffix(h, "."+local) {
			return refuse("%s is a name inside a network; nothing there is fetched", host)
		}
	}
	if !strings.Contains(h, ".") || numeric(h) {
		return refuse("%s is not the name of a public host", host)
	}
	return nil
}

// numeric reports whether the last label is a number: "2130706433", "0x7f.1" and such are addresses in disguise.
func numeric(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last != "" && (last[0] >= '0' && last[0] <= '9')
}

func refuse(format string, args ...any) error {
	return &habeas.Error{Kind: habeas.Refused, Text: fmt.Sprintf(format, args...)}
}
