package custody

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"

	"habeas"
)

// StampLimit is the largest answer of a time-stamp server that is read, in bytes.
const StampLimit = 1 << 20

// A Stamp is what a time-stamp server attests: that the checkpoint existed at a time.
type Stamp struct {
	Time      time.Time
	Authority string // subject of the certificate that signed it
}

// AskStamp asks the time-stamp server at url (RFC 3161) to attest a signed checkpoint, checks the answer against roots,
// and gives it as it came: `openssl ts -verify` reads it as a .tsr file beside the checkpoint. The server learns the
// checkpoint's hash and nothing else.
func AskStamp(ctx context.Context, client *http.Client, url string, checkpoint []byte, roots *x509.CertPool) ([]byte, error) {
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	if err != nil {
		return nil, err
	}
	query, err := timestamp.CreateRequest(bytes.NewReader(checkpoint), &timestamp.RequestOptions{Hash: crypto.SHA256, Certificates: true, Nonce: nonce})
	if err != nil {
		return nil, err
	}
	answer, err := post(ctx, client, url, query)
	if err != nil {
		return nil, err
	}
	ts, _, err := openStamp(answer, checkpoint, roots)
	if err != nil {
		return nil, err
	}
	if ts.Nonce == nil || ts.Nonce.Cmp(nonce) != 0 {
		return nil, habeas.Errorf(habeas.Contradiction, "time stamp: the answer is to another question")
	}
	return answer, nil
}

func post(ctx context.Context, client *http.Client, url string, query []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(query))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Usage, Text: "time stamp: not the address of a server", Cause: err}
	}
	req.Header.Set("Content-Type", "application/timestamp-query")
	res, err := client.Do(req)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "time stamp: the server cannot be reached", Cause: err}
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, habeas.Errorf(habeas.Unavailable, "time stamp: the server answers %s", res.Status)
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, StampLimit+1))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "time stamp: the answer broke off", Cause: err}
	}
	return b, nil
}

// CheckStamp checks a time-stamp server's answer for a checkpoint: its signature, that it is about these bytes, and that
// the signer was certified for time stamps by one of roots at that time. roots must not be nil.
func CheckStamp(answer, checkpoint []byte, roots *x509.CertPool) (Stamp, error) {
	ts, signer, err := openStamp(answer, checkpoint, roots)
	if err != nil {
		return Stamp{}, err
	}
	return Stamp{Time: ts.Time.UTC(), Authority: signer.Subject.String()}, nil
}

func openStamp(answer, checkpoint []byte, roots *x509.CertPool) (ts *timestamp.Timestamp, signer *x509.Certificate, err error) {
	defer func() { // the parsers below were not written for hostile bytes
		if p := recover(); p != nil {
			err = habeas.Errorf(habeas.Invalid, "time stamp: cannot be read")
		}
	}()
	if len(answer) > StampLimit {
		return nil, nil, habeas.Errorf(habeas.Refused, "time stamp: larger than %d bytes", StampLimit)
	}
	if roots == nil {
		return nil, nil, habeas.Errorf(habeas.Usage, "time stamp: name the certificates that are trusted to attest time")
	}
	ts, err = timestamp.ParseResponse(answer)
	if err != nil {
		return nil, nil, &habeas.Error{Kind: habeas.Invalid, Text: "time stamp: not a granted one with its certificate", Cause: err}
	}
	sum := sha256.Sum256(checkpoint)
	if ts.HashAlgorithm != crypto.SHA256 || !bytes.Equal(ts.HashedMessage, sum[:]) {
		return nil, nil, habeas.Errorf(habeas.Contradiction, "time stamp: not of this checkpoint")
	}
	signer, err = trusted(ts, roots)
	return ts, signer, err
}

// trusted checks signature and chain at the time that the stamp itself tells, which is what a stamp is for: it outlives
// the certificate.
func trusted(ts *timestamp.Timestamp, roots *x509.CertPool) (*x509.Certificate, error) {
	p7, err := pkcs7.Parse(ts.RawToken)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "time stamp: cannot be read", Cause: err}
	}
	signer := p7.GetOnlySigner()
	if signer == nil {
		return nil, habeas.Errorf(habeas.Invalid, "time stamp: want one signer, with its certificate")
	}
	between := x509.NewCertPool()
	for _, c := range p7.Certificates {
		between.AddCert(c)
	}
	err = p7.VerifyWithOpts(x509.VerifyOptions{
		Roots: roots, Intermediates: between, CurrentTime: ts.Time,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	})
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Contradiction, Text: fmt.Sprintf("time stamp: its signer is not one of those trusted to attest time at %s", ts.Time.UTC().Format(time.RFC3339)), Cause: err}
	}
	return signer, nil
}
