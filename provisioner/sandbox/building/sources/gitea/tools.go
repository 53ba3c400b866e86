//go:build tools

// Package parts pins the Git host that tests of host APIs run against. It has a
// graph of its own: it does not resolve together with Kubernetes and Flux.
package parts

import _ "code.gitea.io/gitea"
