"""SSH host keys at first use, for clusters that read over SSH while we push over HTTPS and so meet
no host key."""

from __future__ import annotations

import functools
from urllib.parse import urlsplit

from provisioner.base import programs
from provisioner.base.errors import Unreachable
from provisioner.git.hosts.base import Remote

SECONDS = 10


def first_use(remote: Remote) -> list[str]:
    """known_hosts lines of what the host shows now; none where it is not to be trusted at first
    use."""
    over_ssh = remote.trust_on_first_use and remote.url.startswith("ssh://")
    return list(_shown(remote.url)) if over_ssh else []


@functools.cache
def _shown(url: str) -> tuple[str, ...]:
    """Asked once a run, as many clusters want it."""
    parts = urlsplit(url)
    scan = programs.find("ssh-keyscan", "Install an OpenSSH client.")
    asked = programs.run(
        [scan, "-T", str(SECONDS), "-p", str(parts.port or 22), "--", parts.hostname or ""]
    )
    shown = tuple(
        sorted(line.strip() for line in asked.out.splitlines() if line.strip() and line[0] != "#")
    )
    if not shown:
        hint = "Check that this machine reaches its SSH port, or declare known_hosts."
        raise Unreachable(url, "its SSH server shows no host key", hint)
    return shown
