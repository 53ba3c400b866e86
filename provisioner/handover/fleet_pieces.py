"""What pieces of the platform have to do with the rest of their fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.handover.platform import image_automation, receiver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provisioner.handover.fleet import Fleet, Pairing, Piece


def check_all(fleet: Fleet, where: str) -> None:
    """BadInput for a piece that its cluster, its repository or other clusters do not go with."""
    for name, pairing in fleet.pairings.items():
        for index, piece in enumerate(pairing.platform):
            place = f"{where}.pairings.{name}.platform[{index}]"
            piece.check_fleet(fleet.repositories, place)
            piece.check_repository(fleet.repositories[pairing.repository], place)
            piece.check_pairing(pairing, fleet.repositories, place)
    image_automation.check_branches(fleet.pairings, fleet.repositories, where)
    image_automation.check_signed(fleet.pairings, where)
    receiver.check_all(fleet, where)


def keyed(pieces: Iterable[Piece], repository: str) -> set[str]:
    """By name, the repositories for which these pieces of a cluster get deploy keys of their own.
    `repository`: the one that it is paired with."""
    return {
        name for one in pieces for name in (*one.keyed(), *([repository] if one.pushes else []))
    }


def carried(fleet: Fleet, pairing: Pairing) -> list[Piece]:
    """The pieces of a cluster, without those that another one carries for it."""
    name, repository = pairing.cluster, pairing.repository
    return [
        piece
        for piece in pairing.platform
        if piece.carried_by(name, repository, fleet.pairings) == name
    ]
