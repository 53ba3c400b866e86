"""The proof of each piece: its objects are on the cluster as Git has them, and their controllers
say that they are ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import DeliveryFailing
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Client, Object
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.flux_on_cluster.applied import REQUESTS, Patience
from provisioner.pairing.platform import readiness
from provisioner.pairing.platform.readiness import Problem
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.target import Target

SLICE = 0.3  # seconds between two looks at all pieces while they are waited for
FIX = "Fix the cause; Flux tries again by itself. `provisioner status` shows whether it succeeds."
RESUME = "If that is not on purpose: `flux resume {kind} {name} -n {namespace}`."
GONE = "the Kustomization that delivered it, with what it delivered"


@dataclass(frozen=True, kw_only=True)
class PlatformState:
    """`problems`: of the pieces that are declared. `left`: the Kustomization that delivered pieces
    of which none is declared any more, while it is still there."""

    problems: Sequence[Problem] = field(default=())
    left: Object | None = field(default=None, repr=False)


def look(target: Target, facts: Facts) -> PlatformState:
    desired = target.desired
    if not desired.delivered:
        return PlatformState(left=_left(target))
    return PlatformState(problems=problems(target))


def problems(target: Target) -> list[Problem]:
    """What is not as it should be, in the order in which it must become so."""
    desired, whole = target.desired, sync_objects.of_platform(target.desired)
    pieces = [item for one in desired.platform for item in one.objects]
    live = _live(target.client, [whole, *pieces])
    first = readiness.problems([whole], live) or _not_ours(target, whole, live)
    return [*first, *readiness.problems(pieces, live)]


def _live(client: Client, wanted: Sequence[Object]) -> dict[readiness.Key, Object]:
    """Everything of the kinds that are wanted: one list of each."""
    kinds = sorted(
        {
            (item["apiVersion"], item["kind"], item["metadata"].get("namespace", ""))
            for item in wanted
            if readiness.reconciled(item)
        }
    )
    items = [item for version, kind, space in kinds for item in client.list(version, kind, space)]
    return {readiness.key(item): item for item in items}


def _not_ours(target: Target, whole: Object, live: dict[readiness.Key, Object]) -> list[Problem]:
    """Ready, but with another revision than the one that has our files."""
    revision = str(live[readiness.key(whole)].get("status", {}).get("lastAppliedRevision", ""))
    if applied.holds_our_files(target, revision):
        return []
    return [Problem(item=whole, cause=f"has applied {revision or 'nothing yet'}")]


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
    if first.mended and first.item["kind"] == "Kustomization" and _is_whole(first.item):
        return Decision(action=Action.CREATED, subject=PLATFORM, detail=titles)
    detail = f"{first.subject} {first.cause}"
    return Decision(action=Action.CONFIGURED, subject=PLATFORM, detail=detail)


def _is_whole(item: Object) -> bool:
    return bool(item["metadata"]["name"] == PLATFORM)


def wait(target: Target, facts: Facts, decision: Decision[None]) -> tuple[Facts, Decision[None]]:
    patience: dict[str, Patience] = {}
    version, kind, name, namespace = sync_objects.place(sync_objects.of_platform(target.desired))
    state = PlatformState()

    def answer(item: Object | None) -> bool | None:
        nonlocal state
        state = look(target, facts)
        if not (state.problems or state.left):
            return True
        _hasten(target, state, patience)
        return None

    waiting.until(
        target.client,
        (version, kind, namespace, name),
        answer,
        target.deadline(),
        lambda item: _described(state),
        slice_seconds=SLICE,
    )
    return facts, decision


def _described(state: PlatformState) -> str:
    if state.problems:
        return f"{state.problems[0].subject}: {state.problems[0].cause}"
    return "Flux is deleting it"


def _hasten(target: Target, state: PlatformState, patience: dict[str, Patience]) -> None:
    """Say what is waited for, ask again about failures, and give up on those that stay."""
    target.progress.waiting(PLATFORM, _described(state))
    sources = [one for one in state.problems if one.is_source]
    for problem in sources or state.problems:
        asked = patience.setdefault(problem.subject, Patience())
        if not (problem.failing or problem.mended):
            continue
        if asked.may_request():
            if problem.failing and asked.requests > REQUESTS:
                raise _failing(target, problem)
            sync_objects.request(target, _responsible(target, problem))


def _responsible(target: Target, problem: Problem) -> Object:
    """Who is to act: the object's own controller, or whoever delivers it."""
    if problem.failing:
        return problem.item
    return (
        target.desired.root if _is_whole(problem.item) else sync_objects.of_platform(target.desired)
    )


def _failing(target: Target, problem: Problem) -> DeliveryFailing:
    kind, meta = problem.item["kind"].lower(), problem.item["metadata"]
    resume = RESUME.format(kind=kind, name=meta["name"], namespace=meta["namespace"])
    hint = resume if "suspended" in problem.cause else FIX
    title = _title(target.desired, problem.item)
    cause = f"paired, delivery failing: {title}{problem.subject}: {problem.cause}"
    return DeliveryFailing(f"cluster {target.name}", cause, hint)


def _title(desired: Desired, item: Object) -> str:
    owners = (one.title for one in desired.platform if item in one.objects)
    title = next(owners, "")
    return f"{title}: " if title else ""


STEP = Wait(name="platform", look=look, decide=decide, wait=wait, predict=decide)
