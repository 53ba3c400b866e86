"""Describe Flux installations that exist as a stack: what is on clusters, and what Terraform's
Flux provider has in its state. Reads only."""
