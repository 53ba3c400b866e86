"""Cluster kinds: how each is named and reached. One file a kind, of the same name everywhere."""
