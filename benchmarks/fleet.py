"""`python benchmarks/fleet.py` measures one run over many clusters.

Eight real clusters are compared with eight `flux bootstrap git`, one after the other, and with the
bare script. Hundreds are simulated, by a process of their own on this machine: their figures say
what a run costs here, not what real clusters take to start Flux. How near the simulation is to a
real cluster is in the samples (`calibration`).
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import signal
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import pairing, peers, plot_fleet, simulated
from benchmarks.ground import Ground
from benchmarks.peers import Result
from provisioner.base.errors import ProvisionerError
from provisioner.sandbox.building import parts

PEERS = (peers.ours, peers.flux, peers.floor, peers.flux_at_once)
FLAT = (50, 200)  # smaller fleets, whose cost per cluster is compared with that of the whole
GOALS = {
    "eight": (0.25, False),
    "eight_floor": (1.0, False),
    "clusters_per_minute": (400, True),
    "memory_mb": (400, False),
    "again_s": (40, False),
    "again_requests": (12, False),
}  # and whether more is better
Object = dict[str, Any]


def measured(options: argparse.Namespace) -> Object:
    found: Object = {"samples": {"load": [round(os.getloadavg()[0], 1)], "cores": os.cpu_count()}}
    if options.only != "simulated":
        results = list(real(options.rounds))
        found |= eight(results)
        found["samples"]["eight"] = [vars(one) for one in results]
        found["samples"]["calibration"] = calibration()
    if options.only != "real":
        runs = {count: simulation(options, count) for count in counts(options.clusters)}
        found |= many(runs[options.clusters])
        found["samples"]["simulated"] = runs
    found["samples"]["load"].append(round(os.getloadavg()[0], 1))
    return found


def counts(most: int) -> list[int]:
    return [*(count for count in FLAT if count < most), most]


def real(rounds: int) -> Iterator[Result]:
    """Each peer in turn on eight fresh clusters."""
    for turn in range(rounds):
        for peer in (*PEERS[turn % len(PEERS) :], *PEERS[: turn % len(PEERS)]):
            work = functools.partial(_eight_by, peer)
            yield from pairing.on_fresh(pairing.EIGHT, work)


def _eight_by(peer: pairing.Peer, there: Ground) -> list[Result]:
    return [peer(there, "eight")]


def eight(results: Sequence[Result]) -> Object:
    """The ratios of medians; None for a peer without a run that went well."""
    seconds = {
        peer: _median([one.seconds for one in results if one.peer == peer and not one.failed])
        for peer in ("ours", "flux", "floor")
    }
    return {
        "eight": _ratio(seconds["ours"], seconds["flux"]),
        "eight_floor": _ratio(seconds["ours"], seconds["floor"]),
        "flux_at_once_failures": sum(one.failed for one in results if one.peer == "flux at once"),
    }


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None


def _ratio(upper: float | None, lower: float | None) -> float | None:
    return round(upper / lower, 3) if upper and lower else None


def simulation(options: argparse.Namespace, count: int) -> Object:
    """A first and a second run over so many simulated clusters."""
    with simulated.fresh(
        count,
        parts.distribution(),
        round_trip=options.round_trip,
        ready_after=options.ready_after,
        sync_after=options.sync_after,
    ) as there:
        first = there.pair("--parallel", str(options.parallel))
        again = there.pair("--parallel", str(options.parallel))
    return {"first": _described(first, count), "again": _described(again, count)}


def _described(run: simulated.Run, count: int) -> Object:
    if run.code:
        print(run.said[-2000:], file=sys.stderr)
    return {
        "clusters": count,
        "seconds": round(run.seconds, 2),
        "cpu_ms_per_cluster": round(1000 * run.cpu / count, 1),
        "simulation_cpu_ms_per_cluster": round(1000 * run.simulation_cpu / count, 1),
        "memory_mb": round(run.peak / 1e6),
        "requests_per_cluster": round(run.per_cluster(), 1),
        "code": run.code,
    }


def many(run: Object) -> Object:
    first, again = run["first"], run["again"]
    went_well = not first["code"] and not again["code"]
    per_minute = round(60 * first["clusters"] / first["seconds"])
    return {
        "clusters_per_minute": per_minute if went_well else None,
        "memory_mb": max(first["memory_mb"], again["memory_mb"]),
        "again_s": again["seconds"] if went_well else None,
        "requests": first["requests_per_cluster"],
        "again_requests": again["requests_per_cluster"],
    }


def calibration() -> Object:
    """One cluster, real and simulated, with the controllers and the sync of both as fast: the
    phases of each."""
    [real_run] = pairing.on_fresh(("c1",), lambda there: [peers.ours(there, "one")])
    phases = dict(real_run.phases)
    with simulated.fresh(
        1,
        parts.distribution(),
        round_trip=0.0,
        ready_after=phases.get("controllers", 1.0),
        sync_after=phases.get("first sync", 1.0),
    ) as there:
        run = there.pair()
    return {
        "real": {"seconds": round(real_run.seconds, 2), "cpu": round(real_run.cpu, 2), **phases},
        "simulated": {
            "seconds": round(run.seconds, 2),
            "cpu": round(run.cpu, 2),
            **dict(run.phases),
        },
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure one run over many clusters.")
    parser.add_argument("--only", choices=("real", "simulated"), help="one part (default: both)")
    parser.add_argument("--clusters", type=int, default=500, help="simulated (default: 500)")
    parser.add_argument("--rounds", type=int, default=3, help="of eight real ones (default: 3)")
    parser.add_argument(
        "--parallel", type=int, default=128, help="simulated ones at once (default: 128)"
    )
    parser.add_argument(
        "--round-trip",
        type=float,
        default=0.03,
        help="seconds that every request to a simulated cluster takes (default: 0.03)",
    )
    parser.add_argument(
        "--ready-after",
        type=float,
        default=5.0,
        help="seconds that controllers of a simulated cluster take to start (default: 5)",
    )
    parser.add_argument(
        "--sync-after",
        type=float,
        default=simulated.SYNC_AFTER,
        help="seconds that Flux of a simulated cluster takes to apply a new commit (default: "
        f"{simulated.SYNC_AFTER:g}, which is what real ones take while others start beside them)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object as a line")
    parser.add_argument("--plot", type=Path, help="file for a plot of the cost per cluster (SVG)")
    return parser.parse_args()


def table(found: Object) -> str:
    lines = [f"{name:24} {value}{_goal(name, value)}" for name, value in found.items()]
    runs = found["samples"].get("simulated", {})
    costs = [f"{count:5} simulated: {run[which]}" for count, run in runs.items() for which in run]
    return "\n".join([line for line in lines if not line.startswith("samples")] + costs)


def _goal(name: str, value: float | None) -> str:
    if name not in GOALS or value is None:
        return ""
    goal, more = GOALS[name]
    missed = value < goal if more else value > goal
    return f" ({'at least' if more else 'at most'} {goal}{': missed' if missed else ''})"


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # or its sandbox would stay
    try:
        if options.only != "simulated":
            parts.binary("flux")
        found = measured(options)
    except ProvisionerError as error:
        print(f"error: {error}", file=sys.stderr)
        return int(error.exit_code)
    if options.plot and (runs := found["samples"].get("simulated")):
        plot_fleet.write(runs, options.plot)
    print(json.dumps(found) if options.json else table(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
