"""Constructs of the delivery platform's pieces, one file a piece."""
