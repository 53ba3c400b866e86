"""What the credential of a repository must be allowed to do at its Git host."""

from __future__ import annotations

import functools

from provisioner.git.hosts.base import WEBHOOKS, Need, Remote
from provisioner.handover.fleet import Fleet
from provisioner.handover.platform import receiver
from provisioner.pairing.credentials import piece_secrets
from provisioner.pairing.run.target import Run, Target


def of(fleet: Fleet, repository: str, remote: Remote, *, planning: bool) -> list[Need]:
    """For the deploy keys of its clusters, and for the webhooks that receivers of the fleet have
    there."""
    telling = receiver.repositories(one.platform for one in fleet.pairings.values())
    webhooks: list[Need] = ["list webhooks"] if repository in telling else []
    if webhooks and not planning:
        webhooks.append("change webhooks")
    return [*piece_secrets.rights(remote, planning), *webhooks]


def check_webhooks(target: Target) -> None:
    """Refused where a Git host does not let us change the webhooks of a repository that only
    receivers of this cluster name: nobody clones it, so nobody else asks. Each is asked once a
    run."""
    pairing, run = target.desired.pairing, target.run
    for name in sorted(receiver.repositories([pairing.platform]) - {pairing.repository}):
        if run.fleet.repositories[name].known:
            key = ("rights to webhooks", name)
            run.context.once(key, functools.partial(_check_webhooks, run, name))


def _check_webhooks(run: Run, name: str) -> None:
    run.host(name).check(["list webhooks"] if run.planning else sorted(WEBHOOKS))


def check_proposing(target: Target) -> None:
    """Refused where change requests are to be opened for what a piece pushes, and the credential
    may not: before anything is touched."""
    opens = any(one.piece.proposes for one in target.desired.platform)
    if opens and target.purpose == "pairing" and not target.planning:
        target.host.check(["propose"])
