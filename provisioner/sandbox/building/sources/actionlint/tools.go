//go:build tools

// Package parts pins the linter that the pipelines of stacks/pipelines are tested with.
package parts

import _ "github.com/rhysd/actionlint/cmd/actionlint"
