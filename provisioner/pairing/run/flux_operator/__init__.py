"""Clusters whose Flux is kept by flux-operator."""
