//go:build tools

// Package parts pins Flagger and its load tester, for tests. The newest that Go's proxy serves.
package parts

import (
	_ "github.com/fluxcd/flagger/cmd/flagger"
	_ "github.com/fluxcd/flagger/cmd/loadtester"
)
