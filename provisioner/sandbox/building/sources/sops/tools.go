//go:build tools

// Package parts pins the sops that encrypts the files that tests let clusters decrypt.
package parts

import _ "github.com/getsops/sops/v3/cmd/sops"
