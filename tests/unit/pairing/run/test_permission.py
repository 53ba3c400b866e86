"""A credential with exactly the rights that are named for a purpose suffices for it, and what is
missing is named before anything is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.run_context import RunContext
from provisioner.clusters import faults
from provisioner.clusters.rights import ALL, Right
from provisioner.pairing import rights
from provisioner.pairing.run import required_rights
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.rendering.shared import Rendered
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
    desired = pairings.render(fleet.fleet, "c1", fleet.host.remote(), components)
    asked = (*required_rights.of(desired, purpose), *required_rights.recording(desired))
    return {_place(right) for right in asked}


def _place(right: Right) -> Place:
    return right.group, right.resource, right.verb, right.namespace


class FakeRights:
    """The API server's: `granted` and nothing else. `missing`: what was asked for without it."""

    def __init__(self, fleet: FakeFleet, granted: set[Place]) -> None:
        self._granted, self.missing = granted, set[str]()
        self._server = fleet.only.server
        fleet.only.rights = self._allows
        error = faults.Forbidden("cluster c1", "the test forbids it", "Grant that right.")
        fault = Fault(error=error, matches=self._forbids, times=None)
        fleet.only.journal.faults.append(fault)

    def _allows(self, group: str, resource: str, verb: str, namespace: str) -> bool:
        names = ((group, resource), (ALL, ALL))
        return any(
            (*name, verb, place) in self._granted for name in names for place in ("", namespace)
        )

    def _place(self, kind: str) -> tuple[str, str] | None:
        """Group and resource, while the kind is served: CRDs come and go."""
        for resource in self._server.resources():
            if resource.kind == kind:
                return resource.group, resource.full_name.partition(".")[0]
        return None

    def _forbids(self, request: Request) -> bool:
        if request.verb in OPEN:
            return False
        place = self._place(request.kind)
        if place is None:
            return False
        group, resource = place
        inner = f"/{request.subresource}" if request.subresource else ""
        verb = VERBS.get(request.verb, request.verb)
        if self._allows(group, f"{resource}{inner}", verb, request.namespace):
            return False
        self.missing.add(str(request))
        return True


def printed(fleet: FakeFleet, command: str, *, drain: bool = False) -> set[Place]:
    """What the roles grant that `provisioner rights --for COMMAND` prints."""
    aim = rights.Aim(commands=[command], drain=drain)
    documents = rights.on_clusters(fleet.fleet, ["c1"], aim, fleet.events.append, fleet.options())
    return {
        (group, resource, verb, document["metadata"].get("namespace", ""))
        for document in documents
        for rule in document.get("rules", ())
        for group in rule["apiGroups"]
        for resource in rule["resources"]
        for verb in rule["verbs"]
    }


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
    assert report.exit_code == 0, report_of(report).cause


COMMANDS: dict[str, Callable[[FakeFleet], Report]] = {
    "pair": FakeFleet.pair,
    "upgrade": FakeFleet.upgrade,
    "status": FakeFleet.status,
    "plan": lambda fleet: fleet.pair(planning=True),
    "rotate": FakeFleet.rotate,
    "unpair": FakeFleet.unpair,
    "down": FakeFleet.unpair,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_printed_roles_suffice(command: str, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    if command != "pair":
        fleet.pair()
        fleet.only.put(source_elsewhere(fleet))
    limits = FakeRights(fleet, printed(fleet, command))
    report = COMMANDS[command](fleet)
    assert limits.missing == set()
    assert report.exit_code == 0, report_of(report).cause


def test_a_plan_of_leaving_needs_no_right_to_change_anything(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    granted = printed(fleet, "plan")
    limits = FakeRights(fleet, granted)
    assert fleet.unpair(planning=True).exit_code == 0
    assert limits.missing == set()
    assert {verb for _, _, verb, _ in granted} == {"get", "list", "watch"}


def test_the_printed_roles_suffice_where_the_namespace_stays(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    meta = {"name": "theirs", "namespace": "flux-system"}
    fleet.only.put({"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta})
    limits = FakeRights(fleet, printed(fleet, "unpair"))
    report = fleet.unpair()
    assert limits.missing == set()
    assert report.exit_code == 0, report_of(report).cause
    assert fleet.only.peek("ConfigMap", "theirs")


def test_the_printed_roles_suffice_for_children_elsewhere(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    child = {**source_elsewhere(fleet), "metadata": {"name": "child", "namespace": "default"}}
    fleet.repository.commit({"clusters/c1/child.yaml": json.dumps(child)})
    fleet.pair()
    assert fleet.only.peek("GitRepository", "child", "default")
    fleet.only.put(source_elsewhere(fleet))  # keeps the kind
    limits = FakeRights(fleet, printed(fleet, "unpair"))
    report = fleet.unpair()
    assert limits.missing == set()
    assert report.exit_code == 0, report_of(report).cause
    assert not fleet.only.peek("GitRepository", "child", "default")


def test_the_printed_roles_suffice_for_a_drain(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    limits = FakeRights(fleet, printed(fleet, "unpair", drain=True))
    report = fleet.unpair(drain=True)
    assert limits.missing == set()
    assert report.exit_code == 0, report_of(report).cause


def test_rights_are_printed_without_recording_a_release(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    assert printed(fleet, "pair")
    assert not fleet.options().lock_file.exists()


def test_no_run_fails_without_the_right_to_leave_an_event(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    granted = {place for place in printed(fleet, "pair") if place[1:3] != ("events", "create")}
    limits = FakeRights(fleet, granted)
    assert fleet.pair().exit_code == 0
    assert {one.split()[1] for one in limits.missing} == {"Event"}


@pytest.mark.parametrize("purpose", ["pairing", "rotating", "leaving", "upgrading"])
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
