"""A cluster that moves between a hub and controllers of its own, in Git."""
