"""The new key reads the repository: asked from here, with the host keys that the cluster trusts."""

from __future__ import annotations

import dataclasses
import time

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.git import clone
from provisioner.git.hosts.base import Access
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import staged
from provisioner.pairing.rotating.staged import Staged
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "probe"
PATIENCE = 30.0  # seconds that a host may take until a key that it has listed opens
PAUSE = 1.0


def look(site: Site) -> tuple[str, bool]:
    """The new key, and whether it opened in time."""
    found = staged.must(site)
    deadline = site.deadline().sooner(PATIENCE)
    while not (opens := readable(site, found)) and not deadline.over():
        site.waiting("the new key", f"{site.want.url} does not let it read yet")
        time.sleep(PAUSE)
    return found.new.public, opens


def decide(want: Want, seen: tuple[str, bool]) -> Decision:
    public, opens = seen
    if not opens:
        raise Unreachable(
            f"cluster {want.cluster}",
            f"{want.url} does not let the new key {keys.fingerprint(public)} read",
            "The old key stays in use. Look at the host's own rules for keys, and run again.",
        )
    return Decision(action=Action.UNCHANGED, subject=keys.fingerprint(public), detail="reads")


def act(site: Site, decision: Decision) -> None:
    """Asking is looking; there is nothing to do."""


def readable(site: Site, found: Staged) -> bool:
    remote = site.host.remote(site.repository)
    if found.known_hosts:
        remote = dataclasses.replace(
            remote, known_hosts=found.known_hosts, trust_on_first_use=False
        )
    return clone.readable(Access(remote=remote, key=found.new.private))
