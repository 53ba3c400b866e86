"""Whose signatures the clusters of a repository accept."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.flux import verification
from provisioner.git.signatures import Allowed
from provisioner.handover.fleet import Pairing
from provisioner.pairing.run.target import Run


def allowed(run: Run, repository: str) -> list[Allowed]:
    """Of every cluster that follows the repository and verifies, in this run or not: a commit of
    ours is one for all of them."""
    pairings = [one for one in run.fleet.pairings.values() if one.repository == repository]
    return [one for pairing in pairings for one in _of(run, pairing)]


def _of(run: Run, pairing: Pairing) -> Iterator[Allowed]:
    for needed in verification.of_root(pairing.gitops):
        values = {
            name: run.resolved(reference, f"{verification.TITLE}: {name}")
            for name, reference in needed.references.items()
        }
        keys = {name: str(text) for name, text in needed.entries(values).items()}
        yield Allowed(
            cluster=pairing.cluster,
            pgp=tuple(verification.pgp_keys(keys)),
            ssh=tuple(verification.ssh_keys(keys)),
        )
