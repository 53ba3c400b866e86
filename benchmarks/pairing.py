"""`python benchmarks/pairing.py` compares `provisioner pair` with `flux bootstrap git` and with a
bare script, in one run.

Every run has a fresh sandbox that is booted and idle before the clock starts. The peers take turns,
and each round starts with a different peer, so that other load on this machine affects all alike.
"""

from __future__ import annotations

import argparse
import functools
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import ground, peers, plot, results
from benchmarks.ground import Ground
from benchmarks.peers import Result
from provisioner.base.errors import ProvisionerError
from provisioner.sandbox.building import parts

ONE, FOUR = ("c1",), ("c1", "c2", "c3", "c4")
EIGHT = (*FOUR, "c5", "c6", "c7", "c8")
CASES = ("first", "four", "again", "again_eight")
AGAIN = 3  # second runs in the same sandbox
BOOTS = 3  # attempts to boot a sandbox
Peer = Callable[[Ground, str], Result]


def rounds(count: int, cases: Sequence[str]) -> Iterator[Result]:
    for turn in range(count):
        if {"first", "again"} & set(cases):
            for peer in _turned((peers.ours, peers.flux, peers.floor), turn):
                yield from on_fresh(ONE, functools.partial(first_and_again, peer, cases))
        if "four" in cases:
            for peer in _turned((peers.ours, peers.flux, peers.floor, peers.flux_at_once), turn):
                yield from on_fresh(FOUR, functools.partial(four, peer))
        if "again_eight" in cases:
            for peer in _turned((peers.ours, peers.flux), turn):
                yield from on_fresh(EIGHT, functools.partial(again_eight, peer))


def first_and_again(peer: Peer, cases: Sequence[str], there: Ground) -> list[Result]:
    found = [peer(there, "first")]
    if "again" in cases:
        there.settle()
        found += [peer(there, "again") for _ in range(AGAIN)]
    return found


def four(peer: Peer, there: Ground) -> list[Result]:
    return [peer(there, "four")]


def again_eight(peer: Peer, there: Ground) -> list[Result]:
    """The first run is not compared here: that is done by benchmarks/fleet.py."""
    first = peer(there, "eight")
    if first.failed:
        return [first]
    there.settle()
    return [peer(there, "again_eight") for _ in range(AGAIN)]


def on_fresh(clusters: Sequence[str], work: Callable[[Ground], list[Result]]) -> list[Result]:
    """Retries with another sandbox if one does not boot: that is no result of a peer."""
    for left in reversed(range(BOOTS)):
        try:
            with ground.fresh(clusters) as there:
                return work(there)
        except ProvisionerError as error:
            print(f"the sandbox failed: {error}", file=sys.stderr)
            if not left:
                raise
    return []


def _turned(order: Sequence[Peer], turn: int) -> list[Peer]:
    start = turn % len(order)
    return [*order[start:], *order[:start]]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Compare pairing with `flux bootstrap git` and with a bare script."
    )
    parser.add_argument("--count", type=int, default=7, help="rounds (default: 7)")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=CASES, help="(default: all)")
    parser.add_argument(
        "--json", action="store_true", help="print raw samples as lines, then the summary"
    )
    parser.add_argument(
        "--plot",
        type=Path,
        default=Path(__file__).parent / "pairing.svg",
        help="file for the plot",
    )
    return parser.parse_args()


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # or its sandbox would stay
    try:
        parts.binary("flux")
    except ProvisionerError as error:
        print(f"error: {error}", file=sys.stderr)
        return int(error.exit_code)
    found: list[Result] = []
    for one in rounds(options.count, options.cases):
        found.append(one)
        if options.json:
            print(json.dumps(vars(one)), flush=True)
        else:
            failed = f", {one.failed} failed" if one.failed else ""
            print(
                f"{one.case:11} {one.peer:13} {one.seconds:6.2f} s{failed}",
                file=sys.stderr,
                flush=True,
            )
    plot.write(found, options.plot)
    print(json.dumps(results.summary(found)) if options.json else results.table(found), flush=True)
    return 0 if any(not one.failed for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
