"""Pairing templates, and what they make of a Cluster."""
