"""Terraform and pairing together: one file for each of `up`, `plan`, `up FILE` and `down`."""
