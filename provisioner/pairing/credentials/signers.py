"""Whose signatures the clusters of a repository accept."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.base.run_context import RunContext
from provisioner.flux import verification
from provisioner.git.signatures import Allowed
from provisioner.handover import secrets
from provisioner.handover.fleet import Fleet, Pairing


def allowed(fleet: Fleet, repository: str, context: RunContext) -> list[Allowed]:
    """Of every cluster that follows the repository and verifies, in this run or not: a commit of
    ours is one for all of them."""
    pairings = [one for one in fleet.pairings.values() if one.repository == repository]
    return [one for pairing in pairings for one in _of(pairing, context)]


def _of(pairing: Pairing, context: RunContext) -> Iterator[Allowed]:
    for needed in verification.of_root(pairing.gitops):
        values = {
            name: secrets.once(reference, f"{verification.TITLE}: {name}", context)
            for name, reference in needed.references.items()
        }
        keys = {name: str(text) for name, text in needed.entries(values).items()}
        yield Allowed(
            cluster=pairing.cluster,
            pgp=tuple(verification.pgp_keys(keys)),
            ssh=tuple(verification.ssh_keys(keys)),
        )
