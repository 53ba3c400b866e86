"""What the stories of this folder work with, passed in, so that tests can pass something else."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from provisioner.base.events import Sink
from provisioner.handover import read
from provisioner.handover.fleet import Cluster, Fleet
from provisioner.reports import summary
from provisioner.reports.model import Report
from provisioner.runs.project import Project, Settings
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform

if TYPE_CHECKING:
    from provisioner.pairing.leaving_plan import LeavingPlan
    from provisioner.pairing.removal.leaving import Departure
    from provisioner.pairing.renames import Rename
    from provisioner.pairing.run.options import Options
    from provisioner.pairing.saved_plan import ClusterPlan


class Confirm(Protocol):
    """Raises an error unless the user agrees to Terraform's plan (None where Terraform has no part
    in it), to how these clusters leave, and to new names for others."""

    def __call__(
        self,
        plan: PlanResult | None,
        leaving: Sequence[LeavingPlan],
        renames: Sequence[Rename] = (),
        /,
    ) -> None: ...


class Pairing:
    """The stories of provisioner/pairing, those for many clusters wave by wave.

    Each is imported when it is first needed: they load the Kubernetes and Git clients, which
    Terraform's own work need not wait for.
    """

    def pair(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        from provisioner.fleets import stories

        return stories.pair(fleet, sink, options)

    def mark_renamed(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        """Note their new names on clusters that are about to be renamed."""
        from provisioner.pairing import pair

        return pair.mark_renamed(fleet, sink, options)

    def plan(
        self, fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
    ) -> tuple[Report, list[ClusterPlan]]:
        """What `pair` would do, and the decisions to save."""
        from provisioner.fleets import stories

        return stories.plan(fleet, sink, options, new=new)

    def unpair(
        self, fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options
    ) -> Report:
        from provisioner.pairing import unpair

        return unpair.unpair(fleet, departures, sink, options)

    def plan_unpair(
        self, fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options
    ) -> tuple[Report, list[LeavingPlan]]:
        """The steps of `unpair` without acting, and the decisions to agree to."""
        from provisioner.pairing import leaving_plan

        return leaving_plan.look(fleet, departures, sink, options)

    def renames(
        self,
        fleet: Fleet,
        departures: Mapping[str, Departure],
        added: Mapping[str, Cluster],
        sink: Sink,
        options: Options,
    ) -> list[Rename]:
        """The entries in `added` that lead to a cluster that leaves `fleet`."""
        from provisioner.pairing import renames

        return renames.find(fleet, departures, added, sink, options)


@dataclass(frozen=True, kw_only=True)
class Run:
    """`started` is on the monotonic clock."""

    settings: Settings
    sink: Sink
    project: Project = field(default_factory=Project)
    pairing: Pairing = field(default_factory=Pairing)
    started: float = field(default_factory=time.monotonic)

    def options(
        self,
        applied: Fleet | None,
        terraform: Terraform,
        *,
        new: frozenset[str] = frozenset(),
        renames: Sequence[Rename] = (),
    ) -> Options:
        """The options of pairing, with `new` clusters and with new names, and with the private keys
        that Terraform has kept since its last apply. They are read only if some pairing needs
        them."""
        options = self.settings.pairing
        options = dataclasses.replace(
            options,
            new_clusters=options.new_clusters | new,
            renamed=options.renamed | {one.new for one in renames},
        )
        pairings = applied.pairings.values() if applied else ()
        if all(pairing.deploy_key.custody == "cluster" for pairing in pairings):
            return options
        return dataclasses.replace(options, keys=read.keys(terraform.output()))

    def selected(self, options: Options, fleet: Fleet) -> Options:
        """The same options for the selected clusters alone. BadInput if there are none."""
        return self.settings.selection.applied(options, fleet, self.sink)

    def report(self, reports: Sequence[Report], *, changed: bool) -> Report:
        """The reports so far as the report of the whole run."""
        return summary.joined(reports, changed=changed, seconds=time.monotonic() - self.started)
