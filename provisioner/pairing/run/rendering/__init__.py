"""What a pairing is to look like, rendered from its declaration."""
