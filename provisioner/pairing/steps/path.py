"""The path of a renamed pairing: once the cluster has fetched the commit that moved the folder, its
root Kustomization gets the new path and syncs again, in one write.

The object comes from Git, where gotk-sync.yaml says the same by then. Only these two fields are
written, since the rest of it may be patched by a kustomization.yaml of the user's.
"""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import applied, sync_objects, under_way
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

Spec = dict[str, Any]


class PathState(msgspec.Struct, frozen=True, kw_only=True):
    """`path`: what the cluster synchronises; None where it has no root Kustomization. `stopped`: it
    does not sync, as the rename has left it."""

    path: str | None
    stopped: bool = False


def look(target: Target, facts: Facts) -> PathState:
    root = facts.cluster.root
    if root is None:
        return PathState(path=None)
    return PathState(path=identity.path_of(root), stopped=bool(root["spec"].get("suspend")))


def decide(desired: Desired, state: PathState) -> Decision[Spec]:
    subject = f"Kustomization {desired.namespace}/{desired.root['metadata']['name']}"
    wanted = identity.path_of(desired.root)
    if state.path is None or (state.path == wanted and not state.stopped):
        return Decision(action=Action.UNCHANGED, subject=subject)
    spec = {"path": desired.root["spec"]["path"], "suspend": None}
    detail = "syncs again" if state.path == wanted else f"path {state.path} -> {wanted}"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=spec)


def act(target: Target, facts: Facts, decision: Decision[Spec]) -> Facts:
    _wait_for_commit(target)
    under_way.wait_for_root(target)  # at its end it would set the old path again
    target.client.patch(target.desired.root, {"spec": decision.work})
    return facts


def _wait_for_commit(target: Target) -> None:
    """At an older revision the new path does not exist."""
    source = target.desired.source
    sync_objects.request(target, source)

    def fetched(item: Object | None) -> bool | None:
        return applied.holds_our_files(target, sync_objects.fetched_revision(item)) or None

    waiting.until(
        target.client,
        _place(source),
        fetched,
        target.deadline(),
        lambda item: sync_objects.condition(item)[2],
    )


def _place(item: Object) -> tuple[str, str, str, str]:
    meta = item["metadata"]
    return item["apiVersion"], item["kind"], meta["namespace"], meta["name"]


STEP = Step(name="path", look=look, decide=decide, act=act)
