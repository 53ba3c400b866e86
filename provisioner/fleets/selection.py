"""Which clusters of a fleet a run works on. Pure. Whoever is not selected stays in the fleet."""

from __future__ import annotations

import dataclasses
import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.fleets import shards, sharing
from provisioner.fleets.shards import Shard
from provisioner.handover.fleet import Fleet
from provisioner.reports import columns

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options

SHOWN = 8  # names in a hint


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What the command line says: names with `*` and `?`, or labels as KEY=VALUE. `shard`: the part
    of what these select that this run works on, beside other runs."""

    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    shard: Shard | None = None

    @property
    def given(self) -> bool:
        return bool(self.only or self.skip or self.shard)

    def __str__(self) -> str:
        words = [*(f"--only {one}" for one in self.only), *(f"--skip {one}" for one in self.skip)]
        words += [f"--shard {self.shard}"] if self.shard else []
        return " ".join(words) or "all clusters"

    def of(self, fleet: Fleet) -> frozenset[str] | None:
        """As `names`; only a shard may be without a cluster. Clusters that share a path are in the
        same one: two runs must not decide about one file."""
        selected = names(fleet, self.only, self.skip)
        if self.shard is None:
            return selected
        left = fleet.pairings if selected is None else selected
        return shards.names(left, self.shard, sharing.firsts(fleet))

    def applied(self, options: Options, fleet: Fleet, sink: Sink) -> Options:
        """The same options for the selected clusters alone."""
        only, part = self.of(fleet), self.shard.slug if self.shard else ""
        if self.shard and only is not None:
            text = f"shard {self.shard}: {len(only)} of the fleet's {len(fleet.pairings)} clusters"
            sink(Note(text=text))
        return dataclasses.replace(options, only=only, part=part)


def names(fleet: Fleet, only: Sequence[str], skip: Sequence[str]) -> frozenset[str] | None:
    """The names of the selected pairings, None for all of them. BadInput for an argument that
    matches nothing, and if nothing is left."""
    if not only and not skip:
        return None
    wanted = _matching(fleet, "--only", only) if only else set(fleet.pairings)
    unwanted = _matching(fleet, "--skip", skip)
    left = wanted - unwanted
    if not left and fleet.pairings:
        cause = "leaves no cluster of those that --only selects" if only else "leaves no cluster"
        raise BadInput(f"--skip {' '.join(skip)}", cause, "Skip fewer of them.")
    return frozenset(left)


def _matching(fleet: Fleet, option: str, arguments: Sequence[str]) -> set[str]:
    return {name for argument in arguments for name in _matched(fleet, option, argument)}


def _matched(fleet: Fleet, option: str, argument: str) -> set[str]:
    found = {name for name in fleet.pairings if _matches(fleet, name, argument)}
    if not found:
        raise BadInput(
            f"{option} {argument}",
            f"matches no cluster of fleet {fleet.fleet}",
            _known(fleet, argument),
        )
    return found


def _matches(fleet: Fleet, name: str, argument: str) -> bool:
    key, equals, value = argument.partition("=")
    if not equals:
        return fnmatch.fnmatchcase(name, argument)
    return fleet.pairings[name].labels.get(key) == value


def _known(fleet: Fleet, argument: str) -> str:
    if "=" not in argument:
        return f"Paired clusters: {_listed(list(fleet.pairings))}."
    labels = {
        f"{key}={value}" for one in fleet.pairings.values() for key, value in one.labels.items()
    }
    return f"Labels of its clusters: {_listed(list(labels))}."


def _listed(words: list[str]) -> str:
    return columns.shortened(sorted(words), SHOWN) or "none"
