"""Pairing: one cluster, one repository path, one deploy key. Start reading at pair.py."""
