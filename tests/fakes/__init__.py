"""Fakes of Git hosts: stateful servers over HTTPS on loopback, for flows and faults. Each is a fake
and says so."""
