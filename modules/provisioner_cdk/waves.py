"""In which order the clusters of a fleet get something new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover import waves as handover
from provisioner_cdk import validation


@dataclass(frozen=True, kw_only=True)
class Wave:
    """Clusters that are worked on together; the next wave begins when all of them are proven.

    `clusters` is a number, a percentage such as `10%`, or `rest`. `selector` limits the wave to
    clusters with such `labels` in their GitOps. After a wave that has changed something, `pause` is
    waited for; then `check`, a program with its arguments, has to end with 0.
    """

    name: str
    clusters: int | str = handover.REST
    selector: str = ""
    pause: str = "0s"
    check: Sequence[str] = field(default_factory=tuple)


def entries(given: Sequence[Wave], where: str) -> list[dict[str, Any]]:
    """As the handover has them. Terraform has a number in place of text as text."""
    declared = []
    for index, wave in enumerate(given):
        place = f"{where}[{index}]"
        if not isinstance(wave, Wave):
            raise BadInput(place, f"{wave!r} is no wave", 'Use Wave(name="canary", clusters=1).')
        values = {
            "name": wave.name,
            "clusters": _text(wave.clusters),
            "selector": wave.selector,
            "pause": wave.pause,
            "check": list(wave.check),
        }
        declared.append(validation.declaration(handover.Wave, values, place))
    handover.check_all(convert.to(list[handover.Wave], declared, where), where)
    return declared


def _text(clusters: int | str) -> int | str:
    return clusters if isinstance(clusters, bool) else str(clusters)
