"""One round after the other: strike a run, run it again, and look at everything."""

from __future__ import annotations

import contextlib
import datetime
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from provisioner.base import locks
from provisioner.base.errors import Held
from provisioner.base.exit_codes import ExitCode
from tests.chaos import checks
from tests.chaos.checks import Others
from tests.chaos.strikes import CLUSTERS, Strike
from tests.chaos.world import ACCOUNT, LEASE_SECONDS, World, short_lease
from tests.real import own
from tests.real.audit import Audit
from tests.real.project import Run

ENDED = 120.0  # seconds that a run may take after it was resumed
STEP = 0.05  # seconds that it goes on if it has the lock of the Git host
OTHERS = 3  # attempts of the other run
RIVAL_EVERY = 10  # rounds after which the second fleet's own run must find nothing to do


def stand_still(process: subprocess.Popen[str], lock: Path) -> None:
    """But not while it changes a deploy key. The Git host of the sandbox is a file, which a run
    locks itself; where it is a server, nobody waits for a run that stands still."""
    while True:
        process.send_signal(signal.SIGSTOP)
        with contextlib.suppress(Held), locks.held(lock, wait=2 * STEP):
            return
        process.send_signal(signal.SIGCONT)
        time.sleep(STEP)


class Campaign:
    def __init__(self, world: World, others: Others) -> None:
        self.world, self._others = world, others
        self._audits = {name: Audit(world.project, name) for name in CLUSTERS}
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def run(self, chosen: Sequence[Strike], until: float = float("inf")) -> None:
        """Stops early when `until`, on the monotonic clock, has come."""
        for number, strike in enumerate(chosen, 1):
            if time.monotonic() > until:
                print(f"time is up after {number - 1} of {len(chosen)} rounds", flush=True)
                break
            started = time.monotonic()
            wrong = self._looked_at(strike)
            if number % RIVAL_EVERY == 0:
                wrong += self._rival()
            seconds = time.monotonic() - started
            verdict = "; ".join(wrong) or "converged"
            print(f"{number}/{len(chosen)} {strike}: {verdict} ({seconds:.1f} s)", flush=True)
            self.faults += [f"{strike}: {line}" for line in wrong]
        self.faults += self._rival() + self._pushed()

    def _looked_at(self, strike: Strike) -> list[str]:
        """A run that hangs, or fails where nothing was struck, is a fault of its round."""
        try:
            return self.round(strike)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            return [f"{type(error).__name__}: {error}"]

    def round(self, strike: Strike) -> list[str]:
        prepare(self.world, strike.command)
        for audit in self._audits.values():
            audit.start_here()
        wrong = self._suspend(strike) if strike.suspends else self._kill(strike)
        wrong += checks.converged(self.world, strike)
        orphaned = checks.orphans(self.world)
        self.counts["keys orphaned"] += len(orphaned)
        return wrong + orphaned + self._touched()

    def _kill(self, strike: Strike) -> list[str]:
        with started(self.world, strike) as process:
            struck = process.poll() is None
            process.send_signal(signal.SIGKILL)
        self._count(strike, "kills", struck)
        return []

    def _suspend(self, strike: Strike) -> list[str]:
        """Another run pairs the clusters while this one stands still."""
        with short_lease(self.world.project), started(self.world, strike) as process:
            struck = process.poll() is None
            stand_still(process, own.sandbox(self.world.project).directory / "keys.lock")
            try:
                time.sleep(LEASE_SECONDS if struck else 0)
                other = self._other()
                resumed = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
            finally:
                process.send_signal(signal.SIGCONT)
            text = process.communicate(timeout=ENDED)[0]
        self._count(strike, "suspensions", struck)
        wrong = [] if other.code == 0 else [f"the other run ended with {other.code}: {other.err}"]
        wrong += ["a traceback"] if "Traceback" in text else []
        return wrong + (checks.late(self._audits, resumed) if struck else [])

    def _other(self) -> Run:
        """On a busy machine a run may lose a Lease as short as ours here. Then it ends, and says to
        run it again."""
        for _ in range(OTHERS):
            done = self.world.run("pair", admin=True)
            if done.code != ExitCode.HELD:
                break
        return done

    def _touched(self) -> list[str]:
        wrong = self._others.touched()
        for name, audit in self._audits.items():
            writes = audit.writes(ACCOUNT)
            self.counts["writes"] += len(writes)
            wrong += self._others.written(name, writes)
        self.counts["objects of others touched"] += len(wrong)
        return wrong

    def _count(self, strike: Strike, kind: str, struck: bool) -> None:
        self.counts[kind if struck else f"{kind} too late"] += 1
        self.counts[strike.command] += struck

    def _rival(self) -> list[str]:
        done = self.world.rival()
        moved = [one for one in done.steps() if one["action"] != "unchanged"]
        return [f"the second fleet's run ended with {done.code}: {moved}"] if moved else []

    def _pushed(self) -> list[str]:
        """After a leaving and a pairing, each with a push, no push key of a killed run is left."""
        prepare(self.world, "rotate")
        prepare(self.world, "up")
        return checks.stale_push_keys(self.world) + checks.orphans(self.world)


def campaign_in(world: World) -> Campaign:
    world.build()
    others = Others(world)  # what there is before the fleet under test comes
    world.come()
    return Campaign(world, others)


def prepare(world: World, command: str) -> None:
    """`up` starts with clusters that are not paired, all others with paired ones."""
    if command == "up":
        done = world.run("unpair", "--yes")
    elif world.applied:
        done = world.run("pair")
    else:
        done = world.project.json(*world.arguments("up")[:-1])
    assert done.code == 0, done.err


@contextmanager
def started(world: World, strike: Strike) -> Iterator[subprocess.Popen[str]]:
    """The run, when the moment of the strike has come; or when it has ended before."""
    argv = world.arguments(strike.command, drain=strike.drain)
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", *argv],
        cwd=world.project.folder,
        env=world.project.own_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        _until(process, strike.after)
        time.sleep(strike.pause)
        yield process
        if process.stdout and not process.stdout.closed:
            process.stdout.read()


def _until(process: subprocess.Popen[str], events: int) -> None:
    """Read on, until so many step events have come."""
    while events and process.stdout and (line := process.stdout.readline()):
        events -= line.startswith("{") and json.loads(line)["type"] == "step"
