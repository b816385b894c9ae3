package archive

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"habeas"
)

// A Bucket keeps blobs as objects of an S3-compatible store, each written once: the store itself refuses a second write
// of a name (If-None-Match), so that of many machines the first one wins.
type Bucket struct {
	core   minio.Core
	bucket string
	prefix string // empty, or ends in '/'
	nobody bool   // there are no credentials
}

const (
	uploads   = 8        // at once; what a batch costs is waiting
	inMemory  = 16 << 20 // a blob up to so many bytes is built in memory, so that a failed upload can be tried again
	keyEnv    = "AWS_ACCESS_KEY_ID"
	secretEnv = "AWS_SECRET_ACCESS_KEY"
	tokenEnv  = "AWS_SESSION_TOKEN"
	regionEnv = "AWS_REGION"
	// wrongRegion is what stores call a signature for a region that is not theirs.
	wrongRegion = "AuthorizationHeaderMalformed"
)

// OpenBucket gives the blobs kept under a URL s3://HOST[:PORT]/BUCKET[/PREFIX], over TLS, or s3+http://… without.
// Credentials and region come from the usual AWS_… variables through getenv. The bucket must exist. client may be nil.
func OpenBucket(ctx context.Context, where string, getenv func(string) string, client http.RoundTripper) (*Bucket, error) {
	u, err := url.Parse(where)
	if err != nil || u.Host == "" || (u.Scheme != "s3" && u.Scheme != "s3+http") {
		return nil, habeas.Errorf(habeas.Usage, "archive: want s3://HOST/BUCKET or s3://HOST/BUCKET/PREFIX")
	}
	if u.User != nil {
		return nil, habeas.Errorf(habeas.Usage, "archive: give the store's credentials as %s and %s, not in the address", keyEnv, secretEnv)
	}
	bucket, prefix, _ := strings.Cut(strings.Trim(u.Path, "/"), "/")
	if bucket == "" {
		return nil, habeas.Errorf(habeas.Usage, "archive: the address names no bucket; want s3://HOST/BUCKET")
	}
	core, err := minio.NewCore(u.Host, &minio.Options{
		Creds:        credentials.NewStaticV4(getenv(keyEnv), getenv(secretEnv), getenv(tokenEnv)),
		Secure:       u.Scheme == "s3",
		Region:       getenv(regionEnv),
		BucketLookup: minio.BucketLookupPath,
		Transport:    client,
	})
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Usage, Text: "archive: not a usable address", Cause: err}
	}
	b := &Bucket{core: *core, bucket: bucket, nobody: getenv(keyEnv) == ""}
	if prefix != "" {
		b.prefix = prefix + "/"
	}
	if err := b.reach(ctx); err != nil {
		return nil, err
	}
	return b, nil
}

// reach says why the bucket cannot be used, if it cannot. It asks for a list, whose refusal tells the reason; that of a
// question for the head of something has no room for one.
func (b *Bucket) reach(ctx context.Context) error {
	list, stop := context.WithCancel(ctx)
	defer stop()
	first, some := <-b.core.Client.ListObjects(list, b.bucket, minio.ListObjectsOptions{Prefix: b.prefix, MaxKeys: 1})
	if some && first.Err != nil {
		return b.explain("", first.Err)
	}
	return ctx.Err()
}

