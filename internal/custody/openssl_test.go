package custody_test

import (
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// checkByHand is what ../custody/DESIGN.md tells a stranger to type, word for word.
const checkByHand = `
cut -d+ -f3- register.pub | base64 -d | tail -c 32 >key.raw
(printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cat key.raw) | openssl pkey -pubin -inform DER -out key.pem
sed '/^$/q' today.checkpoint | sed '$d' >text
sed -n 's/^— .* //p' today.checkpoint | base64 -d | tail -c 64 >signature
openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature
`

// Somebody who has never heard of this program checks a checkpoint's signature with openssl, by the lines in DESIGN.md.
func TestCheckpoint_OpenSSLAgrees(t *testing.T) {
	for _, program := range []string{"openssl", "sh", "base64"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed; checkpoints are then checked by this program alone", program)
		}
	}
	design, err := os.ReadFile("DESIGN.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(strings.TrimSpace(checkByHand)) {
		if !strings.Contains(string(design), "    "+strings.TrimSpace(line)+"\n") {
			t.Errorf("DESIGN.md does not tell: %s", line)
		}
	}
	m := filled(t, 5)
	note := m.sign(t).Note
	check := func(note []byte) (string, error) {
		dir := t.TempDir()
		for name, b := range map[string][]byte{"register.pub": []byte(m.key.Public() + "\n"), "today.checkpoint": note} {
			if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("sh", "-ec", checkByHand)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := check(note); err != nil || !strings.Contains(out, "Verified Successfully") {
		t.Errorf("openssl does not agree: %v\n%s", err, out)
	}
	root := m.sign(t).Root
	other := strings.Replace(string(note), root.String(), base64.StdEncoding.EncodeToString(make([]byte, 32)), 1)
	if out, err := check([]byte(other)); err == nil {
		t.Errorf("openssl takes another root:\n%s", out)
	}
}
