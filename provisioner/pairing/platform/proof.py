"""The proof of each piece: its objects are on the cluster as declared, and their controllers say
that they are ready."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import DeliveryFailing, TimedOut
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.flux_on_cluster.applied import REQUESTS, Patience
from provisioner.pairing.platform import authors, readiness
from provisioner.pairing.platform.readiness import Problem
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

SLICE = 0.1  # seconds between two looks while something moves
SLOWEST = 1.0  # and while nothing does
RESET = "reconcile.fluxcd.io/resetAt"  # helm-controller then counts its attempts from the start
FIX = "Fix the cause; Flux tries again by itself. `provisioner status` shows whether it succeeds."
AGAIN = "Fix the cause and run again: Flux has given up and does not try again by itself."
INSTALL = (
    "Install what brings this kind to the cluster, or name in depends_on the Kustomization that "
    "does. A monitoring piece with prometheus `plain` needs no operator."
)
RESUME = "If that is not on purpose: `flux resume {kind} {name} -n {namespace}`."
ENABLE = f"If that is not on purpose: remove its annotation {readiness.DISABLING}."
GONE = "the Kustomization that delivered it, with what it delivered"


@dataclass(frozen=True, kw_only=True)
class PlatformState:
    """`problems`: of the pieces that are declared. `left`: the Kustomization that delivered pieces
    of which none is declared any more, while it is still there."""

    problems: Sequence[Problem] = field(default=())
    left: Object | None = field(default=None, repr=False)


class Looking:
    """Looks again and again at the objects of a platform. One list of each kind; while some are
    waited for, of their kinds only."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._whole = sync_objects.of_platform(target.desired)
        pieces = target.desired.platform
        self._pieces = [item for one in pieces for item in one.objects]
        self._inner = [item for one in pieces for item in one.delivering]
        self._live: dict[readiness.Key, Object] = {}
        self._proven: set[str] = set()  # revisions

    def problems(self, of: Sequence[Problem] = ()) -> list[Problem]:
        """What is not as it should be, in the order in which it must become so. `of`: what was not
        at the last look; when all of that is, everything is looked at again."""
        wanted = [self._whole, *self._pieces]
        known = [one.item for one in of]
        self._refresh(known or wanted)
        return self._judged() or (self.problems() if known else [])

    def _judged(self) -> list[Problem]:
        first = readiness.problems([self._whole], self._live) or self._not_ours([self._whole])
        pieces = readiness.problems(self._pieces, self._live)
        faulty = {readiness.key(problem.item) for problem in pieces}
        inner = [item for item in self._inner if readiness.key(item) not in faulty]
        return [*first, *authors.named(self._target, pieces), *self._not_ours(inner)]

    def _refresh(self, wanted: Sequence[Object]) -> None:
        for version, kind, space in sorted(set(_kinds(wanted))):
            listed = self._target.client.list(version, kind, space)
            kept = {k: one for k, one in self._live.items() if k[:2] != (kind, space)}
            self._live = kept | {readiness.key(item): item for item in listed}

    def _not_ours(self, ready: Sequence[Object]) -> list[Problem]:
        """Those that have another revision than the one that has our files."""
        listed = []
        for item in ready:
            status = self._live[readiness.key(item)].get("status", {})
            revision = str(status.get("lastAppliedRevision", ""))
            if not self._has_our_files(revision):
                cause = f"has applied {revision or 'nothing yet'}"
                listed.append(Problem(item=item, cause=cause))
        return listed

    def _has_our_files(self, revision: str) -> bool:
        if revision not in self._proven and applied.holds_our_files(self._target, revision):
            self._proven.add(revision)
        return revision in self._proven


def _kinds(wanted: Sequence[Object]) -> Iterator[tuple[str, str, str]]:
    for item in wanted:
        if readiness.reconciled(item):
            yield item["apiVersion"], item["kind"], item["metadata"].get("namespace", "")


def look(target: Target, facts: Facts) -> PlatformState:
    if not target.desired.delivered:
        return PlatformState(left=_left(target))
    return PlatformState(problems=Looking(target).problems())


def _left(target: Target) -> Object | None:
    """Only if Flux's root delivered it: a user may have one of this name."""
    item = target.client.get(*sync_objects.place(sync_objects.of_platform(target.desired)))
    return item if item and sync_objects.applied_by_root(item, target.desired) else None


