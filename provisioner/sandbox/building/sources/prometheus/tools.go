//go:build tools

// Package parts pins the Prometheus that scrapes controllers and checks alert rules in tests.
package parts

import (
	_ "github.com/prometheus/prometheus/cmd/prometheus"
	_ "github.com/prometheus/prometheus/cmd/promtool"
)
