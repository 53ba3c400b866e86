"""Canaries of Flagger in the user's manifests: what keeps them from working. Pure."""
