"""One declared Cluster in a run: what it is to be, and the management cluster that it is on."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, Refused
from provisioner.clusters import cluster_api
from provisioner.clusters.client import Client, Object
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.pairing.making.ownership import Claim
from provisioner.pairing.run.engine import Progress
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Run

PAUSE = 1.0  # seconds between two looks whether a kind is served
MOVED = (
    "If it was moved (`clusterctl move`), declare the management cluster that has it now. If it "
    "was deleted, have it made anew: `--new-cluster {name}`."
)
INSTALL = (
    "Install Cluster API and its providers there, with `clusterctl init` or through the "
    "repository of {management}."
)


class Making(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is the cluster's in the fleet. `management`: the API of its management cluster.
    `paired`: whether that cluster is paired in the fleet, so that its repository may bring Cluster
    API. `recorded`: the UID of the cluster that was paired under this name, as Git has it; empty
    if there was none."""

    name: str
    declared: Declaration
    run: Run
    management: Client
    progress: Progress
    paired: bool = False
    recorded: Callable[[], str] = lambda: ""

    @property
    def desired(self) -> Claim:
        return Claim(
            fleet=self.run.fleet.fleet,
            cluster=self.name,
            management=self.management.name,
            others=self.run.fleet.clusters.keys() - {self.name},
            committed=self.declared.delivery == "repository",
        )

    @property
    def planning(self) -> bool:
        return self.run.planning

    def claim(self) -> None:
        """Nothing on the management cluster but these objects is written, each of them at once."""

    def deadline(self) -> Deadline:
        """For one wait."""
        return Deadline.after(self.run.options.timeout)

    def version(self) -> str:
        """The version of Cluster that is served; empty if there is none yet."""
        deadline = self.deadline()
        while not (version := cluster_api.served(self.management)):
            if not self._may_come(f"{cluster_api.GROUP} Cluster", deadline):
                break
        return version

    def served(self, item: Object) -> bool:
        """Whether the kind of an object is served, or False where it may still come."""
        deadline = self.deadline()
        while not self.management.serves(item):
            if not self._may_come(f"{item['kind']} of {item['apiVersion']}", deadline):
                return False
        return True

    def check_absent(self) -> None:
        """Refused where the cluster that was paired may go on somewhere else: its Cluster is not
        here, and another one must not be made in its place unasked."""
        if self.name in self.run.options.new_clusters or not (uid := self.recorded()):
            return
        place = f"{self.declared.namespace}/{self.declared.cluster_name}"
        raise Refused(
            f"cluster {self.name}",
            f"Cluster {place} is not on {self.management.name}, though it was paired (UID {uid})",
            MOVED.format(name=self.name),
        )

    def live(self, item: Object) -> Object | None:
        meta = item["metadata"]
        place = (meta["name"], meta.get("namespace", ""))
        return self.management.get(item["apiVersion"], item["kind"], *place)

    def explained(self, item: Object, error: ProvisionerError) -> ProvisionerError:
        """What an API server said to an object, told of the cluster that the object makes."""
        cause = f"{identify(item)} on {self.management.name}: {error.cause}"
        ours = cluster_api.GROUP in error.cause and "admission webhook" in error.cause
        hint = "Correct its topology, its template or its values." if ours else error.hint
        return type(error)(f"cluster {self.name}", cause, hint)

    def _may_come(self, what: str, deadline: Deadline) -> bool:
        """Wait a moment for a kind, in a run. False in a plan. ProvisionerError where nothing of
        the fleet brings it, or it does not come in time."""
        if self.paired and self.planning:
            return False
        if not self.paired or deadline.over():
            hint = INSTALL.format(management=self.management.name)
            cause = f"management cluster {self.management.name} does not serve {what}"
            raise ProvisionerError(f"cluster {self.name}", cause, hint)
        self.progress.waiting("Cluster", f"{what} is not served by {self.management.name} yet")
        self.progress.pause(PAUSE)
        return True
