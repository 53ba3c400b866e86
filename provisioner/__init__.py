"""Declare clusters, repositories and deploy keys; Terraform makes them; Flux is paired in the same
run."""

__version__ = "0.1.0"
