//go:build tools

// Package parts pins Cluster API, which makes clusters in tests.
package parts

import (
	_ "sigs.k8s.io/cluster-api/cmd/clusterctl"
	_ "sigs.k8s.io/cluster-api/core"
)
