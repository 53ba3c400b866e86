"""Two real clusters of two fleets: the one under test leaves them again and again, and `rival` has
a Flux of its own on them, in the same repository, and with keys on the same Git host.

Each cluster has many situations at once, each in its own namespace: see
tests/support/leaving_crowd.py.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Literal

from provisioner.base import keys
from tests.real import leaving_fleet, own
from tests.real.leaving_fleet import CLUSTERS, Fleet
from tests.real.project import Project, Run
from tests.support import leaving_crowd, leaving_effects
from tests.support.leaving_cases import NAMESPACE, SITUATIONS, Object, Situation

How = Literal["keep", "drain", "gone"]
RIVAL = "rival"
# Of another fleet of the same name, whose cluster is elsewhere, and of a person.
STRANGERS = ("own/c1 0d5bfc20 abcdefgh", "own/c1 older", "own/c2 older", "laptop of a person")
NO_FINALIZERS = '{"metadata":{"finalizers":null}}'


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Situations by their namespace, all on one cluster, and how this cluster leaves."""

    cluster: str
    how: How
    situations: Mapping[str, Situation]

    @property
    def all(self) -> Situation:
        return leaving_crowd.together(self.situations.values())


@dataclass(kw_only=True)
class Left:
    """What there was on one cluster before a run and after it, and what its API server noted."""

    crowd: Crowd
    before: dict[str, Object]
    planned: dict[str, str]
    written_by_plan: int
    after: dict[str, Object] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    writes: list[str] = field(default_factory=list)
    deletes: list[str] = field(default_factory=list)
    deleted_by_all: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class Round:
    """One run of `unpair` on both clusters, after its plan. `keys` and `files` that are gone."""

    codes: tuple[int, int]
    left: dict[str, Left]
    keys: set[str]
    files: set[str]


def crowds(letter: str, ways: Mapping[str, How], *, lost: bool = False) -> list[Crowd]:
    """On c1 those in which the namespace of Flux goes, on c2 those that keep it, as far as both
    leave in the same way; otherwise each has all."""
    numbered = {
        f"{letter}{number}": leaving_crowd.placed(one, f"{letter}{number}")
        for number, one in enumerate(SITUATIONS, 1)
        if bool(one.lost) is lost
    }
    apart = len(set(ways.values())) == 1
    return [
        Crowd(
            cluster=cluster,
            how=how,
            situations={
                name: one
                for name, one in numbered.items()
                if not apart or one.namespace is (cluster == CLUSTERS[0])
            },
        )
        for cluster, how in ways.items()
    ]


# In this order: what the others leave in the namespace of Flux keeps it.
ROUNDS = {
    "lost": crowds("l", {"c1": "keep", "c2": "drain"}, lost=True),
    "keep": crowds("k", dict.fromkeys(CLUSTERS, "keep")),
    "drain": crowds("d", dict.fromkeys(CLUSTERS, "drain")),
    "gone": crowds("g", dict.fromkeys(CLUSTERS, "gone")),
}
LEAVING = {
    f"{name}-{one.name}-{crowd.cluster}": (name, crowd.cluster, space)
    for name, both in ROUNDS.items()
    for crowd in both
    for space, one in crowd.situations.items()
}


def started(project: Project) -> Fleet:
    """The clusters, with everything of the other parties."""
    fleet = leaving_fleet.start(project, watch_all_namespaces=False)
    for title in STRANGERS:
        own.sandbox(project).add_key("fleet", title, keys.make("ed25519").public, False)
    own.push(project, {"README.md": "Not for machines.\n"})
    done = rival(project)
    assert done.code == 0, done.err
    return fleet


def rival(project: Project) -> Run:
    """The second fleet's own run."""
    space = leaving_crowd.RIVAL
    given = own.handover(project, CLUSTERS, namespace=space, watch_all_namespaces=False)
    given["fleet"] = RIVAL
    for name, pairing in given["pairings"].items():
        pairing["path"] = f"{RIVAL}/{name}"
    return own.pair(project, given)


