package rules

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tested marks a block of commands of the README that this test runs as it stands.
const tested = "<!-- tested -->"

// TestREADME runs the README's commands in order, in one clean copy of the repository, as a newcomer would. It compiles
// the program anew, so it runs in the gate and not with every go test.
func TestREADME(t *testing.T) {
	if os.Getenv("HABEAS_README") == "" {
		t.Skip("set HABEAS_README=1 to run the README's commands, as ./gate does")
	}
	text, err := os.ReadFile(filepath.Join(root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := commandBlocks(string(text))
	if len(blocks) < 3 {
		t.Fatalf("README.md has %d tested blocks, want at least 3: is the mark %q still before them?", len(blocks), tested)
	}
	dir := cleanCopy(t)
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	defer cancel()
	for _, block := range blocks {
		cmd := exec.CommandContext(ctx, "sh", "-eu", "-c", block)
		cmd.Dir = dir
		cmd.Env = append(cleanEnviron(), "GOBIN="+filepath.Join(dir, "bin"), "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		t.Logf("%s\n%s", block, out)
		if err != nil {
			t.Fatalf("a command of README.md fails: %v", err)
		}
	}
}

// commandBlocks gives the fenced blocks that follow the mark.
func commandBlocks(readme string) []string {
	var blocks []string
	for _, rest := range strings.Split(readme, tested)[1:] {
		_, body, ok := strings.Cut(rest, "```sh\n")
		if !ok {
			continue
		}
		block, _, _ := strings.Cut(body, "```")
		blocks = append(blocks, block)
	}
	return blocks
}

// cleanEnviron is the environment without what would point the commands to a register of the caller's.
func cleanEnviron() []string {
	var env []string
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "HABEAS_") {
			env = append(env, kv)
		}
	}
	return env
}

// cleanCopy copies what git knows of, so that nothing a developer has lying about helps the commands along.
func cleanCopy(t *testing.T) string {
	t.Helper()
	from, to := root(t), t.TempDir()
	list := exec.Command("git", "ls-files", "-co", "--exclude-standard", "-z")
	list.Dir = from
	out, err := list.Output()
	if err != nil {
		t.Skipf("not a git checkout: %v", err)
	}
	for _, name := range strings.Split(strings.TrimRight(string(out), "\x00"), "\x00") {
		copyFile(t, filepath.Join(from, name), filepath.Join(to, name))
	}
	return to
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if os.IsNotExist(err) {
		return // deleted, and not committed yet
	}
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	info, err := in.Stat()
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, info.Mode().Perm())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
