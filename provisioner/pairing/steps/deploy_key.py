"""The deploy key on the Git host: the public half of what the cluster's Secret holds."""

from __future__ import annotations

import dataclasses

from provisioner.flux import secret
from provisioner.pairing.credentials import host_keys, source_secret
from provisioner.pairing.credentials.host_keys import Installation, KeyOnHost
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


def look(target: Target, facts: Facts) -> KeyOnHost:
    public = secret.public_key(facts.cluster.source_secret)
    listed = target.host_keys.listed()
    readable = source_secret.opens(target) if listed is None and public else None
    return KeyOnHost(public=public, listed=listed, readable=readable)


def act(target: Target, facts: Facts, decision: Decision[Installation]) -> Facts:
    work = decision.work or Installation()
    if work.renew:
        trusted = target.prepared.result().host_keys
        facts = dataclasses.replace(facts, key_made=source_secret.renew(target, trusted))
    if work.replaces:
        target.host_keys.revoke([work.replaces])
    # What the cluster holds now is what counts, even if somebody else was faster.
    host_keys.install(target, secret.public_key(facts.cluster.again().source_secret))
    return facts


STEP = Step(name="deploy key", look=look, decide=host_keys.decide, act=act)
