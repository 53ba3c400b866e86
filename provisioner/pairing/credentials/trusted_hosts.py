"""The host keys that clusters are to trust when they read a repository by ssh."""

from __future__ import annotations

from provisioner.base.run_context import RunContext
from provisioner.git import hostkeys
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Remote


def of(clone: Clone, remote: Remote, context: RunContext) -> tuple[tuple[str, ...], bool]:
    """The known_hosts lines, and whether they were declared: those that git has seen, else what is
    declared, else what the host shows now."""
    lines = clone.known_hosts() or list(remote.known_hosts) or hostkeys.first_use(remote, context)
    return tuple(lines), bool(remote.known_hosts)
