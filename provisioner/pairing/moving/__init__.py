"""A cluster moves between a hub and controllers of its own, in one run."""
