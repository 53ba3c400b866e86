"""What is done to which run, and when: the same seed gives the same strike. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass

from provisioner.pairing import rotate, unpair
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.removal.leaving import Departure

CLUSTERS = ("c1", "c2")
# In this order hardly a round has to be prepared: each ends where the next begins.
ORDER = ("up", "rotate", "unpair", "up", "rotate", "down")
LONGEST_PAUSE = 0.3  # seconds after an event: as long as most steps
LONGEST_START = 4.0  # seconds before the first event: synthesis, Terraform, the first look
LEAVING = len(unpair.steps(Departure(drain=True))) + 2  # and its key and its files
EVENTS = {  # step events of one cluster
    "up": len(pairing_steps.STEPS),
    "rotate": 1 + len(rotate.STEPS),
    "unpair": LEAVING,
    "down": LEAVING,
}


@dataclass(frozen=True, kw_only=True)
class Strike:
    """`after`: how many step events the run reports before; then `pause` seconds pass. `suspends`:
    the run is stopped for longer than its Lease lasts, and goes on; otherwise it is killed."""

    seed: int
    command: str
    drain: bool
    after: int
    pause: float
    suspends: bool = False

    def __str__(self) -> str:
        word = "suspension" if self.suspends else "kill"
        drain = " --drain" if self.drain else ""
        when = f"{self.pause:.2f} s after {self.after} step events"
        return f"{word} {self.seed}: {self.command}{drain}, {when}"


def strike(seed: int, *, suspends: bool = False) -> Strike:
    choose = random.Random(f"{'suspension' if suspends else 'kill'} {seed}")
    command = ORDER[seed % len(ORDER)]
    drain = command in ("unpair", "down") and choose.random() < 0.6
    # The last event of each cluster comes when nothing is left to be struck.
    events = EVENTS[command] - 1 - (command in ("unpair", "down") and not drain)
    after = choose.randrange(events * len(CLUSTERS))
    return Strike(
        seed=seed,
        command=command,
        drain=drain,
        after=after,
        pause=choose.uniform(0, LONGEST_PAUSE if after else LONGEST_START),
        suspends=suspends,
    )


def campaign(kills: int, suspensions: int, first: int = 0) -> list[Strike]:
    """The suspensions are spread evenly among the kills. Both count seeds from `first`."""
    placed = [(number / max(kills, 1), strike(first + number)) for number in range(kills)]
    placed += [
        ((number + 1) / (suspensions + 1), strike(first + number, suspends=True))
        for number in range(suspensions)
    ]
    return [one for _, one in sorted(placed, key=lambda entry: entry[0])]
