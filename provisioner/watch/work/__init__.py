"""Pairing and unpairing, in threads and batches."""
