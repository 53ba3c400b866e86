"""Webhooks of repositories on Git hosts: one file for each kind of host that has them."""
