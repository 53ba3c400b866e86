"""`provisioner pair FILE`: exactly what `plan SOURCE --out FILE` has saved, or nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.handover.fleet import Fleet
from provisioner.pairing import saved_plan
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report
from provisioner.runs.handover_plans import planfile
from provisioner.runs.handover_plans.planfile import Contents, SavedHandoverPlan
from provisioner.runs.run import Run
from provisioner.runs.saved_plans import moved, selections
from provisioner.runs.sources import DASH, Source


def pair_saved(run: Run, source: Source) -> Report:
    """Look at everything again, and pair if nothing has changed since. `source` is the file; its
    binary reads the outputs if the plan is that of a working directory."""
    file = Path(str(source.place))
    contents = planfile.read(file)
    saved = contents.saved
    if lines := list(contradictions(run.settings.pairing, saved)):
        raise BadInput(
            f"saved plan {file}",
            f"contradicts the options of this command: it {'; it '.join(lines)}",
            "Leave these options out, or save a plan with them.",
        )
    run = selections.agreed(run, file, saved.only, saved.skip, saved.shard)
    options = run.selected(_options(run, file, contents, source), contents.fleet)
    fleet, sink = contents.fleet, moved.only_notes(run.sink)
    report, clusters = run.pairing.plan(fleet, sink, options, new=frozenset())
    lines = moved.unreadable(report) or saved_plan.moved(saved.clusters, clusters)
    if lines:
        raise moved.refused(file, saved.made, lines, run.sink)
    text = f"Plan of fleet {fleet.fleet}, saved {saved.made}: nothing has changed since."
    run.sink(Note(text=text))
    return run.report([run.pairing.pair(fleet, run.sink, options)], changed=False)


def contradictions(given: Options, saved: SavedHandoverPlan) -> Iterator[str]:
    """What the command line says against a saved plan, which the user has agreed to. Pure."""
    for name in sorted(given.new_clusters - {*saved.new_clusters}):
        yield f"does not say that {name} is new"
    for name in sorted(given.renamed - {*saved.renamed}):
        yield f"does not say that {name} had another name"


def _options(run: Run, file: Path, contents: Contents, source: Source) -> Options:
    """Those of the plan, with the private keys that Terraform keeps. Refused if the handover is no
    longer the one that was planned."""
    saved = contents.saved
    options = dataclasses.replace(
        run.settings.pairing,
        new_clusters=frozenset(saved.new_clusters),
        renamed=frozenset(saved.renamed),
    )
    if saved.source == DASH:
        return options
    # Whoever saved the plan has vouched for this handover; another one is refused below.
    now = Source(place=saved.source, binary=source.binary, trusted=True).handover()
    if lines := list(differences(contents.fleet, now.fleet, saved.source)):
        raise moved.refused(file, saved.made, lines, run.sink)
    return dataclasses.replace(options, keys=now.keys)


def differences(before: Fleet, after: Fleet, source: str) -> Iterator[str]:
    """A line for each part of a handover that is not as it was when the plan was saved. Pure."""
    if before.fleet != after.fleet:
        yield f"{source}: was fleet {before.fleet}, is {after.fleet}"
    for part in ("clusters", "repositories", "pairings"):
        was, now = getattr(before, part), getattr(after, part)
        for name in sorted(was.keys() | now.keys()):
            if was.get(name) != now.get(name):
                change = (
                    "is new" if name not in was else "is gone" if name not in now else "differs"
                )
                yield f"{source}: $.{part}.{name} {change}"
    if before.waves != after.waves:
        yield f"{source}: $.waves differs"
