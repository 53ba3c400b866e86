"""The proof: the files at the revision that the cluster reports as applied are the files we wrote.

Content, not ancestry: a squash merge or a later commit of the user's proves the pairing as well.
Conditions count only with their observedGeneration.
"""

from __future__ import annotations

import dataclasses

from provisioner.base.events import Action
from provisioner.pairing.flux_on_cluster import applied
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target


def look(target: Target, facts: Facts) -> str:
    """The revision that proves the pairing, or an empty text."""
    return applied.proven(target, facts.cluster.root)


def decide(desired: Desired, revision: str) -> Decision[None]:
    if revision:
        return Decision(action=Action.UNCHANGED, subject=revision)
    detail = "to be proven after the push"
    return Decision(action=Action.CREATED, subject="applied revision", detail=detail)


def wait(target: Target, facts: Facts, decision: Decision[None]) -> tuple[Facts, Decision[None]]:
    revision = applied.wait(target, lambda root: applied.proven(target, root) or None)
    return dataclasses.replace(facts, applied=revision), decide(target.desired, revision)


def learn(facts: Facts, revision: str) -> Facts:
    return dataclasses.replace(facts, applied=revision)


STEP = Wait(name="proof", look=look, decide=decide, wait=wait, predict=decide, learn=learn)
