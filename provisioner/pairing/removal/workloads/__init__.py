"""Draining a cluster: what its root has delivered, in which order it goes, and what is lost."""
