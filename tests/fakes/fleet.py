"""A fleet of fake clusters, one real Git repository and a fake host: `pair`, `unpair`, `rotate` and
`upgrade` run end to end in milliseconds.

`installed` replaces the client factory, the host factory, the network under git and the clock; all
other code is real.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change, Event, Note
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.fleets import stories
from provisioner.git import hosts
from provisioner.handover.clusters.existing import Declaration as Cluster
from provisioner.handover.fleet import DeployKey, Fleet, GitOps, Pairing
from provisioner.handover.repositories.ssh import Declaration as Repository
from provisioner.pairing import (
    pair,
    plan,
    rotate,
    rotate_secrets,
    saved_plan,
    status,
    unpair,
    upgrade,
)
from provisioner.pairing.alerts.request import Request
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run import reach
from provisioner.pairing.run.engine import Progress
from provisioner.pairing.run.options import Options
from provisioner.reports.model import ClusterReport, Report
from tests.fakes import distributions, network
from tests.fakes.api_server import ApiServer
from tests.fakes.clock import FakeTime
from tests.fakes.cluster import FakeCluster
from tests.fakes.credentials import StaticCredential
from tests.fakes.flux import FakeFlux
from tests.fakes.host import FakeHost
from tests.fakes.repositories import BareRepository
from tests.fakes.workloads import FakeWorkloads

CONNECTION = Connection(server="https://fake.test", credential=StaticCredential())

FEW = ("source-controller", "kustomize-controller")


class FakeFleet:
    """Clusters c1 to cN; each is paired with the path `clusters/NAME` of the repository `fleet`.
    `events` holds the events of the last command."""

    def __init__(
        self,
        folder: Path,
        count: int = 1,
        *,
        name: str = "demo",
        repository: dict[str, Any] | None = None,
        deploy_key: DeployKey | None = None,
        **gitops: Any,
    ) -> None:
        self.folder = folder
        self.repository = BareRepository(folder / "fleet.git")
        self.host = FakeHost(self.repository.url)
        self.hosts: dict[tuple[str, ...], FakeHost] = {}  # those of other repositories
        self.distribution = distributions.write(folder / "distribution")
        names = [f"c{number}" for number in range(1, count + 1)]
        self.clusters: dict[str, FakeCluster] = {}
        self.workloads: dict[str, FakeWorkloads] = {}
        self.flux: dict[str, FakeFlux] = {}
        for cluster in names:
            self.build(cluster)
        settings = {"components": list(FEW), "distribution": str(self.distribution), **gitops}
        self.fleet = Fleet(
            version=1,
            fleet=name,
            clusters={name: Cluster(context=name) for name in names},
            repositories={"fleet": Repository(url=self.repository.url, **(repository or {}))},
            pairings={
                name: Pairing(
                    cluster=name,
                    repository="fleet",
                    path=f"clusters/{name}",
                    deploy_key=deploy_key or DeployKey(),
                    gitops=GitOps(**settings),
                )
                for name in names
            },
        )
        self.time = FakeTime()
        self._began = 0.0
        self.events: list[Event] = []
        self.renamed: frozenset[str] = frozenset()  # what the user says was renamed

    def installed(self, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
        """Put the fakes in place for the rest of the test."""
        monkeypatch.setattr(reach, "Client", self.client)
        network.install(monkeypatch)
        monkeypatch.setattr(access, "reach", lambda *_given: CONNECTION)
        monkeypatch.setattr(hosts, "of", lambda one, *_: self.hosts.get(one.place, self.host))
        self.time.install(monkeypatch)
        monkeypatch.setattr(Progress, "pause", _pause)
        return self

    def build(self, name: str, again: int = 0) -> FakeCluster:
        """Create an empty cluster; another `again` means another identity, as after a rebuild."""
        server = ApiServer(f"{name}-{again}")
        cluster = self.clusters[name] = FakeCluster(name, server)
        self.workloads[name] = FakeWorkloads(server)
        self.flux[name] = FakeFlux(server, self.repository, self.host)
        return cluster

    def another_repository(self, name: str) -> FakeHost:
        """One on a host of its own, which holds the same files."""
        declared = Repository(url=f"ssh://git@git.example.com/{name}.git")
        host = self.hosts[declared.place] = FakeHost(self.repository.url)
        repositories = {**self.fleet.repositories, name: declared}
        self.fleet = msgspec.structs.replace(self.fleet, repositories=repositories)
        for flux in self.flux.values():
            flux.hosts.append(host)
        return host

    def client(self, name: str, *given: Any, **more: Any) -> FakeCluster:
        return self.clusters[name].connected(*given, **more)

    def options(self, **more: Any) -> Options:
        settings = {
            "timeout": 30.0,
            "cache": self.folder / "cache",
            "renamed": self.renamed,
            **more,
        }
        return Options(lock_file=self.folder / "provisioner.lock.json", **settings)

    def pair(self, *, planning: bool = False, **more: Any) -> Report:
        self._begin()
        options = self.options(**more)
        return self._timed(pair.pair(self.fleet, self.events.append, options, planning=planning))

    def plan(self, **more: Any) -> Report:
        self._begin()
        options = self.options(**more)
        return self._timed(plan.plan(self.fleet, self.events.append, options, new=frozenset()))

    def saved(self, **more: Any) -> list[saved_plan.ClusterPlan]:
        """The plans that `plan --out` would save now."""
        self._begin()
        _, plans = saved_plan.look(
            self.fleet, self.events.append, self.options(**more), new=frozenset()
        )
        return plans

    def status(self, **more: Any) -> Report:
        self._begin()
        return status.status(self.fleet, self.events.append, self.options(**more))

    def rotate(self, *names: str, planning: bool = False, **more: Any) -> Report:
        self._begin()
        clusters = names or list(self.clusters)
        options = self.options(**more)
        return self._timed(
            rotate.rotate(self.fleet, clusters, self.events.append, options, planning=planning)
        )

    def rotate_secrets(self, *, planning: bool = False, **more: Any) -> Report:
        self._begin()
        options = self.options(**more)
        return self._timed(
            rotate_secrets.rotate(self.fleet, self.events.append, options, planning=planning)
        )

    def test_alerts(self, *names: str, change_request: str = "", **more: Any) -> Report:
        """Those of these names, or all."""
        self._begin()
        request = Request(names=names, change_request=change_request)
        among = () if "only" in more else self.fleet.pairings
        options = self.options(**more)
        report = stories.test_alerts(self.fleet, self.events.append, options, request, among)
        return self._timed(report)

    def unpair(
        self,
        *names: str,
        drain: bool = False,
        gone: bool = False,
        planning: bool = False,
        **more: Any,
    ) -> Report:
        self._begin()
        departures = {
            name: Departure(drain=drain, gone=gone) for name in names or tuple(self.fleet.pairings)
        }
        options = self.options(**more)
        return self._timed(
            unpair.unpair(self.fleet, departures, self.events.append, options, planning=planning)
        )

    def upgrade(self, version: str = distributions.NEXT, **more: Any) -> Report:
        """Upgrade all clusters to a version, whose distribution is written first."""
        self._begin()
        folder = distributions.write(self.folder / version, version)
        self.fleet = upgrade.select(self.fleet, (), version=version, distribution=str(folder))
        options = self.options(**more)
        return self._timed(upgrade.upgrade(self.fleet, self.events.append, options))

    def declared(self, cluster: str = "", **changes: Any) -> None:
        """Change the declared GitOps options of one cluster or of all."""
        pairings = {
            name: msgspec.structs.replace(
                pairing, gitops=msgspec.structs.replace(pairing.gitops, **changes)
            )
            if cluster in ("", name)
            else pairing
            for name, pairing in self.fleet.pairings.items()
        }
        self.fleet = msgspec.structs.replace(self.fleet, pairings=pairings)

    def rename(self, new: str, *, old: str = "c1", path: str = "") -> None:
        """Declare a cluster under another name, and its path by that name unless one is given."""
        self.clusters[new] = self.clusters.pop(old)
        self.workloads[new], self.flux[new] = self.workloads.pop(old), self.flux.pop(old)
        pairings, clusters = dict(self.fleet.pairings), dict(self.fleet.clusters)
        clusters[new] = clusters.pop(old)
        pairings[new] = msgspec.structs.replace(
            pairings.pop(old), cluster=new, path=path or f"clusters/{new}"
        )
        self.fleet = msgspec.structs.replace(self.fleet, clusters=clusters, pairings=pairings)
        self.renamed |= {new}

    def mark_renamed(self) -> Report:
        self._begin()
        return self._timed(pair.mark_renamed(self.fleet, self.events.append, self.options()))

    @property
    def only(self) -> FakeCluster:
        """The cluster of a fleet that has only one."""
        (cluster,) = self.clusters.values()
        return cluster

    def steps(self, cluster: str = "c1") -> dict[str, str]:
        """Action by step name. If a step reports twice, the last action counts."""
        return {
            event.step: str(event.action)
            for event in self.events
            if isinstance(event, Change) and event.cluster == cluster
        }

    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]

    def _begin(self) -> None:
        self._began = self.time.monotonic()
        self.events = []
        self.host.journal.clear()
        for cluster in self.clusters.values():
            cluster.journal.clear()

    def _timed(self, report: Report) -> Report:
        """The same, once its seconds prove to be those that have passed."""
        assert 0 <= report.seconds <= self.time.monotonic() - self._began + 1
        return report


def _pause(progress: Progress, seconds: float) -> None:
    """A pause that passes at once."""
    time.sleep(seconds)
    progress.check()


def report_of(report: Report, cluster: str = "c1") -> ClusterReport:
    return next(entry for entry in report.clusters if entry.cluster == cluster)
