"""Entries of the stack that were renamed: the same cluster leaves under one name and comes under
another. Unpairing the old one would take Flux off a cluster that stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.events import Note, Sink
from provisioner.clusters import access
from provisioner.clusters.client import Client
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.session import Session, open_session
from provisioner.pairing.run.target import Run

Answers = Mapping[str, "Future[str]"]
UNASKED = (
    "It is not known whether cluster {name} is one of those that leave: {error} If it is one of "
    "them under a new name, stop here."
)


@dataclass(frozen=True, kw_only=True)
class Rename:
    old: str
    new: str
    uid: str


def find(
    before: Fleet,
    leaving: Mapping[str, Departure],
    added: Mapping[str, Cluster],
    sink: Sink,
    options: Options,
) -> list[Rename]:
    """The clusters among `leaving` that some entry in `added` leads to. `before` declares the
    leaving ones."""
    # Muted: unpairing runs into the same errors, and reports them.
    with open_session(before, lambda _event: None, options, planning=True) as session:
        names = {before.pairings[name].repository for name in leaving}
        repositories = Repositories(session, names)
        asked = [name for name, one in leaving.items() if not one.gone]
        live = _ask(session, {name: before.clusters[name] for name in asked})
        new = _known(_ask(session, added), sink)
        old = {name: {_quietly(answer)} for name, answer in live.items()}
        for name in leaving if new else ():
            old.setdefault(name, set()).add(_recorded(name, repositories))
    return same(old, new)


def same(old: Mapping[str, Collection[str]], new: Mapping[str, str]) -> list[Rename]:
    """`old`: the UIDs that are known for each name; `new`: one each. Empty texts are unknown."""
    return [
        Rename(old=name, new=other, uid=uid)
        for name, uids in sorted(old.items())
        for other, uid in sorted(new.items())
        if uid and uid in uids
    ]


def refusal(renames: Iterable[Rename]) -> Refused:
    first, *more = renames
    others = "".join(f"; {one.new} is {one.old} (UID {one.uid})" for one in more)
    return Refused(
        f"cluster {first.new}",
        f"is the cluster that leaves the fleet as {first.old}: the UID of its kube-system "
        f"namespace is {first.uid}{others}. Nothing was changed",
        f"Keep the name {first.old} in the stack, or run `provisioner unpair {first.old}` first.",
    )


def _ask(session: Session, clusters: Mapping[str, Cluster]) -> Answers:
    return {
        name: session.start(_uid, name, declaration, session.run)
        for name, declaration in clusters.items()
    }


def _uid(name: str, declaration: Cluster, run: Run) -> str:
    """As the cluster says now."""
    connection = access.reach(name, declaration)
    stopping = run.context.stopping
    client = Client(name, connection, patience=run.options.timeout, stopping=stopping)
    return snapshot.uid_of(snapshot.namespaces(client, snapshot.KUBE_SYSTEM))


def _known(answers: Answers, sink: Sink) -> dict[str, str]:
    """What the new entries answer. One that cannot be asked may not exist yet."""
    uids = {}
    for name, answer in answers.items():
        try:
            uids[name] = answer.result()
        except ProvisionerError as error:
            sink(Note(text=UNASKED.format(name=name, error=error), level="warning"))
    return uids


def _quietly(answer: Future[str]) -> str:
    """Unpairing reports why a leaving cluster does not answer."""
    try:
        return answer.result()
    except ProvisionerError:
        return ""


def _recorded(name: str, repositories: Repositories) -> str:
    try:
        return repositories.recorded(name).uid
    except ProvisionerError:
        return ""
