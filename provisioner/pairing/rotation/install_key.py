"""The new key on the Git host, beside the old one; nobody uses it yet."""

from __future__ import annotations

from provisioner.pairing.credentials import host_keys, staging_secret
from provisioner.pairing.credentials.host_keys import Installation, KeyOnHost
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


def look(target: Target, facts: Facts) -> KeyOnHost:
    rotation = staging_secret.required(target, facts.cluster)
    listed = target.host_keys.listed(fresh=True)
    if listed is None and rotation.new:
        readable = staging_secret.new_key_opens(target, rotation)
        return KeyOnHost(public=rotation.new, listed=None, readable=readable)
    return KeyOnHost(public=rotation.new, listed=listed)


def act(target: Target, facts: Facts, decision: Decision[Installation]) -> Facts:
    rotation = staging_secret.required(target, facts.cluster)
    if decision.work and decision.work.replaces:  # ours, unused, and with the wrong right
        target.host_keys.revoke([decision.work.replaces])
    host_keys.install(target, rotation.new)
    return facts


STEP = Step(name="new key", look=look, decide=host_keys.decide, act=act)
