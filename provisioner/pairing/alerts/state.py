"""Whether the alerts of a cluster can be tested: they are there as declared, and their controller
runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.clusters.client import Object
from provisioner.flux.platform import alert
from provisioner.flux.platform.base import KUSTOMIZE, Placement
from provisioner.handover.platform.alert import COMMENTS, Declaration
from provisioner.pairing.alerts import objects
from provisioner.pairing.platform import readiness
from provisioner.pairing.run.snapshot import current
from provisioner.pairing.run.target import Target

CONTROLLER = "notification-controller"
FIRST = "Run `provisioner pair` first."


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The alerts of one cluster that are tested. `change_request`: the number of the one to comment
    on."""

    pieces: Sequence[Declaration]
    at: Placement
    change_request: str = ""

    @property
    def titles(self) -> str:
        return ", ".join(one.title for one in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Live:
    """What a cluster has: the objects of the alerts, Kustomizations, and whether
    notification-controller runs."""

    items: Mapping[readiness.Key, Object] = field(repr=False)
    kustomizations: Sequence[Object] = field(repr=False)
    running: bool

    def reported(self, wanted: Wanted, piece: Declaration) -> Object | None:
        """The Kustomization whose events a piece sends, for statuses of commits."""
        _, item = alert.objects(piece, wanted.at)
        live = self.items[readiness.key(item)]
        return objects.reported(live, self.kustomizations, wanted.at.namespace)


def look(target: Target, wanted: Wanted) -> Live:
    client = target.client
    pieces = (item for one in wanted.pieces for item in alert.objects(one, wanted.at))
    there = (current(client, item) for item in pieces)
    deployment = target.first_look.deployments.get(CONTROLLER, {})
    return Live(
        items={readiness.key(item): item for item in there if item},
        kustomizations=client.list(KUSTOMIZE, "Kustomization", wanted.at.namespace),
        running=bool(deployment.get("status", {}).get("readyReplicas")),
    )


def check(cluster: str, wanted: Wanted, live: Live) -> None:
    """ProvisionerError for an alert that is not on the cluster as declared, or cannot be tested."""
    if not live.running:
        raise ProvisionerError(f"cluster {cluster}", f"{CONTROLLER} does not run", FIRST)
    for piece in wanted.pieces:
        _check(f"cluster {cluster}: {piece.title}", piece, wanted, live)


def _check(subject: str, piece: Declaration, wanted: Wanted, live: Live) -> None:
    for problem in readiness.problems(alert.objects(piece, wanted.at), live.items):
        kind, name = problem.item["kind"], problem.item["metadata"]["name"]
        resumed = f"If that is not on purpose: `flux resume {kind.lower()} {name}`."
        hint = resumed if problem.suspended else FIRST
        raise ProvisionerError(subject, f"{problem.subject} {problem.cause}", hint)
    if piece.provider in COMMENTS and not wanted.change_request:
        cause = "comments on a change request, and none is named"
        raise BadInput(subject, cause, "Give the number of an open one: `--change-request`.")
    if objects.reports_commits(piece) and not live.reported(wanted, piece):
        cause = "its sources match no Kustomization, so that no commit gets a status"
        raise ProvisionerError(subject, cause, "Correct the sources.")
