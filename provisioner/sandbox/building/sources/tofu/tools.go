//go:build tools

// Package parts pins OpenTofu, which tests run in Terraform's place.
package parts

import _ "github.com/opentofu/opentofu/cmd/tofu"
