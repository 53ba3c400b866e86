"""Whether Flux could still work with the NetworkPolicy that it is to get."""
