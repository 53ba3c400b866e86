//go:build tools

// Package parts names the commands that are built from this graph.
package parts

import (
	_ "github.com/controlplaneio-fluxcd/flux-operator/cmd/operator"
)
