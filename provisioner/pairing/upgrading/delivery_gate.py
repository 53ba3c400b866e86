"""Whether the cluster can apply its repository at all, before an upgrade is pushed into it: half of
one would be."""

from __future__ import annotations

import time

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import delivery_faults, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof

NAME = "delivery"
PATIENCE = 30.0  # seconds: controllers that are being replaced fail for a moment
PAUSE = 1.0
# Of kustomize-controller's reasons; that it gets no artifact is mended by the steps of pairing.
FAILURES = ("BuildFailed", "ReconciliationFailed", "PruneFailed", "HealthCheckFailed")


def look(target: Target) -> Object | None:
    """The root Kustomization; one that fails, or tries again just now, is asked and given its time,
    unless planning."""
    root = sync_objects.root(target)
    if target.planning or not _unsettled(root):
        return root
    deadline = Deadline.after(PATIENCE)
    sync_objects.ask(target, target.desired.source)
    token = sync_objects.ask(target, target.desired.root)
    while _unsettled(root) and not deadline.over() and not _final(target, root or {}, token):
        target.waiting("delivery", proof.condition(root)[2])
        time.sleep(PAUSE)
        root = sync_objects.root(target)
    return root


def decide(desired: Desired, seen: Object | None) -> Decision:
    if fails(seen):
        raise Refused(
            f"cluster {desired.cluster}",
            f"cannot apply its repository as it is: {proof.condition(seen)[2]}",
            "Mend that in Git first: an upgrade goes the same way.",
        )
    return Decision(
        action=Action.UNCHANGED, subject=f"{desired.namespace}/{desired.root['metadata']['name']}"
    )


def act(target: Target, decision: Decision) -> None:
    """What fails is the user's to mend."""


def _unsettled(root: Object | None) -> bool:
    """Between two failures kustomize-controller says that it is at work."""
    return fails(root) or (root is not None and proof.condition(root)[0] == "Unknown")


def _final(target: Target, root: Object, token: str) -> bool:
    """Whether it has tried the newest commit, after we asked, and will fail on that for ever."""
    status, head = root.get("status", {}), target.prepared.result().clone.head or ""
    tried = status.get("lastHandledReconcileAt") == token and status.get(
        "lastAttemptedRevision", ""
    ).endswith(head)
    return tried and fails(root) and delivery_faults.of_root(*proof.condition(root)[1:]).definite


def fails(root: Object | None) -> bool:
    status, reason, _ = proof.condition(root)
    return status == "False" and reason in FAILURES
