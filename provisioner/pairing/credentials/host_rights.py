"""What the credential of a repository must be allowed to do at its Git host."""

from __future__ import annotations

from provisioner.git.hosts.base import Need, Remote
from provisioner.handover import fleet_pieces
from provisioner.handover.fleet import Fleet
from provisioner.handover.platform import receiver
from provisioner.pairing.credentials import piece_secrets
from provisioner.pairing.run.target import Target


def of(fleet: Fleet, repository: str, remote: Remote, *, planning: bool) -> list[Need]:
    """For the deploy keys of its clusters, and for the webhooks that receivers of the fleet have
    there."""
    telling = receiver.repositories(one.platform for one in fleet.pairings.values())
    webhooks: list[Need] = ["list webhooks"] if repository in telling else []
    if webhooks and not planning:
        webhooks.append("change webhooks")
    return [*piece_secrets.rights(remote, planning), *webhooks]


def check_proposing(target: Target) -> None:
    """Refused where change requests are to be opened for what a piece pushes, and the credential
    may not: before anything is touched."""
    opens = any(fleet_pieces.proposes(one.piece) for one in target.desired.platform)
    if opens and target.purpose == "pairing" and not target.planning:
        target.host.check(["propose"])
