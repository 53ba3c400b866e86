"""Which steps a story takes, and in which order."""
