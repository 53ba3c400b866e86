"""Steps for clusters whose Flux is installed and kept by flux-operator, from a FluxInstance."""
