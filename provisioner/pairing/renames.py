"""Entries of the stack that were renamed: the same cluster leaves under one name and comes under
another. Unpairing the old one would take Flux off a cluster that stays; instead it moves
(steps/rename.py)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.clusters import access
from provisioner.clusters.client import Client
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run import identity, snapshot
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.session import Session, open_session
from provisioner.pairing.run.target import Run

Answers = Mapping[str, "Future[Answer]"]
UNASKED = (
    "It is not known whether cluster {name} is one of those that leave: {error} If it is one of "
    "them under a new name, stop here."
)


@dataclass(frozen=True, kw_only=True)
class Rename:
    old: str
    new: str
    uid: str

    def __str__(self) -> str:
        return f"{self.old} -> {self.new}, UID {self.uid}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a cluster says of itself: its UID, and the names in its record."""

    uid: str
    names: frozenset[str] = frozenset()


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
        live = _ask(session, {name: before.clusters[name] for name in asked}, before.clusters)
        new = _known(_ask(session, added, {**before.clusters, **added}), sink)
        old = {name: {_quietly(answer)} for name, answer in live.items()}
        for name in leaving if new else ():
            noted = {answer.uid for answer in new.values() if name in answer.names}
            old.setdefault(name, set()).update({_recorded(name, repositories)}, noted)
    return same(old, {name: answer.uid for name, answer in new.items()})


def same(old: Mapping[str, Collection[str]], new: Mapping[str, str]) -> list[Rename]:
    """`old`: the UIDs that are known for each name; `new`: one each. Empty texts are unknown."""
    return [
        Rename(old=name, new=other, uid=uid)
        for name, uids in sorted(old.items())
        for other, uid in sorted(new.items())
        if uid and uid in uids
    ]


def _ask(
    session: Session, asked: Mapping[str, Cluster], clusters: Mapping[str, Cluster]
) -> Answers:
    """`clusters`: also those through which others are reached."""
    return {
        name: session.start(_answer, name, declaration, clusters, session.run)
        for name, declaration in asked.items()
    }


def _answer(name: str, declaration: Cluster, clusters: Mapping[str, Cluster], run: Run) -> Answer:
    """As the cluster says now."""
    connection = access.reach(name, declaration, clusters)
    stopping = run.context.stopping
    client = Client(name, connection, patience=run.options.timeout, stopping=stopping)
    uid = snapshot.uid_of(snapshot.namespaces(client, snapshot.KUBE_SYSTEM))
    spaces = sorted({pairing.gitops.namespace for pairing in run.fleet.pairings.values()})
    records = [snapshot.record(client, space) for space in spaces]
    return Answer(uid=uid, names=identity.names(run.fleet.fleet, uid, records))


def _known(answers: Answers, sink: Sink) -> dict[str, Answer]:
    """What the new entries answer. One that cannot be asked may not exist yet."""
    known = {}
    for name, answer in answers.items():
        try:
            known[name] = answer.result()
        except ProvisionerError as error:
            sink(Note(text=UNASKED.format(name=name, error=error), level="warning"))
    return known


def _quietly(answer: Future[Answer]) -> str:
    """Unpairing reports why a leaving cluster does not answer."""
    try:
        return answer.result().uid
    except ProvisionerError:
        return ""


def _recorded(name: str, repositories: Repositories) -> str:
    try:
        return repositories.recorded(name).uid
    except ProvisionerError:
        return ""
