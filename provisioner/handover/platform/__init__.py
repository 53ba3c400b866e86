"""Pieces of the delivery platform: what each declares. One file a piece, of the same name
everywhere."""
