"""Cluster kinds, Terraform's half: one file a kind, of the same name everywhere."""