// Create keeps the blobs that are not there yet: see [Blobs].
func (b *Bucket) Create(ctx context.Context, blobs []Blob) ([]bool, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	added, errs := make([]bool, len(blobs)), make([]error, len(blobs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(uploads, len(blobs)) {
		wg.Go(func() {
			for i := range next {
				if added[i], errs[i] = b.create(ctx, blobs[i]); errs[i] != nil {
					stop() // the others would be in vain
				}
			}
		})
	}
	for i := range blobs {
		next <- i
	}
	close(next)
	wg.Wait()
	return added, firstCause(errs)
}

// firstCause passes over the cancellations that another error brought about.
func firstCause(errs []error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	for _, err := range errs {
		if !errors.Is(err, context.Canceled) {
			return err
		}
	}
	return errors.Join(errs...)
}

func (b *Bucket) create(ctx context.Context, blob Blob) (bool, error) {
	there, err := has(ctx, lazy{b}, blob)
	if err != nil || there {
		return false, err
	}
	body, err := content(blob)
	if err != nil {
		return false, err
	}
	defer body.Close()
	o := minio.PutObjectOptions{ContentType: "application/octet-stream", DisableMultipart: true}
	o.DisableContentSha256 = blob.Size == 0 // a signed stream of nothing is sent without a length, which stores refuse
	o.SetMatchETagExcept("*")
	_, err = b.core.Client.PutObject(ctx, b.bucket, b.prefix+blob.Name, body, blob.Size, o)
	if minio.ToErrorResponse(err).StatusCode == http.StatusPreconditionFailed { // another machine was first
		_, err := has(ctx, b, blob)
		return false, err
	}
	if err != nil {
		return false, b.explain(blob.Name, err)
	}
	return true, nil
}

// A lazy bucket takes the store's word that an object is not there; the write that follows finds out when the bucket is not.
type lazy struct{ *Bucket }

// Stat gives the size of a blob.
func (b lazy) Stat(ctx context.Context, name string) (int64, error) { return b.stat(ctx, name) }

// content gives a blob's bytes for an upload.
func content(blob Blob) (io.ReadCloser, error) {
	if blob.Size <= inMemory {
		var buf bytes.Buffer
		_, err := blob.WriteTo(&buf)
		return seekable{bytes.NewReader(buf.Bytes())}, err
	}
	r, w := io.Pipe()
	go func() {
		_, err := blob.WriteTo(w)
		w.CloseWithError(err)
	}()
	return r, nil
}

// seekable lets the client start again, which io.NopCloser would hide.
type seekable struct{ *bytes.Reader }

func (seekable) Close() error { return nil }

// Open reads a blob.
func (b *Bucket) Open(ctx context.Context, name string) (io.ReadCloser, error) {
	rc, _, _, err := b.core.GetObject(ctx, b.bucket, b.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, b.explain(name, err)
	}
	return rc, nil
}

// Stat gives the size of a blob. A bucket that is gone is not one that holds nothing.
func (b *Bucket) Stat(ctx context.Context, name string) (int64, error) {
	n, err := b.stat(ctx, name)
	if habeas.KindOf(err) == habeas.NotFound {
		if lost := b.reach(ctx); lost != nil {
			return 0, lost
		}
	}
	return n, err
}

func (b *Bucket) stat(ctx context.Context, name string) (int64, error) {
	info, err := b.core.Client.StatObject(ctx, b.bucket, b.prefix+name, minio.StatObjectOptions{})
	if err != nil {
		return 0, b.explain(name, err)
	}
	return info.Size, nil
}

// Walk gives every name in byte order.
func (b *Bucket) Walk(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop() // ends the listing when the walk is left early
		for info := range b.core.Client.ListObjects(ctx, b.bucket, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
			name, err := strings.TrimPrefix(info.Key, b.prefix), info.Err
			if err != nil {
				err = b.explain("", err)
			}
			if !yield(name, err) {
				return
			}
		}
	}
}

// explain says in words for people what a store's refusal means for the blob of a name.
func (b *Bucket) explain(name string, err error) error {
	if _, ok := errors.AsType[*habeas.Error](err); ok {
		return err
	}
	told := minio.ToErrorResponse(err)
	switch {
	case told.Code == minio.NoSuchBucket:
		return habeas.Errorf(habeas.Unavailable, "the archive's store has no bucket %q, or not for these credentials", b.bucket)
	case told.Code == minio.NoSuchKey:
		return habeas.Errorf(habeas.NotFound, "%s is not in the archive", name)
	case b.nobody && told.StatusCode == http.StatusForbidden:
		return habeas.Errorf(habeas.Forbidden, "the archive's store wants credentials: set %s and %s", keyEnv, secretEnv)
	case told.StatusCode == http.StatusForbidden, told.StatusCode == http.StatusUnauthorized:
		return &habeas.Error{Kind: habeas.Forbidden, Text: "the archive's store refuses these credentials", Cause: err}
	case told.Code == wrongRegion:
		return &habeas.Error{Kind: habeas.Forbidden, Text: "the archive's store refuses what is signed for this region; name its own in " + regionEnv, Cause: err}
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "the archive's store does not answer as it should", Cause: err}
}
