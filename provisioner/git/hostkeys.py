"""SSH host keys at first use, for clusters that read over SSH while we push over HTTPS and so never
see a host key."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from provisioner.base import programs, tools
from provisioner.base.errors import Unreachable
from provisioner.base.run_context import RunContext
from provisioner.git.hosts.base import Remote

SECONDS = 10


def first_use(remote: Remote, context: RunContext) -> list[str]:
    """known_hosts lines of the keys that the host shows now; none where it is not to be trusted at
    first use. Asked once a run, as many clusters need them."""
    if not remote.trust_on_first_use or not remote.url.startswith("ssh://"):
        return []
    return list(context.once(("host keys", remote.url), lambda: _scan(remote.url)))


def _scan(url: str) -> tuple[str, ...]:
    lines = (line.strip() for line in _printed(urlsplit(url)).splitlines())
    # Sorted: ssh-keyscan prints the keys as they arrive, and the order must not look like a change.
    keys = tuple(sorted(line for line in lines if line and not line.startswith("#")))
    if not keys:
        hint = "Check that this machine reaches its SSH port, or declare known_hosts."
        raise Unreachable(url, "its SSH server shows no host key", hint)
    return keys


def _printed(url: SplitResult) -> str:
    program = tools.find(tools.KEYSCAN)
    port, host = str(url.port or 22), url.hostname or ""
    return programs.run([program, "-T", str(SECONDS), "-p", port, "--", host]).out
