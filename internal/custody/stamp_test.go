package custody_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"habeas"
	"habeas/internal/custody"
)

// A tsa is a time-stamp authority with a root of its own, in this process.
type tsa struct {
	*httptest.Server
	root   *x509.Certificate
	signer *x509.Certificate
	key    *ecdsa.PrivateKey
	spoil  func(*timestamp.Timestamp) // may change what is attested
}

// stampTime is now, because the library that makes the test's stamps signs at the machine's time, and refuses what was signed
// when the certificate did not hold.
var stampTime = time.Now().UTC().Truncate(time.Second)

func startTSA(t testing.TB, usage x509.ExtKeyUsage) *tsa {
	t.Helper()
	a := &tsa{}
	rootKey := mustECKey(t)
	a.root = certify(t, &x509.Certificate{Subject: pkix.Name{CommonName: "Invented Root"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}, nil, rootKey, rootKey)
	a.key = mustECKey(t)
	template := &x509.Certificate{Subject: pkix.Name{CommonName: "Invented Time Stamps"}, KeyUsage: x509.KeyUsageDigitalSignature}
	if usage == x509.ExtKeyUsageTimeStamping { // critical, as RFC 3161 wants it
		der, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
		if err != nil {
			t.Fatal(err)
		}
		template.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: der}}
	} else {
		template.ExtKeyUsage = []x509.ExtKeyUsage{usage}
	}
	a.signer = certify(t, template, a.root, a.key, rootKey)
	a.Server = httptest.NewServer(http.HandlerFunc(a.answer))
	t.Cleanup(a.Close)
	return a
}

func mustECKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func certify(t testing.TB, template, by *x509.Certificate, key, signer *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	template.SerialNumber = big.NewInt(int64(len(template.Subject.CommonName)))
	template.NotBefore, template.NotAfter = stampTime.Add(-time.Hour), stampTime.Add(time.Hour)
	if by == nil {
		by = template
	}
	der, err := x509.CreateCertificate(rand.Reader, template, by, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (a *tsa) answer(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
		http.Error(w, "not a question", http.StatusBadRequest)
		return
	}
	q, err := timestamp.ParseRequest(b)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	ts := &timestamp.Timestamp{
		HashAlgorithm: q.HashAlgorithm, HashedMessage: q.HashedMessage, Nonce: q.Nonce, Time: stampTime,
		Policy: asn1.ObjectIdentifier{1, 2, 3, 4}, AddTSACertificate: q.Certificates,
	}
	if a.spoil != nil {
		a.spoil(ts)
	}
	out, err := ts.CreateResponseWithOpts(a.signer, a.key, crypto.SHA256)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	w.Write(out)
}

func (a *tsa) roots() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.root)
	return p
}

func TestAskStamp(t *testing.T) {
	a, c := startTSA(t, x509.ExtKeyUsageTimeStamping), filled(t, 5).sign(t)
	answer, err := custody.AskStamp(context.Background(), a.Client(), a.URL, c.Note, a.roots())
	if err != nil {
		t.Fatal(err)
	}
	s, err := custody.CheckStamp(answer, c.Note, a.roots())
	if err != nil || !s.Time.Equal(stampTime) || !strings.Contains(s.Authority, "Invented Time Stamps") {
		t.Errorf("CheckStamp = %+v, %v", s, err)
	}
	c.Note[3] ^= 1
	if _, err := custody.CheckStamp(answer, c.Note, a.roots()); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("of another checkpoint: %v, want Contradiction", err)
	}
	c.Note[3] ^= 1
	other := startTSA(t, x509.ExtKeyUsageTimeStamping)
	if _, err := custody.CheckStamp(answer, c.Note, other.roots()); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("by an authority that is not trusted: %v, want Contradiction", err)
	}
	if _, err := custody.CheckStamp(answer, c.Note, nil); habeas.KindOf(err) != habeas.Usage {
		t.Errorf("nobody trusted: %v, want Usage", err)
	}
}

func TestAskStamp_Refused(t *testing.T) {
	note := filled(t, 5).sign(t).Note
	for _, c := range []struct {
		name  string
		usage x509.ExtKeyUsage
		spoil func(*timestamp.Timestamp)
		kind  habeas.Kind
	}{
		{"certificate for something else", x509.ExtKeyUsageServerAuth, nil, habeas.Contradiction},
		{"answer to another question", x509.ExtKeyUsageTimeStamping, func(ts *timestamp.Timestamp) { ts.Nonce = big.NewInt(1) }, habeas.Contradiction},
		{"other hash", x509.ExtKeyUsageTimeStamping, func(ts *timestamp.Timestamp) { ts.HashedMessage[0] ^= 1 }, habeas.Contradiction},
		{"time outside the certificate's", x509.ExtKeyUsageTimeStamping, func(ts *timestamp.Timestamp) { ts.Time = stampTime.Add(2 * time.Hour) }, habeas.Contradiction},
		{"no certificate", x509.ExtKeyUsageTimeStamping, func(ts *timestamp.Timestamp) { ts.AddTSACertificate = false }, habeas.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := startTSA(t, c.usage)
			a.spoil = c.spoil
			if _, err := custody.AskStamp(context.Background(), a.Client(), a.URL, note, a.roots()); habeas.KindOf(err) != c.kind {
				t.Errorf("%v, want kind %v", err, c.kind)
			}
		})
	}
	broken := httptest.NewServer(http.NotFoundHandler())
	defer broken.Close()
	if _, err := custody.AskStamp(context.Background(), broken.Client(), broken.URL, note, x509.NewCertPool()); habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("no such server: %v, want Unavailable", err)
	}
}

// Somebody who has never heard of this program checks the stamp with openssl.
func TestAskStamp_OpenSSLAgrees(t *testing.T) {
	openssl, err := exec.LookPath("openssl")
	if err != nil {
		t.Skip("openssl is not installed; the stamp is then checked by this program alone")
	}
	a, c, dir := startTSA(t, x509.ExtKeyUsageTimeStamping), filled(t, 5).sign(t), t.TempDir()
	answer, err := custody.AskStamp(context.Background(), a.Client(), a.URL, c.Note, a.roots())
	if err != nil {
		t.Fatal(err)
	}
	root := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.root.Raw})
	for name, b := range map[string][]byte{"checkpoint": c.Note, "other": []byte("not it"), "checkpoint.tsr": answer, "root.pem": root} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	verify := func(data string) (string, error) {
		cmd := exec.Command(openssl, "ts", "-verify", "-data", data, "-in", "checkpoint.tsr", "-CAfile", "root.pem", "-attime", strconv.FormatInt(stampTime.Unix(), 10))
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := verify("checkpoint"); err != nil || !strings.Contains(out, "Verification: OK") {
		t.Errorf("openssl ts -verify: %v\n%s", err, out)
	}
	if out, err := verify("other"); err == nil {
		t.Errorf("openssl takes the stamp for other bytes:\n%s", out)
	}
}

func FuzzCheckStamp(f *testing.F) {
	a, note := startTSA(f, x509.ExtKeyUsageTimeStamping), filled(f, 5).sign(f).Note
	answer, err := custody.AskStamp(context.Background(), a.Client(), a.URL, note, a.roots())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(answer)
	f.Add([]byte("0\x80"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := custody.CheckStamp(b, note, a.roots()); err == nil && !s.Time.Equal(stampTime) {
			t.Fatalf("a stamp that was never given: %+v", s)
		}
	})
}
