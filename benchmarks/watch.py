"""`python benchmarks/watch.py` measures `provisioner watch` on a simulated management cluster.

The API servers are simulated, in this process, and every request to them takes a round trip; Git
and its host are real. So the figures say what the operator itself costs, not what real clusters
take to start Flux.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from provisioner.base.errors import ProvisionerError
from tests.simulated.watching import Ground

LONGEST = 600.0  # seconds until all must be paired
QUIET = 15.0  # seconds after the last pairing until the rest is measured
ROUNDS = 5  # of one cluster by the operator and one by hand


def names(count: int) -> list[str]:
    return [f"c{number:04}" for number in range(1, count + 1)]


def measured(ground: Ground, options: argparse.Namespace) -> dict[str, Any]:
    fleet = ground.fleet
    for name in names(options.count):
        fleet.build(name)
    with ground.watching() as process:
        load_before = os.getloadavg()[0]
        appearing = threading.Thread(target=_appear, args=(ground, options))
        started = time.time()
        appearing.start()
        all_paired = _until(lambda: len(fleet.paired) >= options.count)
        appearing.join()
        paired = max(fleet.paired.values(), default=started) - started
        peak = _memory(process.pid, "VmHWM")
        time.sleep(QUIET)
        before = fleet.servers.counted.total()
        time.sleep(options.rest)
        requests = fleet.servers.counted.total() - before
        memory = _memory(process.pid, "VmRSS")
        ratio, watched, by_hand = _proof(ground, options.rounds)
    return {
        "clusters": options.count,
        "paired": len(fleet.paired) - options.rounds if all_paired else len(fleet.paired),
        "paired_s": round(paired, 1),
        "memory_mb": round(memory, 1),
        "peak_mb": round(peak, 1),
        "requests_per_cluster_minute": round(requests / options.count / (options.rest / 60), 3),
        "proof_ratio": round(ratio, 2),
        "proof_s": round(watched, 2),
        "by_hand_s": round(by_hand, 2),
        "load": [round(load_before, 1), round(os.getloadavg()[0], 1)],
        "cores": os.cpu_count(),
    }


def _appear(ground: Ground, options: argparse.Namespace) -> None:
    started = time.monotonic()
    for number, name in enumerate(names(options.count)):
        time.sleep(max(0.0, started + number * options.seconds / options.count - time.monotonic()))
        ground.fleet.appear(name)


def _proof(ground: Ground, rounds: int) -> tuple[float, float, float]:
    """The ratio, and the medians of seconds from a cluster's Secret to its proof: by the operator,
    and by `pair` that starts when the Secret is there. They take turns."""
    watched, by_hand = [], []
    for number in range(rounds):
        name, other = f"extra{number}", f"hand{number}"
        for one in (name, other):
            ground.fleet.build(one)
        ground.fleet.appear(name)
        _until(lambda name=name: name in ground.fleet.paired)
        watched.append(ground.fleet.paired.get(name, 1e9) - ground.fleet.appeared[name])
        ground.fleet.appear(other, selected=False)
        by_hand.append(ground.pair(other))
    first, second = statistics.median(watched), statistics.median(by_hand)
    return first / second, first, second


def _until(holds: Any) -> bool:
    deadline = time.monotonic() + LONGEST
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _memory(pid: int, field: str) -> float:
    """In megabytes: VmRSS now, VmHWM at its highest."""
    text = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in text.splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) / 1000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Measure `provisioner watch` on a simulated management cluster."
    )
    parser.add_argument("--count", type=int, default=500, help="clusters (default: 500)")
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="within which they appear (default: 60)"
    )
    parser.add_argument(
        "--round-trip",
        type=float,
        default=0.03,
        help="seconds that every request takes (default: 0.03)",
    )
    parser.add_argument(
        "--rest", type=float, default=60.0, help="seconds measured at rest (default: 60)"
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"of the proof (default: {ROUNDS})"
    )
    parser.add_argument("--log", type=Path, help="where the operator's log is kept")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="provisioner-bench-") as folder:
        try:
            with Ground(Path(folder), options.round_trip).running() as ground:
                found = measured(ground, options)
        except ProvisionerError as error:
            print(f"error: {error}", file=sys.stderr)
            return int(error.exit_code)
        finally:
            log = Path(folder) / "watch.log"
            if options.log and log.exists():
                options.log.write_bytes(log.read_bytes())
    print(json.dumps(found) if options.json else _table(found))
    return 0 if found["paired"] == options.count else 1


def _table(found: dict[str, Any]) -> str:
    return "\n".join(f"{name:28} {value}" for name, value in found.items())


if __name__ == "__main__":
    sys.exit(main())
