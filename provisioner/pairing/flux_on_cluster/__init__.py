"""Flux's objects on a cluster: install, ownership of fields, deletion, and why something fails."""
