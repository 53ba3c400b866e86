"""The new key reads the repository: asked from here, with the host keys that the cluster trusts."""

from __future__ import annotations

import dataclasses
import time

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "probe"
PATIENCE = 30.0  # seconds that a host may take until a key that it has listed opens
PAUSE = 1.0


def look(target: Target) -> tuple[str, bool]:
    """The new key, and whether it opened in time."""
    found = staging_secret.must(target)
    deadline = target.deadline().sooner(PATIENCE)
    while not (opens := readable(target, found)) and not deadline.over():
        target.waiting("the new key", f"{target.desired.url} does not let it read yet")
        time.sleep(PAUSE)
    return found.new.public, opens


def decide(desired: Desired, seen: tuple[str, bool]) -> Decision:
    public, opens = seen
    if not opens:
        raise Unreachable(
            f"cluster {desired.cluster}",
            f"{desired.url} does not let the new key {keys.fingerprint(public)} read",
            "The old key stays in use. Look at the host's own rules for keys, and run again.",
        )
    return Decision(action=Action.UNCHANGED, subject=keys.fingerprint(public), detail="reads")


def act(target: Target, decision: Decision) -> None:
    """Asking is looking; there is nothing to do."""


def readable(target: Target, found: Staged) -> bool:
    remote = target.host.remote()
    if found.known_hosts:
        remote = dataclasses.replace(
            remote, known_hosts=found.known_hosts, trust_on_first_use=False
        )
    return network.readable(Access(remote=remote, key=found.new.private))
