"""A test of the alerts of a cluster: Flux sends a message through each of them."""
