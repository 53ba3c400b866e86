"""The peers to compare, each with its commands for one cluster or for several."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure, phases
from benchmarks.ground import Ground
from provisioner.sandbox.building import parts

FLOOR = Path(__file__).parent / "floor.py"


@dataclass(frozen=True, kw_only=True)
class Result:
    """One run of a peer. `failed` is the number of processes that ended with an error, `said` the
    end of their output."""

    case: str
    peer: str
    seconds: float
    cpu: float
    peak: int
    failed: int
    phases: list[tuple[str, float]]
    said: str = ""


def ours(ground: Ground, case: str) -> Result:
    argv = [sys.executable, "-m", "provisioner", "pair", str(ground.handover), "--json"]
    return _one(case, "ours", measure.run(argv, env=ground.env(), cwd=ground.folder), phases.ours)


def floor(ground: Ground, case: str) -> Result:
    argv = [sys.executable, str(FLOOR), str(ground.floor)]
    return _one(case, "floor", measure.run(argv, env=ground.env(), cwd=ground.folder), phases.floor)


def flux(ground: Ground, case: str) -> Result:
    """One cluster after the other: concurrent pushes of flux reject each other."""
    runs = [_bootstrap(ground, cluster).end() for cluster in ground.clusters]
    if len(runs) == 1:
        return _one(case, "flux", runs[0], phases.flux)
    return _several(
        case, "flux", runs, sum(run.seconds for run in runs), max(run.peak for run in runs)
    )


def flux_at_once(ground: Ground, case: str) -> Result:
    runs = [
        running.end() for running in [_bootstrap(ground, cluster) for cluster in ground.clusters]
    ]
    return _several(
        case, "flux at once", runs, max(run.seconds for run in runs), sum(run.peak for run in runs)
    )


def _bootstrap(ground: Ground, cluster: str) -> measure.Running:
    argv = [
        str(parts.binary("flux")),
        "bootstrap",
        "git",
        f"--url={ground.url}",
        "--branch=main",
        f"--path=clusters/{cluster}",
        f"--private-key-file={ground.key}",
        "--silent",
        f"--kubeconfig={ground.kubeconfig(cluster)}",
    ]
    return measure.Running(argv, env=ground.env(), cwd=ground.folder)


def _one(case: str, peer: str, run: measure.Sample, split: phases.Split) -> Result:
    return Result(
        case=case,
        peer=peer,
        seconds=run.seconds,
        cpu=run.cpu,
        peak=run.peak,
        failed=int(run.code != 0),
        phases=split(run) if run.code == 0 else [],
        said=run.said()[-600:] if run.code else "",
    )


def _several(case: str, peer: str, runs: list[measure.Sample], seconds: float, peak: int) -> Result:
    failed = [run for run in runs if run.code]
    return Result(
        case=case,
        peer=peer,
        seconds=seconds,
        cpu=sum(run.cpu for run in runs),
        peak=peak,
        failed=len(failed),
        phases=[],
        said="\n".join(run.lines[-1].text for run in failed if run.lines)[-600:],
    )
