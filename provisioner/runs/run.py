"""What the stories of this folder work with, passed in, so that tests can pass something else."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provisioner.base.events import Sink
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.reports import summary
from provisioner.reports.model import Report
from provisioner.runs.project import Project, Settings
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options
    from provisioner.pairing.saved_plan import ClusterPlan

# Raises an error unless the user agrees to the plan.
Confirm = Callable[[PlanResult], None]


class Pairing:
    """The stories of provisioner/pairing.

    Each is imported when it is first needed: they load the Kubernetes and Git clients, which
    Terraform's own work need not wait for.
    """

    def pair(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        from provisioner.pairing import pair

        return pair.pair(fleet, sink, options)

    def plan(
        self, fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
    ) -> tuple[Report, list[ClusterPlan]]:
        """What `pair` would do, and the decisions to save."""
        from provisioner.pairing import saved_plan

        return saved_plan.look(fleet, sink, options, new=new)

    def unpair(
        self, fleet: Fleet, names: Collection[str], sink: Sink, options: Options, *, doomed: bool
    ) -> Report:
        from provisioner.pairing import unpair

        return unpair.unpair(fleet, names, sink, options, doomed=doomed)

    def plan_unpair(
        self, fleet: Fleet, names: Collection[str], sink: Sink, options: Options, *, doomed: bool
    ) -> Report:
        """The steps of `unpair`, without acting."""
        from provisioner.pairing import unpair

        return unpair.plan(fleet, names, sink, options, doomed=doomed)


@dataclass(frozen=True, kw_only=True)
class Run:
    """`started` is on the monotonic clock."""

    settings: Settings
    sink: Sink
    project: Project = field(default_factory=Project)
    pairing: Pairing = field(default_factory=Pairing)
    started: float = field(default_factory=time.monotonic)

    def options(self, applied: Fleet | None, terraform: Terraform) -> Options:
        """The options of pairing, with the private keys that Terraform has kept since its last
        apply. They are read only if some pairing needs them."""
        pairings = applied.pairings.values() if applied else ()
        if all(pairing.deploy_key.custody == "cluster" for pairing in pairings):
            return self.settings.pairing
        return dataclasses.replace(self.settings.pairing, keys=read.keys(terraform.output()))

    def report(self, reports: Sequence[Report], *, changed: bool) -> Report:
        """The reports so far as the report of the whole run."""
        return summary.joined(reports, changed=changed, seconds=time.monotonic() - self.started)
