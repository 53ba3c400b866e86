"""Whose Flux delivers to a cluster: its own, or that of a hub; and how that changes."""
