//go:build tools

// Package older pins the Flux that upgrades are tried from: v2.7.3, as much of it as Go's module proxy serves
// (notification-controller v1.7.4 it does not).
package older

import (
	_ "github.com/fluxcd/flux2/v2/pkg/manifestgen"
	_ "github.com/fluxcd/helm-controller"
	_ "github.com/fluxcd/kustomize-controller"
	_ "github.com/fluxcd/source-controller"
)
