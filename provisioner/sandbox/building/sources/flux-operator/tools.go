//go:build tools

// Package parts pins flux-operator, for tests. Its licence is the AGPL: nothing of it is shipped.
package parts

import (
	_ "github.com/controlplaneio-fluxcd/flux-operator/cmd/operator"
)
