"""The new key on the Git host, beside the old one; it is used by nobody yet."""

from __future__ import annotations

from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.rotation import try_key
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import deploy_key
from provisioner.pairing.steps.deploy_key import Seen, decide

__all__ = ["NAME", "act", "decide", "look"]
NAME = "new key"


def look(target: Target) -> Seen:
    found = staging_secret.must(target)
    listed = target.host_keys = target.host.keys()
    if listed is None:
        return Seen(public=found.new.public, listed=None, readable=try_key.readable(target, found))
    return Seen(public=found.new.public, listed=tuple(listed))


def act(target: Target, decision: Decision) -> None:
    new = staging_secret.must(target).new
    if decision.work:  # with the wrong right: what is ours and unused is simply made anew
        target.host.revoke(decision.work.id)
    deploy_key.install(target, new.public)
