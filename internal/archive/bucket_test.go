package archive_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/archive/archivetest"
)

func TestBucket(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return bucket(t, nil) })
}

func TestBucket_Sealed(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return bucket(t, mustKeyring(t)) })
}

const bucketName, bucketPrefix = "originals", "register-1/"

// serveS3 starts an S3 server in this process.
func serveS3(t *testing.T) (gofakes3.Backend, string) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket(bucketName); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	return backend, "s3+http://" + strings.TrimPrefix(server.URL, "http://") + "/" + bucketName + "/" + bucketPrefix
}

func credentials(name string) string {
	return map[string]string{"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}[name]
}

func bucket(t *testing.T, k *archive.Keyring) archivetest.Target {
	backend, where := serveS3(t)
	return archivetest.Target{
		Hidden: k != nil,
		Open: func(t *testing.T, limit int64) *archive.Archive {
			return archive.New(mustBucket(t, where), archive.Options{Limit: limit, Keyring: k})
		},
		Names: func(t *testing.T) []string { return objects(t, backend) },
		Overwrite: func(t *testing.T, name string, change func([]byte) []byte) {
			t.Helper()
			o, err := backend.GetObject(bucketName, bucketPrefix+name, nil)
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(o.Contents)
			if err != nil {
				t.Fatal(err)
			}
			b = change(b)
			if _, err := backend.PutObject(bucketName, bucketPrefix+name, map[string]string{}, bytes.NewReader(b), int64(len(b)), nil); err != nil {
				t.Fatal(err)
			}
		},
	}
}

func objects(t *testing.T, backend gofakes3.Backend) []string {
	t.Helper()
	list, err := backend.ListBucket(bucketName, &gofakes3.Prefix{}, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range list.Contents {
		names = append(names, strings.TrimPrefix(o.Key, bucketPrefix))
	}
	slices.Sort(names)
	return names
}

func mustBucket(t *testing.T, where string) *archive.Bucket {
	t.Helper()
	b, err := archive.OpenBucket(context.Background(), where, credentials, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpenBucket_Refused(t *testing.T) {
	_, where := serveS3(t)
	for in, kind := range map[string]habeas.Kind{
		"http://127.0.0.1/b":                     habeas.Usage,
		"s3:///b":                                habeas.Usage,
		"s3://127.0.0.1":                         habeas.Usage,
		"s3://key:secret@127.0.0.1/b":            habeas.Usage,
		"s3://a b/c":                             habeas.Usage,
		strings.Replace(where, "/orig", "/x", 1): habeas.NotFound,
	} {
		if _, err := archive.OpenBucket(context.Background(), in, credentials, nil); habeas.KindOf(err) != kind || strings.Contains(err.Error(), "secret@") {
			t.Errorf("OpenBucket(%s): %v, want kind %v", in, err, kind)
		}
	}
}

// A race between two machines is settled by the store: the second write of a name is refused, and is a sighting.
func TestBucket_SecondWriteIsRefusedByTheStore(t *testing.T) {
	_, where := serveS3(t)
	blind := http.RoundTripper(roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Method == http.MethodHead && strings.Contains(r.URL.Path, bucketPrefix) { // nothing is ever there yet
			return &http.Response{StatusCode: http.StatusNotFound, Body: http.NoBody, Header: http.Header{}, Request: r}, nil
		}
		return http.DefaultTransport.RoundTrip(r)
	}))
	b, err := archive.OpenBucket(context.Background(), where, credentials, blind)
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

func TestBucket_ServerGone(t *testing.T) {
	_, where := serveS3(t)
	broken := false
	b, err := archive.OpenBucket(context.Background(), where, credentials, roundTrip(func(r *http.Request) (*http.Response, error) {
		if broken {
			return &http.Response{StatusCode: http.StatusForbidden, Body: http.NoBody, Header: http.Header{}, Request: r}, nil
		}
		return http.DefaultTransport.RoundTrip(r)
	}))
	if err != nil {
		t.Fatal(err)
	}
	broken = true
	_, err = archive.New(b, archive.Options{}).PutAll(context.Background(), [][]byte{[]byte("a"), []byte("b")})
	if habeas.KindOf(err) != habeas.Forbidden {
		t.Errorf("credentials withdrawn: %v, want Forbidden", err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestBucket_LargerThanItBuildsInMemory(t *testing.T) {
	_, where := serveS3(t)
	a := archive.New(mustBucket(t, where), archive.Options{Keyring: mustKeyring(t)})
	large := bytes.Repeat([]byte("0123456789abcdef"), 17<<16)
	s, err := a.Put(context.Background(), bytes.NewReader(large))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := a.Bytes(context.Background(), s.Digest); err != nil || !bytes.Equal(got, large) {
		t.Errorf("read back %d of %d bytes, %v", len(got), len(large), err)
	}
}
