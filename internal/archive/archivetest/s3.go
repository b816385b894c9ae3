package archivetest

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// S3Server is the environment variable that names the S3 server program of the tests, versitygw; without it, the PATH is
// searched. `go -C tools/s3 install tool` builds it.
const S3Server = "HABEAS_TEST_VERSITYGW"

// S3Required is the environment variable that makes a missing server program a failure, as CI does.
const S3Required = "HABEAS_REQUIRE_S3"

// The credentials that the server knows.
const s3Key, s3Secret = "invented-key", "invented-secret"

// An S3 is a real S3 server: a process of its own on loopback, which keeps its objects as files.
type S3 struct {
	host    string // with port
	folder  string // buckets are the folders in it
	process *os.Process
}

// StartS3 starts a server with no buckets, and stops it when the test ends. It skips the test when there is no server program.
func StartS3(t testing.TB) *S3 {
	t.Helper()
	program := mustFindS3(t)
	s := &S3{folder: t.TempDir()}
	for range 5 { // somebody else may take the port in between
		if s.start(t, program) {
			return s
		}
	}
	t.Fatal("the S3 server did not start; what it said stands above")
	return nil
}

func mustFindS3(t testing.TB) string {
	t.Helper()
	program := os.Getenv(S3Server)
	if program == "" {
		program, _ = exec.LookPath("versitygw")
	}
	switch {
	case program != "":
	case os.Getenv(S3Required) != "":
		t.Fatalf("%s is set, and there is no versitygw on the PATH or in %s", S3Required, S3Server)
	default:
		t.Skipf("no S3 server to test with: `go -C tools/s3 install tool` builds versitygw; put it on the PATH, or name it in %s", S3Server)
	}
	return program
}

func (s *S3) start(t testing.TB, program string) bool {
	t.Helper()
	s.host = freeAddress(t)
	var said output
	cmd := exec.Command(program, "--port", s.host, "--quiet", "--iam-dir", t.TempDir(), "posix", "--sidecar", t.TempDir(), s.folder)
	cmd.Env = []string{"ROOT_ACCESS_KEY_ID=" + s3Key, "ROOT_SECRET_ACCESS_KEY=" + s3Secret, "TMPDIR=" + os.TempDir()}
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait() // killed, as a rule
		close(ended)
	}()
	s.process = cmd.Process
	stop := func() { cmd.Process.Kill(); <-ended }
	if !s.answers(ended) {
		stop()
		t.Logf("versitygw: %s", said.String())
		return false
	}
	t.Cleanup(stop)
	return true
}

func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// answers waits until the server can be asked.
func (s *S3) answers(ended <-chan struct{}) bool {
	for range 600 {
		if resp, err := http.Get("http://" + s.host + "/"); err == nil {
			resp.Body.Close()
			return true
		}
		select {
		case <-ended:
			return false
		case <-time.After(50 * time.Millisecond):
		}
	}
	return false
}

// output is what a process says; it may be read while it is written.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// Bucket makes an empty bucket.
func (s *S3) Bucket(t testing.TB, name string) {
	t.Helper()
	c, err := minio.New(s.host, &minio.Options{Creds: credentials.NewStaticV4(s3Key, s3Secret, "")})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.MakeBucket(context.Background(), name, minio.MakeBucketOptions{}); err != nil {
		t.Fatal(err)
	}
}

// Address gives the address of a bucket, or of a prefix in one, for [habeas/internal/archive.OpenBucket].
func (s *S3) Address(path string) string { return "s3+http://" + s.host + "/" + path }

// Getenv is an environment that holds the server's credentials.
func (s *S3) Getenv(name string) string {
	return map[string]string{"AWS_ACCESS_KEY_ID": s3Key, "AWS_SECRET_ACCESS_KEY": s3Secret}[name]
}

// File gives the file in which the server keeps an object of a bucket, for changing it behind everybody's back.
func (s *S3) File(bucket, object string) string {
	return filepath.Join(s.folder, bucket, filepath.FromSlash(object))
}

// Objects lists what a bucket holds below a prefix, without the prefix, sorted.
func (s *S3) Objects(t testing.TB, bucket, prefix string) []string {
	t.Helper()
	var names []string
	root := s.File(bucket, prefix)
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !e.IsDir() && !strings.Contains(path, ".sgwtmp") {
			name, _ := filepath.Rel(root, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

// Kill ends the server as a machine that fails does.
func (s *S3) Kill() { s.process.Kill() }
