"""Clusters that reach their management cluster through its repository."""
