"""Whether the cluster can apply its repository at all, before an upgrade is pushed into it:
otherwise only half of the upgrade would be applied."""

from __future__ import annotations

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import applied, delivery_faults, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

PATIENCE = 30.0  # seconds: controllers that are being replaced fail for a moment
PAUSE = 1.0
# Of kustomize-controller's reasons. That it gets no artifact is repaired by the steps of pairing.
FAILURES = ("BuildFailed", "ReconciliationFailed", "PruneFailed", "HealthCheckFailed")
Root = Object | None


def look(target: Target, facts: Facts) -> Root:
    return facts.cluster.root


def decide(desired: Desired, root: Root) -> Decision[Object]:
    """One that fails, or is being tried again just now, is asked to reconcile and given its
    time."""
    if unsettled(root):
        return Decision(action=Action.CONFIGURED, subject=_subject(desired), work=root)
    return Decision(action=Action.UNCHANGED, subject=_subject(desired))


def settled(desired: Desired, root: Root) -> Decision[Object]:
    """Refused when the root Kustomization fails."""
    if fails(root):
        raise Refused(
            f"cluster {desired.cluster}",
            f"cannot apply its repository as it is: {applied.condition(root)[2]}",
            "Fix that in Git first: an upgrade goes through Git as well.",
        )
    return Decision(action=Action.UNCHANGED, subject=_subject(desired))


def wait(
    target: Target, facts: Facts, decision: Decision[Object]
) -> tuple[Facts, Decision[Object]]:
    deadline, root = Deadline.after(PATIENCE), facts.cluster.root
    sync_objects.request(target, target.desired.source)
    token = sync_objects.request(target, target.desired.root)
    while unsettled(root) and not deadline.over() and not _final(target, root or {}, token):
        target.progress.waiting("delivery", applied.condition(root)[2])
        target.progress.pause(PAUSE)
        root = facts.cluster.current(target.desired.root)
    return facts, settled(target.desired, root)


def unsettled(root: Root) -> bool:
    """Between two failures kustomize-controller says that it is reconciling."""
    return fails(root) or (root is not None and applied.condition(root)[0] == "Unknown")


def fails(root: Root) -> bool:
    status, reason, _ = applied.condition(root)
    return status == "False" and reason in FAILURES


def _final(target: Target, root: Object, token: str) -> bool:
    """Whether it has tried the newest commit since we asked, and will fail on that every time."""
    head = target.prepared.result().clone.head or ""
    attempted = root.get("status", {}).get("lastAttemptedRevision", "")
    tried = sync_objects.handled(root) == token and attempted.endswith(head)
    return tried and fails(root) and delivery_faults.of_root(*applied.condition(root)[1:]).definite


def _subject(desired: Desired) -> str:
    return f"{desired.namespace}/{desired.root['metadata']['name']}"


STEP = Wait(name="delivery", look=look, decide=decide, wait=wait, predict=settled)
