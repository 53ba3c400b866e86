"""Webhooks at Git hosts, which tell Receivers of pushes."""
