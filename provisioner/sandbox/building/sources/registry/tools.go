//go:build tools

// Package parts pins the registry that tests push images to.
package parts

import _ "github.com/distribution/distribution/v3/cmd/registry"
