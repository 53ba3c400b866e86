"""A credential with exactly the rights that are named for a purpose suffices for it, and what is
missing is named before anything is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.run_context import RunContext
from provisioner.clusters import faults
from provisioner.clusters.rights import ALL, Right
from provisioner.pairing.run import desired_state, required_rights
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.reach import Rendered
from provisioner.pairing.run.target import Run
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.journal import Fault, Request
from tests.unit.conftest import FleetMaker

Place = tuple[str, str, str, str]
# What the API server lets everybody ask.
OPEN = ("review", "discover", "version")
VERBS = {"apply": "patch", "replace": "update"}


def needed(fleet: FakeFleet, purpose: Purpose) -> set[Place]:
    """Group, resource, verb and namespace of each right."""
    options = fleet.options()
    run = Run(fleet=fleet.fleet, sink=fleet.events.append, options=options, context=RunContext())
    components = Rendered(run, options).components(fleet.fleet.pairings["c1"].gitops)
    desired = desired_state.render(fleet.fleet, "c1", fleet.host.remote(), components)
    return {_place(right) for right in required_rights.of(desired, purpose)}


def _place(right: Right) -> Place:
    return right.group, right.resource, right.verb, right.namespace


class FakeRights:
    """The API server's: `granted` and nothing else. `missing`: what was asked for without it."""

    def __init__(self, fleet: FakeFleet, granted: set[Place]) -> None:
        self._granted, self.missing = granted, set[str]()
        self._resources = {
            resource.kind: (resource.group, resource.full_name.partition(".")[0])
            for resource in fleet.only.server.resources()
        }
        fleet.only.rights = self._allows
        error = faults.Forbidden("cluster c1", "the test forbids it", "Grant that right.")
        fault = Fault(error=error, matches=self._forbids, times=None)
        fleet.only.journal.faults.append(fault)

    def _allows(self, group: str, resource: str, verb: str, namespace: str) -> bool:
        names = ((group, resource), (ALL, ALL))
        return any(
            (*name, verb, place) in self._granted for name in names for place in ("", namespace)
        )

    def _forbids(self, request: Request) -> bool:
        if request.verb in OPEN:
            return False
        group, resource = self._resources[request.kind]
        inner = f"/{request.subresource}" if request.subresource else ""
        verb = VERBS.get(request.verb, request.verb)
        if self._allows(group, f"{resource}{inner}", verb, request.namespace):
            return False
        self.missing.add(str(request))
        return True


STORIES: dict[Purpose, Callable[[FakeFleet], Report]] = {
    "pairing": FakeFleet.pair,
    "rotating": FakeFleet.rotate,
    "leaving": FakeFleet.unpair,
    "upgrading": FakeFleet.upgrade,
}


def source_elsewhere(fleet: FakeFleet) -> dict[str, Any]:
    """Of a user, in another namespace, with the finalizer that source-controller puts on."""
    meta = {"name": "theirs", "namespace": "default", "finalizers": ["finalizers.fluxcd.io"]}
    spec = {"url": fleet.host.remote().url, "interval": "1m"}
    return {
        "apiVersion": "source.toolkit.fluxcd.io/v1",
        "kind": "GitRepository",
        "metadata": meta,
        "spec": spec,
    }


@pytest.mark.parametrize("purpose", STORIES)
def test_the_rights_that_are_named_suffice(purpose: Purpose, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.only.put(source_elsewhere(fleet))
    if purpose == "pairing":
        fleet.only.delete(fleet.only.peek("Secret", "flux-system") or {})
    limits = FakeRights(fleet, needed(fleet, purpose))
    report = STORIES[purpose](fleet)
    assert limits.missing == set()
    assert report.exit_code == 0, report


@pytest.mark.parametrize("purpose", ["pairing", "rotating", "leaving"])
def test_all_missing_rights_are_named_before_anything_is_touched(
    purpose: Purpose, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    FakeRights(fleet, set())
    head = fleet.repository.head("main")
    if purpose == "pairing":
        fleet.only.server.delete(fleet.only.peek("ConfigMap", "provisioner-pairing") or {})
    report = report_of(STORIES[purpose](fleet))
    assert "the credential in use may not " in report.cause
    assert "configmaps in flux-system" in report.cause
    assert "cluster-admin" in report.hint
    assert fleet.only.journal.writes == []
    assert fleet.repository.head("main") == head
