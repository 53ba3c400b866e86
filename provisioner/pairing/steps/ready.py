"""The controllers run: every Deployment of ours is Available, or the wait ends with the reason."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.pairing.flux_on_cluster import deployments
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

SUBJECT = "controllers"
Names = list[str]


def look(target: Target, facts: Facts) -> Names:
    """The Deployments that are not Available."""
    live = facts.cluster.deployments
    names = target.desired.pairing.gitops.components
    return [name for name in names if not deployments.available(live.get(name))]


def decide(desired: Desired, unavailable: Names) -> Decision[Names]:
    if not unavailable:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = "became available"
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=detail, work=unavailable)


def predict(desired: Desired, unavailable: Names) -> Decision[Names]:
    """Nothing: that controllers start is no decision of ours."""
    return Decision(action=Action.UNCHANGED, subject=SUBJECT)


def wait(target: Target, facts: Facts, decision: Decision[Names]) -> tuple[Facts, Decision[Names]]:
    deployments.wait_for_all(target, decision.work or [], deployments.available)
    return facts, decision


STEP = Wait(name="ready", look=look, decide=decide, wait=wait, predict=predict)
