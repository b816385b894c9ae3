package web

import (
	"net/netip"
	"testing"

	"pgregory.net/rapid"

	"habeas"
)

func TestGuard(t *testing.T) {
	for address, ok := range map[string]bool{
		"93.184.216.34:80":             true,
		"1.1.1.1:443":                  true,
		"172.15.255.255:80":            true,
		"172.32.0.1:80":                true,
		"100.63.255.255:80":            true,
		"100.128.0.1:80":               true,
		"[2606:2800:220:1::1]:443":     true,
		"[64:ff9b::5db8:d822]:443":     true, // NAT64 of 93.184.216.34
		"[2002:5db8:d822::1]:443":      true, // 6to4 of the same
		"127.0.0.1:80":                 false,
		"127.255.255.254:80":           false,
		"0.0.0.0:80":                   false,
		"10.1.2.3:80":                  false,
		"172.16.0.1:80":                false,
		"172.31.255.255:80":            false,
		"192.168.1.1:80":               false,
		"169.254.169.254:80":           false, // metadata
		"169.254.0.1:80":               false,
		"100.64.0.1:80":                false, // carrier
		"100.127.255.255:80":           false,
		"192.0.0.192:80":               false, // metadata of another cloud
		"198.18.0.1:80":                false,
		"192.0.2.1:80":                 false,
		"224.0.0.1:80":                 false,
		"239.255.255.250:80":           false,
		"255.255.255.255:80":           false,
		"240.0.0.1:80":                 false,
		"[::]:80":                      false,
		"[::1]:80":                     false,
		"[::ffff:127.0.0.1]:80":        false, // mapped
		"[::ffff:169.254.169.254]:80":  false,
		"[::ffff:10.0.0.1]:80":         false,
		"[::127.0.0.1]:80":             false, // compatible
		"[64:ff9b::7f00:1]:80":         false, // NAT64 of 127.0.0.1
		"[64:ff9b::a9fe:a9fe]:80":      false, // NAT64 of the metadata address
		"[64:ff9b:1::1]:80":            false, // NAT64 for local use
		"[2002:7f00:1::1]:80":          false, // 6to4 of 127.0.0.1
		"[2002:a00:1::1]:80":           false,
		"[2001:0:4136:e378::1]:80":     false, // Teredo
		"[2001:db8::1]:80":             false,
		"[fe80::1]:80":                 false,
		"[fe80::1%eth0]:80":            false,
		"[2606:2800:220:1::1%eth0]:80": false,
		"[fec0::1]:80":                 false,
		"[fc00::1]:80":                 false,
		"[fd00:ec2::254]:80":           false, // metadata
		"[ff02::1]:80":                 false,
		"[100::1]:80":                  false,
		"nonsense":                     false,
	} {
		err := guard(address)
		if (err == nil) != ok || (err != nil && habeas.KindOf(err) != habeas.Refused) {
			t.Errorf("guard(%s) = %v, want public: %v", address, err, ok)
		}
	}
}

// Whatever IPv4 address is refused is refused in every IPv6 form that leads to it.
func TestGuard_FormsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b [4]byte
		copy(b[:], rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "address"))
		v4 := netip.AddrFrom4(b)
		mapped := netip.AddrFrom16(v4.As16())
		n := nat64.Addr().As16()
		copy(n[12:], b[:])
		s := sixToFour.Addr().As16()
		copy(s[2:], b[:])
		want := public(v4) == ""
		for _, form := range []netip.Addr{mapped, netip.AddrFrom16(n), netip.AddrFrom16(s)} {
			if got := public(form) == ""; got != want {
				t.Fatalf("%s is public: %v, and as %s: %v", v4, want, form, got)
			}
		}
		if want && (v4.IsPrivate() || v4.IsLoopback() || v4.IsMulticast() || v4.IsLinkLocalUnicast() || v4.IsUnspecified()) {
			t.Fatalf("%s passes as public", v4)
		}
	})
}

func TestGuardName(t *testing.T) {
	for host, ok := range map[string]bool{
		"news.example.org": true, "example.com.": true, "93.184.216.34": true, "2606:2800:220:1::1": true,
		"localhost": false, "LOCALHOST": false, "localhost.": false, "a.localhost": false, "printer.local": false, "db.internal": false,
		"router.lan": false, "intranet": false, "127.0.0.1": false, "::1": false, "::ffff:10.0.0.1": false, "169.254.169.254": false,
		"2130706433": false, "0x7f.1": false, "127.1": false, "": false,
	} {
		if err := guardName(host); (err == nil) != ok {
			t.Errorf("guardName(%q) = %v, want allowed: %v", host, err, ok)
		}
	}
}
