"""Fakes, each named as one.

In memory, of the shape of the program's own seams: clusters with Flux, a Git host and whole fleets
(cluster.py, flux.py, host.py, fleet.py). As servers over HTTPS on loopback, for flows and faults of
Git hosts: server.py, github.py, gitlab.py.
"""
