package archive_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/archive/archivetest"
)

func TestBucket(t *testing.T) {
	server := archivetest.StartS3(t)
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return bucket(t, server, nil) })
}

func TestBucket_Sealed(t *testing.T) {
	server := archivetest.StartS3(t)
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return bucket(t, server, mustKeyring(t)) })
}

const bucketPrefix = "register-1/"

var buckets atomic.Int64

// newBucket makes an empty bucket and gives its name and the address of a prefix in it.
func newBucket(t *testing.T, server *archivetest.S3) (name, where string) {
	t.Helper()
	name = fmt.Sprint("originals-", buckets.Add(1))
	server.Bucket(t, name)
	return name, server.Address(name + "/" + bucketPrefix)
}

func bucket(t *testing.T, server *archivetest.S3, k *archive.Keyring) archivetest.Target {
	name, where := newBucket(t, server)
	return archivetest.Target{
		Hidden: k != nil,
		Open: func(t *testing.T, limit int64) *archive.Archive {
			return archive.New(mustBucket(t, server, where), archive.Options{Limit: limit, Keyring: k})
		},
		Names: func(t *testing.T) []string { return server.Objects(t, name, bucketPrefix) },
		Overwrite: func(t *testing.T, object string, change func([]byte) []byte) {
			t.Helper()
			file := server.File(name, bucketPrefix+object)
			b, err := os.ReadFile(file)
			if err == nil {
				err = os.WriteFile(file, change(b), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	}
}

func mustBucket(t *testing.T, server *archivetest.S3, where string) *archive.Bucket {
	t.Helper()
	b, err := archive.OpenBucket(context.Background(), where, server.Getenv, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpenBucket_Refused(t *testing.T) {
	server := archivetest.StartS3(t)
	for in, kind := range map[string]habeas.Kind{
		"http://127.0.0.1/b":               habeas.Usage,
		"s3:///b":                          habeas.Usage,
		"s3://127.0.0.1":                   habeas.Usage,
		"s3://key:secret@127.0.0.1/b":      habeas.Usage,
		"s3://a b/c":                       habeas.Usage,
		server.Address("nobody-made-this"): habeas.Unavailable,
	} {
		if _, err := archive.OpenBucket(context.Background(), in, server.Getenv, nil); habeas.KindOf(err) != kind || strings.Contains(err.Error(), "secret@") {
			t.Errorf("OpenBucket(%s): %v, want kind %v", in, err, kind)
		}
	}
}

// A race between two machines is settled by the store: the second write of a name is refused, and is a sighting.
func TestBucket_SecondWriteIsRefusedByTheStore(t *testing.T) {
	server := archivetest.StartS3(t)
	_, where := newBucket(t, server)
	blind := http.RoundTripper(roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Method == http.MethodHead && strings.Contains(r.URL.Path, bucketPrefix) { // nothing is ever there yet
			return &http.Response{StatusCode: http.StatusNotFound, Body: http.NoBody, Header: http.Header{}, Request: r}, nil
		}
		return http.DefaultTransport.RoundTrip(r)
	}))
	b, err := archive.OpenBucket(context.Background(), where, server.Getenv, blind)
	if err != nil {
		t.Fatal(err)
	}
	a := archive.New(b, archive.Options{})
	for _, added := range []bool{true, false} {
		if s, err := a.Put(context.Background(), strings.NewReader("told by two machines (invented)")); err != nil || s.Added != added {
			t.Errorf("Put = %+v, %v; want Added %v", s, err, added)
		}
	}
}

// What goes wrong on the way to a store is told apart, in words for people, and soon.
func TestBucket_Fails(t *testing.T) {
	server := archivetest.StartS3(t)
	name, where := newBucket(t, server)
	a := archive.New(mustBucket(t, server, where), archive.Options{})
	text := []byte("kept before anything went wrong (invented)")
	s, err := a.Put(t.Context(), bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	each := func(what string, kind habeas.Kind, says string) {
		t.Helper()
		var all sync.WaitGroup
		for how, do := range everyUse(a, s.Digest) {
			all.Go(func() {
				if err := do(t.Context()); habeas.KindOf(err) != kind || !strings.Contains(err.Error(), says) {
					t.Errorf("%s, %s: %v; want kind %v that says %q", what, how, err, kind, says)
				}
			})
		}
		all.Wait()
	}
	for variable, says := range map[string]string{"AWS_ACCESS_KEY_ID": "credentials", "AWS_SECRET_ACCESS_KEY": "credentials", "AWS_REGION": "AWS_REGION"} {
		wrong := func(name string) string {
			if name == variable {
				return "wrong"
			}
			return server.Getenv(name)
		}
		if _, err := archive.OpenBucket(t.Context(), where, wrong, nil); habeas.KindOf(err) != habeas.Forbidden || !strings.Contains(err.Error(), says) {
			t.Errorf("opened with a wrong %s: %v; want Forbidden that says %q", variable, err, says)
		}
	}
	if _, err := archive.OpenBucket(t.Context(), where, func(string) string { return "" }, nil); habeas.KindOf(err) != habeas.Forbidden || !strings.Contains(err.Error(), "set AWS_ACCESS_KEY_ID") {
		t.Errorf("opened without credentials: %v; want Forbidden that says what to set", err)
	}
	if err := os.Rename(server.File(name, ""), server.File("elsewhere", "")); err != nil {
		t.Fatal(err)
	}
	each("the bucket is gone", habeas.Unavailable, "no bucket")
	if err := os.Rename(server.File("elsewhere", ""), server.File(name, "")); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Bytes(t.Context(), s.Digest); err != nil || !bytes.Equal(got, text) {
		t.Errorf("the bucket is back: %q, %v", got, err)
	}
	server.Kill()
	each("the server is gone", habeas.Unavailable, "store does not answer")
}

// everyUse gives each thing that is asked of an archive; kept is the digest of an original in it.
func everyUse(a *archive.Archive, kept habeas.Digest) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"Put": func(ctx context.Context) error { _, err := a.Put(ctx, strings.NewReader("new")); return err },
		"PutAll": func(ctx context.Context) error {
			_, err := a.PutAll(ctx, [][]byte{[]byte("a"), []byte("b")})
			return err
		},
		"Bytes": func(ctx context.Context) error { _, err := a.Bytes(ctx, kept); return err },
		"Has":   func(ctx context.Context) error { _, err := a.Has(ctx, kept); return err },
		"Walk": func(ctx context.Context) error {
			for _, err := range a.Walk(ctx) {
				return err
			}
			return nil
		},
	}
}

// A store that takes a connection and says nothing holds nobody for ever, and what comes after it answers again is whole.
func TestBucket_SlowAnswer(t *testing.T) {
	server := archivetest.StartS3(t)
	name, where := newBucket(t, server)
	a := archive.New(mustBucket(t, server, where), archive.Options{})
	server.Freeze(t)
	ctx, stop := context.WithTimeout(t.Context(), time.Second)
	defer stop()
	if _, err := a.PutAll(ctx, [][]byte{[]byte("one"), []byte("two")}); err == nil {
		t.Error("a frozen store took two originals")
	}
	if _, err := a.Bytes(ctx, habeas.DigestOf([]byte("one"))); err == nil || habeas.KindOf(err) == habeas.NotFound {
		t.Errorf("a frozen store says what it does not hold: %v", err)
	}
	server.Thaw(t)
	if _, err := a.PutAll(t.Context(), [][]byte{[]byte("one"), []byte("two")}); err != nil {
		t.Fatal(err)
	}
	for _, b := range []string{"one", "two"} {
		if got, err := a.Bytes(t.Context(), habeas.DigestOf([]byte(b))); err != nil || string(got) != b {
			t.Errorf("%s: %q, %v", b, got, err)
		}
	}
	if n := server.Objects(t, name, bucketPrefix); len(n) != 2 {
		t.Errorf("the store holds %v, want two", n)
	}
}

// The owner of the store can do anything to what lies there: an object that went, came back as another or was put under
// another name is never taken for the original.
func TestBucket_ChangedUnderneath(t *testing.T) {
	server := archivetest.StartS3(t)
	name, where := newBucket(t, server)
	a := archive.New(mustBucket(t, server, where), archive.Options{})
	all, err := a.PutAll(t.Context(), [][]byte{[]byte("the first of two (invented)"), []byte("the other of two (invented)")})
	if err != nil {
		t.Fatal(err)
	}
	one, two := server.File(name, bucketPrefix+server.Objects(t, name, bucketPrefix)[0]), server.File(name, bucketPrefix+server.Objects(t, name, bucketPrefix)[1])
	if err := os.Rename(one, two); err != nil { // same size, another's name
		t.Fatal(err)
	}
	gone, swapped := 0, 0
	for _, s := range all {
		switch _, err := a.Bytes(t.Context(), s.Digest); {
		case habeas.KindOf(err) == habeas.NotFound && strings.Contains(err.Error(), s.Digest.String()):
			gone++
		case errors.Is(err, archive.ErrDamaged) && strings.Contains(err.Error(), s.Digest.String()):
			swapped++
		default:
			t.Errorf("%s: %v", s.Digest, err)
		}
	}
	if gone != 1 || swapped != 1 {
		t.Errorf("%d named as gone and %d as damaged, want one each", gone, swapped)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestBucket_LargerThanItBuildsInMemory(t *testing.T) {
	server := archivetest.StartS3(t)
	_, where := newBucket(t, server)
	a := archive.New(mustBucket(t, server, where), archive.Options{Keyring: mustKeyring(t)})
	large := bytes.Repeat([]byte("0123456789abcdef"), 17<<16)
	s, err := a.Put(context.Background(), bytes.NewReader(large))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := a.Bytes(context.Background(), s.Digest); err != nil || !bytes.Equal(got, large) {
		t.Errorf("read back %d of %d bytes, %v", len(got), len(large), err)
	}
}
