"""Whether the cluster can apply its repository at all, before an upgrade is pushed into it: half of
one would be."""

from __future__ import annotations

import time

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing import failing, roots
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.steps import proof
from provisioner.pairing.want import Want

NAME = "delivery"
PATIENCE = 30.0  # seconds: controllers that are being replaced fail for a moment
PAUSE = 1.0
# Of kustomize-controller's reasons; that it gets no artifact is mended by the steps of pairing.
FAILURES = ("BuildFailed", "ReconciliationFailed", "PruneFailed", "HealthCheckFailed")


def look(site: Site) -> Object | None:
    """The root Kustomization; one that fails, or tries again just now, is asked and given its time,
    unless planning."""
    root = roots.root(site)
    if site.planning or not _unsettled(root):
        return root
    deadline = Deadline.after(PATIENCE)
    roots.ask(site, site.want.source)
    token = roots.ask(site, site.want.root)
    while _unsettled(root) and not deadline.over() and not _final(site, root or {}, token):
        site.waiting("delivery", proof.condition(root)[2])
        time.sleep(PAUSE)
        root = roots.root(site)
    return root


def decide(want: Want, seen: Object | None) -> Decision:
    if fails(seen):
        raise Refused(
            f"cluster {want.cluster}",
            f"cannot apply its repository as it is: {proof.condition(seen)[2]}",
            "Mend that in Git first: an upgrade goes the same way.",
        )
    return Decision(
        action=Action.UNCHANGED, subject=f"{want.namespace}/{want.root['metadata']['name']}"
    )


def act(site: Site, decision: Decision) -> None:
    """What fails is the user's to mend."""


def _unsettled(root: Object | None) -> bool:
    """Between two failures kustomize-controller says that it is at work."""
    return fails(root) or (root is not None and proof.condition(root)[0] == "Unknown")


def _final(site: Site, root: Object, token: str) -> bool:
    """Whether it has tried the newest commit, after we asked, and will fail on that for ever."""
    status, head = root.get("status", {}), site.prepared.result().clone.head or ""
    tried = status.get("lastHandledReconcileAt") == token and status.get(
        "lastAttemptedRevision", ""
    ).endswith(head)
    return tried and fails(root) and failing.of_root(*proof.condition(root)[1:]).definite


def fails(root: Object | None) -> bool:
    status, reason, _ = proof.condition(root)
    return status == "False" and reason in FAILURES
