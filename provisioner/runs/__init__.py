"""Terraform and pairing together: one short function a command."""
