//go:build tools

// Package parts pins Flux's image automation controllers. They are not part of the default sandbox.
package parts

import (
	_ "github.com/fluxcd/image-automation-controller"
	_ "github.com/fluxcd/image-reflector-controller"
)
