"""In which order the clusters of a fleet get something new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.strict import Strict

REST = "rest"


class Wave(Strict, frozen=True, kw_only=True):
    """Clusters that are worked on together, in one commit per repository. The next wave begins when
    all of these are proven. `clusters` is how many of the run's clusters: a number, a percentage
    rounded up, or `rest`; they are taken by name from those that no earlier wave has and that
    `selector` matches. `pause` is waited for when the wave has changed something, then the program
    `check` has to end with 0."""

    name: text.Name
    clusters: text.Share | Annotated[int, msgspec.Meta(ge=1)] = REST
    selector: text.LabelSelector = ""
    pause: text.Pause = "0s"
    # Not named `check`: that is what every struct has.
    program: Annotated[list[text.Line], text.used("run")] = msgspec.field(
        name="check", default_factory=list
    )

    def check(self, where: str) -> None:
        if self.program and not self.program[0].strip():
            raise BadInput(f"{where}.check", "names no program", 'Example: ["./smoke-test.sh"]')


def check_all(waves: Sequence[Wave], where: str) -> None:
    """BadInput for a name that two waves have, and for a wave that one before it leaves nothing."""
    names: list[str] = []
    for index, wave in enumerate(waves):
        wave.check(f"{where}[{index}]")
        place = f"{where}[{index}].name"
        rules.distinct(names, wave.name, place)
        if any(takes_all(earlier) for earlier in waves[:index]):
            cause = f"no cluster is left for {wave.name!r}: a wave before it takes the rest"
            raise BadInput(place, cause, "Declare the wave with the rest last.")


def takes_all(wave: Wave) -> bool:
    return wave.clusters in (REST, "100%") and not wave.selector.strip()