def decide(desired: Desired, state: PlatformState) -> Decision[None]:
    titles = ", ".join(one.title for one in desired.platform)
    if state.left:
        return Decision(action=Action.DELETED, subject=PLATFORM, detail=GONE)
    if not state.problems:
        return Decision(action=Action.UNCHANGED, subject=PLATFORM, detail=titles)
    first = state.problems[0]
    if first.missing and _is_whole(first.item):
        return Decision(action=Action.CREATED, subject=PLATFORM, detail=titles)
    detail = f"{first.subject} {first.cause}"
    return Decision(action=Action.CONFIGURED, subject=PLATFORM, detail=detail)


def _is_whole(item: Object) -> bool:
    return bool(item["kind"] == "Kustomization" and item["metadata"]["name"] == PLATFORM)


def wait(target: Target, facts: Facts, decision: Decision[None]) -> tuple[Facts, Decision[None]]:
    deadline, patience = target.deadline(), dict[str, Patience]()
    looking, seconds = Looking(target), SLICE
    state = _again(target, looking, PlatformState())
    while state.problems or state.left:
        if deadline.over():
            raise _too_late(target, state)
        _hasten(target, state, patience)
        target.progress.pause(seconds)
        before, state = state, _again(target, looking, state)
        moves = _causes(before) != _causes(state)
        seconds = SLICE if moves else min(SLOWEST, seconds * 1.2)
    return facts, decision


def _causes(state: PlatformState) -> list[tuple[str, str]]:
    return [(one.subject, one.cause) for one in state.problems]


def _again(target: Target, looking: Looking, before: PlatformState) -> PlatformState:
    if not target.desired.delivered:
        return PlatformState(left=_left(target))
    return PlatformState(problems=looking.problems(before.problems))


def _described(state: PlatformState) -> str:
    if state.problems:
        return f"{state.problems[0].subject}: {state.problems[0].cause}"
    return "Flux is deleting it"


def _too_late(target: Target, state: PlatformState) -> TimedOut:
    title = _title(target.desired, state.problems[0].item) if state.problems else ""
    cause = f"platform not ready in time: {title}{_described(state)}"
    return TimedOut(f"cluster {target.name}", cause)


def _hasten(target: Target, state: PlatformState, patience: dict[str, Patience]) -> None:
    """Say what is waited for, ask again about failures, and give up on those that stay."""
    target.progress.waiting(PLATFORM, _described(state))
    blocked = {readiness.key(problem.item) for problem in state.problems}
    for problem in _next(state.problems):
        if problem.suspended:
            raise _failing(target, problem)
        asked = patience.setdefault(problem.subject, Patience())
        if _is_due(problem, blocked) and asked.may_request():
            if problem.failing and asked.requests > REQUESTS:
                raise _failing(target, problem)
            _request(target, problem)


def _next(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Those that nothing else has to come before: first what delivers the pieces, then sources and
    what makes artifacts of them. What another one may bring a kind for comes last."""
    if whole := [one for one in problems if _is_whole(one.item)]:
        return whole
    first = min((one.turn for one in problems), default=0)
    due = [one for one in problems if one.turn == first]
    return [one for one in due if not one.unserved] or due


def _is_due(problem: Problem, blocked: Collection[readiness.Key]) -> bool:
    """Whether asking can help. Flux looks at dependencies twice a minute only."""
    ready = problem.waiting and not (problem.needs & set(blocked))
    return problem.failing or problem.mended or ready


def _request(target: Target, problem: Problem) -> None:
    """Of whoever is to act: the object's own controller, or whoever delivers it."""
    if problem.mended:
        whole = sync_objects.of_platform(target.desired)
        item = target.desired.root if _is_whole(problem.item) else whole
        sync_objects.request(target, item)
        return
    more = (RESET,) if problem.item["kind"] == "HelmRelease" else ()
    sync_objects.request(target, problem.item, *more)


def _failing(target: Target, problem: Problem) -> DeliveryFailing:
    title = _title(target.desired, problem.item)
    cause = f"paired, delivery failing: {title}{problem.subject}: {problem.cause}"
    return DeliveryFailing(f"cluster {target.name}", cause, _hint(problem))


def _hint(problem: Problem) -> str:
    if problem.suspended and readiness.is_generator(problem.item):
        return ENABLE
    if problem.suspended:
        kind, namespace, name = readiness.key(problem.item)
        return RESUME.format(kind=kind.lower(), name=name, namespace=namespace)
    if problem.unserved:
        return INSTALL
    return AGAIN if problem.given_up else FIX


def _title(desired: Desired, item: Object) -> str:
    owners = (one.title for one in desired.platform if item in one.objects)
    title = next(owners, "")
    return f"{title}: " if title else ""


STEP = Wait(name="platform", look=look, decide=decide, wait=wait, predict=decide)
