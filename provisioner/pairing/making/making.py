"""The story of what comes before a cluster of Cluster API is reached: its declared Cluster is made
on its management cluster. In a plan nothing is made or waited for, and a cluster that cannot be
reached yet is predicted."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.clusters import cluster_api
from provisioner.clusters.client import Client
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.pairing.making import applied, order
from provisioner.pairing.making.subject import Making
from provisioner.pairing.removal.departed import facts
from provisioner.pairing.run import engine
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session


@dataclass(kw_only=True)
class Made:
    """What became of the declared Clusters so far. `failures`: what stops a cluster. `changed`:
    those with something made or changed, or in a plan to be. `coming`: those that a plan cannot
    look at yet."""

    failures: Failures = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    coming: set[str] = field(default_factory=set)

    @property
    def stopped(self) -> set[str]:
        return self.failures.keys() | self.coming


class Maker:
    """Makes the Clusters of a run, side by side. `predicting`: a cluster that cannot be reached yet
    is left to a prediction."""

    def __init__(self, session: Session, *, predicting: bool) -> None:
        self._session, self._run, self._predicting = session, session.run, predicting
        self.made = Made()

    def make(self, names: Sequence[str]) -> list[str]:
        """Make what these clusters need; those of them that can be reached now, or waited for."""
        fleet = self._run.fleet
        wanted = [name for name in order.made_for(fleet, list(names)) if self._managed(name)]
        while wanted:
            now = [name for name in wanted if fleet.clusters[name].through not in wanted]
            wanted = [name for name in wanted if name not in now]
            asked = {name: self._session.start(self._make, name) for name in now}
            for name, future in asked.items():
                try:
                    future.result()
                except ProvisionerError as error:
                    self.made.failures[name] = error
        return [name for name in names if name not in self.made.stopped]

    def failed(self, names: Sequence[str], unreached: Failures) -> Failures:
        """What has stopped these clusters; whatever is reached through them is not tried."""
        self.made.failures |= unreached
        return {name: error for name, error in self.made.failures.items() if name in names}

    def counted(self, one: Ended) -> Ended:
        """The same, changed if anything was made for it."""
        fleet, name = self._run.fleet, one.report.cluster
        made = self.made.changed & set(order.made_for(fleet, [name]))
        return dataclasses.replace(one, changed=True) if made else one

    def _managed(self, name: str) -> bool:
        return bool(self._run.fleet.clusters[name].through)

    def _make(self, name: str) -> None:
        declared = self._run.fleet.clusters[name]
        if declared.through in self.made.coming:
            self.made.coming.add(name)
            return
        if error := self.made.failures.get(declared.through):
            cause = f"its management cluster {declared.through} was not reached: {error.cause}"
            raise Unreachable(f"cluster {name}", cause, error.hint)
        if isinstance(declared, Declaration):
            self._make_cluster(name, declared)

    def _make_cluster(self, name: str, declared: Declaration) -> None:
        making = self._making(name, declared)
        if declared.declared and engine.run(applied.STEP, making, facts()).changed:
            self.made.changed.add(name)
        if self._predicting and not _there(making):
            self.made.coming.add(name)

    def _making(self, name: str, declared: Declaration) -> Making:
        progress = self._run.progress(name)
        with engine.reporting(progress, applied.STEP.name):
            management = self._client(declared.management)
        return Making(
            name=name,
            declared=declared,
            run=self._run,
            management=management,
            progress=progress,
            paired=declared.management in self._run.fleet.pairings,
        )

    def _client(self, name: str) -> Client:
        key = ("management cluster", name)
        return self._run.context.once(key, lambda: self._session.client(name))


def _there(making: Making) -> bool:
    """Whether the cluster may be reached: its control plane is initialised, and its kubeconfig is
    there."""
    declared, management = making.declared, making.management
    version = cluster_api.served(management)
    if not version:
        return False
    live = making.live(cluster_api.cluster(declared.cluster_name, version, declared.namespace))
    secret = cluster_api.kubeconfig_secret(declared.cluster_name)
    return bool(
        live
        and cluster_api.initialized(live)
        and management.get("v1", "Secret", secret, declared.namespace)
    )
