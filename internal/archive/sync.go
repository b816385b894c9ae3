package archive

import (
	"errors"
	"os"
)

// syncDir makes the names in a folder durable, or the bytes of a file.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
