"""A fake management cluster: Clusters, their Secrets and our records on a fake API server, the
clusters that they lead to, and an operator that is driven by hand.

`pair` and `unpair` are replaced by stubs, which note what they were called with. Everything else of
the operator is real, but for kopf: what it would deliver is read from the fake.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from provisioner.base.events import Event, Sink
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.handover.clusters.existing import Declaration
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair, unpair
from provisioner.pairing.run.options import Options
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.watch import observed, operator
from provisioner.watch.inbox import Inbox
from provisioner.watch.management import hub, records
from provisioner.watch.management.hub import Hub
from provisioner.watch.meters import Nothing
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings
from provisioner.watch.templates.template import FleetTemplate
from provisioner.watch.work import queue, runner
from tests.fakes.cluster import FakeCluster
from tests.fakes.credentials import StaticCredential

Object = dict[str, Any]
PATIENCE = 5.0  # seconds until a test gives up


def cluster_crd(versions: tuple[str, ...] = ("v1beta2", "v1beta1")) -> Object:
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "clusters.cluster.x-k8s.io"},
        "spec": {
            "group": "cluster.x-k8s.io",
            "scope": "Namespaced",
            "names": {"kind": "Cluster", "plural": "clusters"},
            "versions": [
                {"name": name, "served": True, "storage": name == versions[0], "subresources": {}}
                for name in versions
            ],
        },
    }


def cluster(name: str, namespace: str = "default", **changes: Any) -> Object:
    """A Cluster whose control plane is initialised."""
    metadata = {"name": name, "namespace": namespace, "labels": changes.pop("labels", {})}
    metadata |= changes.pop("metadata", {})
    ready = {"initialization": {"controlPlaneInitialized": True}}
    return {
        "apiVersion": "cluster.x-k8s.io/v1beta2",
        "kind": "Cluster",
        "metadata": metadata,
        "spec": changes.pop("spec", {}),
        "status": changes.pop("status", ready),
        **changes,
    }


@dataclass
class Call:
    """Of a stub: with which fleet, and when."""

    fleet: Fleet
    options: Options
    departures: dict[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return sorted(self.fleet.pairings)


class FakeManagement:
    """`workloads`: by the name in the fleet, what its Cluster leads to. `fails`: by that name, how
    its next pairings end. `before`: called in the thread of each pairing."""

    def __init__(self, template: FleetTemplate, **settings: Any) -> None:
        self.cluster = FakeCluster("management")
        self.cluster.put(cluster_crd())
        self.workloads: dict[str, FakeCluster] = {}
        self.paired: list[Call] = []
        self.unpaired: list[Call] = []
        self.fails: dict[str, list[ClusterReport]] = {}
        self.unreachable: dict[str, Exception] = {}
        self.before: Callable[[Fleet], None] = lambda _fleet: None
        self.events: list[Event] = []
        self.settings = Settings(
            templates={"template.yaml": template, **settings.pop("templates", {})},
            management=Declaration(context="management"),
            sink=self.events.append,
            **settings,
        )
        self.inbox = Inbox()
        self.reconciler: Reconciler | None = None

    def installed(self, monkeypatch: pytest.MonkeyPatch) -> FakeManagement:
        monkeypatch.setattr(queue, "QUIET", 0.01)
        monkeypatch.setattr(access, "reach", self._reach)
        monkeypatch.setattr(hub, "Client", self._client)
        monkeypatch.setattr(runner, "Client", self._client)
        monkeypatch.setattr(pair, "pair", self._pair)
        monkeypatch.setattr(unpair, "unpair", self._unpair)
        return self

    def start(self) -> Reconciler:
        """A new operator, as after a restart; the one before is left as if it had been killed."""
        self.close()
        self.inbox = Inbox()
        opened = Hub(self.settings, threading.Event())
        opened.open()
        self.reconciler = Reconciler(self.settings, opened, Nothing(), self.inbox)
        for record in opened.records():
            self.reconciler.record_changed(record)
        self.deliver()
        self.reconciler.watches_began()
        return self.reconciler

    def close(self) -> None:
        if self.reconciler:
            self.reconciler.close()
            self.reconciler = None

    def add(self, name: str, workload: str = "", **changes: Any) -> Object:
        """A Cluster whose API answers, and its Secret."""
        made = self.cluster.put(cluster(name, **changes))
        entry = workload or f"{made['metadata']['namespace']}-{name}"
        self.workloads[entry] = FakeCluster(f"{entry}-{len(self.workloads)}")
        self.deliver()
        return made

    def remove(self, name: str) -> None:
        held = self.cluster.peek("Cluster", name, "default")
        assert held
        self.cluster.server.delete(held)
        self.deliver()

    def deliver(self) -> None:
        """What kopf would deliver: every object as it is now."""
        if not self.reconciler:
            return
        server = self.cluster.server
        clusters = [observed.observed(one) for one in server.all("cluster.x-k8s.io", "Cluster")]
        recorded = [records.read(one) for one in server.all(records.GROUP, records.KIND)]
        uids = {one.uid for one in clusters} | {one.uid for one in recorded}
        for known in list(self.reconciler.everything.items.values()):
            if known.cluster and known.cluster.uid not in uids:
                self.reconciler.cluster_deleted(known.cluster)
            if known.record and known.record.uid not in uids:
                self.reconciler.record_deleted(known.record)
        for cluster in clusters:
            self.reconciler.cluster_changed(cluster)
        for record in recorded:
            self.reconciler.record_changed(record)

    def until(self, condition: Callable[[], Any]) -> None:
        """Let the operator work until something holds."""
        assert self.reconciler
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.shown()
            operator.step(self.reconciler, self.inbox, longest=0.01)
            self.deliver()

    def look_again(self, name: str) -> None:
        """As after the long interval."""
        assert self.reconciler
        known = self.reconciler.everything.of(("default", name))
        self.until(lambda: not known.busy)
        known.until = 0.0
        self.reconciler.queue.add(("default", name), 0.0)

    def rest(self, seconds: float = 0.1) -> None:
        """Let it work for a while."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.reconciler
            operator.step(self.reconciler, self.inbox, longest=0.01)
            self.deliver()

    def record(self, name: str, namespace: str = "default") -> Object | None:
        return self.cluster.peek(records.KIND, name, namespace)

    def condition(self, name: str, kind: str = "Paired") -> Object:
        held = ((self.record(name) or {}).get("status") or {}).get("conditions") or []
        return next((one for one in held if one["type"] == kind), {})

    def occurrences(self, name: str) -> list[str]:
        """The reasons of the Events on a Cluster."""
        events = self.cluster.server.all("", "Event")
        ordered = sorted(events, key=lambda one: int(one["metadata"]["resourceVersion"]))
        return [one["reason"] for one in ordered if one["involvedObject"]["name"] == name]

    def names(self) -> list[list[str]]:
        """Of each batch that was paired."""
        return [call.names for call in self.paired]

    def shown(self) -> dict[str, Any]:
        """For the message of a test that fails."""
        assert self.reconciler
        items = self.reconciler.everything.items
        return {"/".join(key): (str(known.state), known.busy) for key, known in items.items()} | {
            "paired": self.names(),
            "unpaired": [call.names for call in self.unpaired],
        }

    def _reach(self, name: str, *_given: Any) -> Connection:
        if name in self.unreachable:
            raise self.unreachable[name]
        return Connection(server=f"https://{name}.test", credential=StaticCredential())

    def _client(self, name: str, *given: Any, **more: Any) -> FakeCluster:
        if name == self.settings.management_name:
            return self.cluster.connected()
        return self.workloads[name].connected(*given, **more)

    def _pair(self, fleet: Fleet, _sink: Sink, options: Options, **more: Any) -> Report:
        self.paired.append(Call(fleet, options))
        self.before(fleet)
        reports = []
        for name, pairing in fleet.pairings.items():
            failures = self.fails.get(name) or []
            if failures:
                reports.append(failures.pop(0))
                continue
            more["inspect"](_target(name, self.workloads[name]), _Facts())
            report = ClusterReport(cluster=name, result=Result.PAIRED, path=pairing.path)
            reports.append(report)
        return Report(fleet=fleet.fleet, clusters=reports)

    def _unpair(
        self, fleet: Fleet, departures: dict[str, Any], _sink: Sink, options: Options
    ) -> Report:
        self.unpaired.append(Call(fleet, options, departures))
        reports = []
        for name in departures:
            failures = self.fails.get(name) or []
            reports.append(
                failures.pop(0) if failures else ClusterReport(cluster=name, result=Result.GONE)
            )
        return Report(fleet=fleet.fleet, clusters=reports)


def uid_of(workload: FakeCluster) -> str:
    """What tells it from all others."""
    space = workload.peek("Namespace", "kube-system", "")
    assert space
    return str(space["metadata"]["uid"])


class _Facts:
    applied = "main@sha1:0123456789012345678901234567890123456789"


@dataclass
class _Desired:
    uid: str


@dataclass
class _Target:
    name: str
    desired: _Desired


def _target(name: str, workload: FakeCluster) -> _Target:
    return _Target(name, _Desired(uid_of(workload)))
