//go:build !linux

package archive

func syncAll(_ string, staged map[int]string) error {
	for _, path := range staged {
		if err := syncDir(path); err != nil {
			return err
		}
	}
	return nil
}

func syncDirs(_ string, dirs map[string]bool) error {
	for d := range dirs {
		if err := syncDir(d); err != nil {
			return err
		}
	}
	return nil
}
