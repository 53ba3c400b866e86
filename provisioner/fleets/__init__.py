"""Many pairings in one run: which of them, and in which waves."""