class Rounds:
    """Each is played once, when it is first asked for."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet, self._played = fleet, dict[str, Future[Round]]()

    def played(self, how: str) -> Round:
        if how not in self._played:
            future = self._played[how] = Future()
            try:
                future.set_result(play(self._fleet, ROUNDS[how]))
            except Exception as error:
                future.set_exception(error)
        return self._played[how].result()


def play(fleet: Fleet, both: list[Crowd]) -> Round:
    """Pair, let the situations be so, plan to leave, and leave."""
    _come(fleet, both)
    files, titles = fleet.files(), fleet.keys()
    befores = _each(both, lambda crowd: _objects(fleet, crowd.cluster))
    argv = [word for crowd in both for word in _arguments(crowd)]
    fleet.start_audits()
    planned = fleet.run("unpair", "--plan", *CLUSTERS, *argv)
    left = {
        crowd.cluster: Left(
            crowd=crowd,
            before=befores[crowd.cluster],
            planned=leaving_fleet.changing(planned, crowd.cluster),
            written_by_plan=len(fleet.writes(crowd.cluster)),
        )
        for crowd in both
    }
    with volumes_released(fleet.project):
        done = fleet.run("unpair", "--yes", *CLUSTERS, *argv)
    afters = _each(both, lambda crowd: _objects(fleet, crowd.cluster))
    for cluster, one in left.items():
        one.after, one.changed = afters[cluster], leaving_fleet.changing(done, cluster)
        _note(fleet, cluster, one)
    return Round(
        codes=(planned.code, done.code),
        left=left,
        keys=titles - fleet.keys(),
        files=files - fleet.files(),
    )


def _objects(fleet: Fleet, cluster: str) -> dict[str, Object]:
    """Without what the two Fluxes write in turn: both deliver the CRDs, and each labels them."""
    objects = fleet.objects(cluster)
    for one in objects.values():
        if one["kind"] == "CustomResourceDefinition":
            one["metadata"].pop("labels", None)
    return objects


def _arguments(crowd: Crowd) -> list[str]:
    return [] if crowd.how == "keep" else [f"--{crowd.how}", crowd.cluster]


def _note(fleet: Fleet, cluster: str, left: Left) -> None:
    known = leaving_fleet.resources(left.before)
    named = [(one, leaving_fleet.subject(one, known)) for one in fleet.writes(cluster)]
    left.deletes = [name for one, name in named if one.deletes]
    left.writes = [name for one, name in named if not one.deletes]
    left.deleted_by_all = {
        leaving_fleet.subject(one, known)
        for one in fleet.audits[cluster].everybodys()
        if one.verb == "delete" and one.name
    } & left.before.keys()


def _each(both: list[Crowd], work: Callable[[Crowd], Any]) -> dict[str, Any]:
    with ThreadPoolExecutor(len(both)) as pool:
        done = pool.map(work, both)
        return {crowd.cluster: one for crowd, one in zip(both, done, strict=True)}


def _come(fleet: Fleet, both: list[Crowd]) -> None:
    roots = tuple(f"clusters/{crowd.cluster}/" for crowd in both)
    earlier = [
        path for path in fleet.files() if path.startswith(roots) and "flux-system/" not in path
    ]
    files: dict[str, str | None] = dict.fromkeys(earlier)
    for crowd in both:
        _apply(fleet, crowd, list(crowd.all.before))
        files |= crowd.all.files_of(crowd.cluster)
    own.push(fleet.project, files)
    done = fleet.run("pair")
    assert done.code == 0, done.err
    _each(both, lambda crowd: _live(fleet, crowd))


def _live(fleet: Fleet, crowd: Crowd) -> None:
    """Others work on the cluster, and every Kustomization has applied what it delivers."""
    _apply(fleet, crowd, crowd.all.theirs_of(crowd.cluster))
    run = fleet.project.kubectl
    for space in (NAMESPACE, leaving_crowd.RIVAL):
        if syncing := _syncing(fleet, crowd, space):
            wait = ["wait", "kustomization", *syncing, "--for=condition=Ready", "--timeout=90s"]
            run(crowd.cluster, *wait, "-n", space)
    for lost in crowd.all.lost:
        run(crowd.cluster, "delete", *lost.split(), "-n", NAMESPACE)


def _syncing(fleet: Fleet, crowd: Crowd, space: str) -> list[str]:
    """The Kustomizations of this round in a namespace, but for suspended ones."""
    run = fleet.project.kubectl
    items = json.loads(run(crowd.cluster, "get", "kustomization", "-n", space, "-o", "json"))
    places = {leaving_effects.place(one) for one in crowd.all.theirs} | crowd.all.children
    return [
        one["metadata"]["name"]
        for one in items["items"]
        if leaving_effects.place(one) in places and not one["spec"].get("suspend")
    ]


def _apply(fleet: Fleet, crowd: Crowd, items: list[Object]) -> None:
    if items:
        listed = json.dumps({"apiVersion": "v1", "kind": "List", "items": items})
        fleet.project.kubectl(crowd.cluster, "apply", "-f", "-", stdin=listed)


@contextlib.contextmanager
def volumes_released(project: Project) -> Iterator[None]:
    """The sandbox has no controller that does it: take the protection off claims that are being
    deleted."""
    over = threading.Event()

    def release() -> None:
        while not over.wait(0.3):
            for cluster in CLUSTERS:
                _release(project, cluster)

    thread = threading.Thread(target=release)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _release(project: Project, cluster: str) -> None:
    client = own.client(own.kubeconfig(project, cluster))
    for one in client.list("v1", "PersistentVolumeClaim"):
        meta = one["metadata"]
        if meta.get("deletionTimestamp"):
            patch = ["patch", "pvc", meta["name"], "-n", meta["namespace"], "--type=merge"]
            project.kubectl(cluster, *patch, "-p", NO_FINALIZERS)
