"""A real Kubernetes and a real Git host on this machine, as processes of the user. Uses only
`base`."""
