"""Kills of `rotate` on a real Gitea: `python -m tests.real.gitea_kills [--count N] [--seed N]`.

SIGKILL after every step event, then seeded dice of signal, event and offset. Each is followed by
`rotate` or `pair`, which must end well and leave one key, one Secret and a source that is ready.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.real import gitea_fleet
from tests.real.gitea_fleet import Fleet
from tests.real.kills import EVENTS, SIGNALS, Kill, strike

CLUSTER = "c1"
LONGEST = 6.0  # seconds that a rotation may take here
ROTATE = ("rotate", "handover.json", "--json")


def chosen(seed: int, count: int) -> Iterator[Kill]:
    for after in range(EVENTS["rotate"]):
        yield Kill(command="rotate", signal=signal.SIGKILL, after=after, offset=0.0)
    dice = random.Random(seed)
    for _ in range(count):
        at = dice.randrange(EVENTS["rotate"]) if dice.random() < 0.3 else None
        yield Kill(
            command="rotate",
            signal=dice.choice(SIGNALS),
            after=at,
            offset=dice.uniform(0.3, LONGEST),
        )


def faults(fleet: Fleet, command: str) -> list[str]:
    """What is wrong after a plain run of `command`."""
    again = fleet.project.json(command, "handover.json")
    found = (
        []
        if again.code == 0
        else [f"{command} ended with {again.code}: {again.err.strip()[-400:]}"]
    )
    keys = [key["title"] for key in fleet.server.keys(gitea_fleet.REPOSITORY)]
    found += [f"keys on the host: {keys}"] if len(keys) != 1 else []
    staging = fleet.project.kubectl(
        CLUSTER, "get", "secrets", "-n", "flux-system", "-o", "name"
    ).split()
    found += ["a staging Secret is left"] if "secret/flux-system-rotation" in staging else []
    return found + ([] if fleet.ready(CLUSTER) == "TrueTrue" else ["a source is not ready"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    late = wrong = 0
    with (
        tempfile.TemporaryDirectory(prefix="kills-") as folder,
        gitea_fleet.started(Path(folder), CLUSTER) as fleet,
    ):
        paired = fleet.pair()
        if paired.code:
            sys.exit(paired.err)
        for number, kill in enumerate(chosen(told.seed, told.count), 1):
            late += not strike(fleet.project, kill, ROTATE)
            command = "rotate" if number % 2 else "pair"
            found = faults(fleet, command)
            wrong += bool(found)
            print(f"{number} {kill}, then {command}: {'; '.join(found) or 'converged'}", flush=True)
    print(f"{number} kills, {late} of them too late, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
