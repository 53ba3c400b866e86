"""What the user says about clusters that leave, and whether it fits the clusters that do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.pairing.removal.leaving import Departure

ALL = "all"


class Choices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The options as given. `drain` and `gone` are names of clusters, `drain` may hold `all`;
    `new_clusters` were made again on purpose. `asks`: somebody sees what is deleted before they
    agree, so clusters that Terraform destroys are drained without being named."""

    drain: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new_clusters: tuple[str, ...] = ()
    workloads: Literal["keep", "drain"] | None = None
    force: bool = False
    asks: bool = False

    @property
    def drains_all(self) -> bool:
        return ALL in self.drain or self.workloads == "drain"

    def drains(self, name: str) -> bool:
        return self.drains_all or name in self.drain


def check(choices: Choices, leaving: Collection[str]) -> None:
    """BadInput before anything is touched: for options that contradict each other, and for names
    that are not `leaving`. A cluster to drain that Terraform no longer has is no contradiction: a
    run that was killed while Terraform destroyed is run again with the same options."""
    named = [name for name in choices.drain if name != ALL]
    if choices.drain and choices.workloads == "keep":
        raise BadInput("--workloads keep", "contradicts --drain", "Leave one of them out.")
    for name in (*named, *choices.gone):
        if name not in leaving:
            raise _not_leaving(name, leaving)
    for name in named:
        if name in choices.gone:
            raise BadInput(f"cluster {name}", "cannot be both gone and drained")


def check_new(choices: Choices, known: Collection[str]) -> None:
    """BadInput for a new cluster that the fleet does not have."""
    for name in choices.new_clusters:
        if name not in known:
            raise BadInput(
                f"cluster {name}",
                "is not in the fleet, so it cannot be a new one of it",
                f"Clusters: {', '.join(sorted(known)) or 'none'}.",
            )


def contradictions(given: Choices, saved: Choices, agreed: Mapping[str, Departure]) -> list[str]:
    """What the command line says against a saved plan, which the user has agreed to."""
    kept = sorted(name for name, one in agreed.items() if not (one.drain or one.gone))
    drained = sorted(name for name, one in agreed.items() if one.drain)
    gone = {name for name, one in agreed.items() if one.gone}
    lines = [f"does not drain {name}" for name in _beyond(given.drain, {ALL, *drained})]
    lines += [f"does not treat {name} as gone" for name in _beyond(given.gone, gone)]
    lines += [
        f"does not say that {name} is new"
        for name in _beyond(given.new_clusters, saved.new_clusters)
    ]
    if given.drains_all and kept:
        lines.append(f"keeps the workloads of {', '.join(kept)}")
    if given.workloads == "keep" and drained:
        lines.append(f"drains {', '.join(drained)}")
    if given.force and not saved.force:
        lines.append("was saved without --force")
    return lines


def _beyond(named: Collection[str], agreed: Collection[str]) -> list[str]:
    return sorted(set(named) - set(agreed))


def _not_leaving(name: str, leaving: Collection[str]) -> BadInput:
    return BadInput(
        f"cluster {name}",
        "does not leave the fleet, so --drain and --gone cannot name it",
        f"Leaving: {', '.join(sorted(leaving)) or 'none'}.",
    )
