"""Writes the parts of modules/fleet, the Terraform module, that follow from the handover's structs:
`python -m tests.fleet_module`."""
