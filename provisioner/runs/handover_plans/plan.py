"""`provisioner plan SOURCE`: what `pair SOURCE` would do, saved with --out for `pair FILE`."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import msgspec

from provisioner import __version__
from provisioner.base import clock
from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.handover.fleet import Fleet
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.reports import summary
from provisioner.reports.model import Report
from provisioner.runs.handover_plans import planfile
from provisioner.runs.handover_plans.planfile import Contents, SavedHandoverPlan
from provisioner.runs.run import Run
from provisioner.runs.saved_plans import archive
from provisioner.runs.sources import DASH, Source


def plan(run: Run, source: Source, *, detailed: bool, out: Path | None = None) -> Report:
    """The steps of `pair` without acting. With `detailed`, exit code 2 stands for changes. `out` is
    where to save the plan."""
    if out:
        _require_apart(source, out)
        archive.require_writable(out)
    handover, chosen = source.handover(), run.settings.pairing
    handover.fleet.check_paired(chosen.new_clusters | chosen.renamed)
    if out:
        _require_repeatable(source, handover.fleet)
    options = dataclasses.replace(run.selected(chosen, handover.fleet), keys=handover.keys)
    # Terraform has made all of it.
    report, clusters = run.pairing.plan(handover.fleet, run.sink, options, new=frozenset())
    if out:
        _save(run, out, source, Prediction(fleet=handover.fleet, report=report, clusters=clusters))
    report = run.report([report], changed=False)
    return summary.detailed(report) if detailed else report


class Prediction(msgspec.Struct, frozen=True, kw_only=True):
    """What was planned for which fleet, and the decisions to save."""

    fleet: Fleet
    report: Report
    clusters: list[ClusterPlan]


def _require_apart(source: Source, out: Path) -> None:
    """The plan must not overwrite the handover that it is of."""
    given = Path(source.place or "")
    if out.exists() and given.exists() and out.samefile(given):
        raise BadInput("--out", f"{out} is SOURCE itself", "Name another file for the plan.")


def _require_repeatable(source: Source, fleet: Fleet) -> None:
    """A saved plan holds no private key, and standard input cannot be asked for it again."""
    kept = [name for name, one in fleet.pairings.items() if one.deploy_key.custody == "terraform"]
    if kept and source.place == DASH:
        raise BadInput(
            "--out",
            f"the private keys of {', '.join(kept)} are kept by Terraform and would be missing "
            "when the plan is applied",
            "Name the working directory or the state instead of standard input.",
        )


def _save(run: Run, out: Path, source: Source, prediction: Prediction) -> None:
    """Save the prediction, unless a cluster could not be read: its steps are not known."""
    if prediction.report.exit_code:
        text = f"Plan not saved to {out}: some clusters could not be read."
        run.sink(Note(text=text, level="error"))
        return
    chosen = run.settings.pairing
    saved = SavedHandoverPlan(
        format=archive.FORMAT,
        provisioner=__version__,
        made=clock.utc(time.time()),
        source=source.place or "",
        new_clusters=tuple(sorted(chosen.new_clusters)),
        renamed=tuple(sorted(chosen.renamed)),
        clusters=tuple(prediction.clusters),
        only=tuple(run.settings.selection.only),
        skip=tuple(run.settings.selection.skip),
        shard=str(run.settings.selection.shard or ""),
    )
    planfile.write(out, Contents(saved=saved, fleet=prediction.fleet))
    text = f"Plan saved to {out} (mode 0600). Apply it with `provisioner pair {out}`."
    run.sink(Note(text=text))
