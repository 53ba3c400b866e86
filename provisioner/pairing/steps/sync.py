"""The sync objects: applied once; afterwards they come from Git, and only what Flux cannot mend is
mended here."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import installation, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof

NAME = "sync"
GENERIC = "generic"  # the provider that is meant where none is named


@dataclass(frozen=True, kw_only=True)
class Seen:
    source: Object | None
    root: Object | None
    pushed: bool


def look(target: Target) -> Seen:
    pushed = target.published.result().commits.get(target.name) is not None
    source = sync_objects.source(target)
    return Seen(
        source=source,
        root=sync_objects.root(target),
        pushed=pushed or (not target.planning and _behind(target, source)),
    )


def _behind(target: Target, source: Object | None) -> bool:
    """Whether Flux has not fetched our files yet: a run was killed between the push and the
    asking."""
    revision = (((source or {}).get("status") or {}).get("artifact") or {}).get("revision", "")
    return bool(revision) and not proof.ours(target, revision)


def decide(desired: Desired, seen: Seen) -> Decision:
    name = f"{desired.namespace}/{desired.root['metadata']['name']}"
    wanted = [desired.source, desired.root]
    found = [seen.source, seen.root]
    apply = [
        item
        for item, held in zip(wanted, found, strict=True)
        if held is None or not _effective(item, held)
    ]
    if apply:
        action = Action.CREATED if not any(found) else Action.CONFIGURED
        return Decision(
            action=action,
            subject=name,
            detail=", ".join(item["kind"] for item in apply),
            work=apply,
        )
    if seen.pushed:
        return Decision(
            action=Action.CONFIGURED, subject=name, detail="asked to fetch the new commit", work=[]
        )
    return Decision(action=Action.UNCHANGED, subject=name)


def act(target: Target, decision: Decision) -> None:
    for item in decision.work:
        if sync_objects.live(target, item):
            target.client.patch(item, {"spec": {"suspend": None}})
        target.client.apply(installation.labelled(item, target.desired))
    if target.desired.source in decision.work:
        _noticed(target)
    sync_objects.ask(target, target.desired.source)


def _noticed(target: Target) -> None:
    """Wait until source-controller has put its finalizer on. It would rest for most of a second
    after that, were it not asked to go on; asked before, it rests all the same."""
    source = target.desired.source
    subject = (
        source["apiVersion"],
        source["kind"],
        target.desired.namespace,
        source["metadata"]["name"],
    )

    def answer(seen: Object | None) -> bool | None:
        return bool((seen or {}).get("metadata", {}).get("finalizers")) or None

    waiting.until(
        target.client,
        subject,
        answer,
        target.deadline(),
        lambda seen: "source-controller does not take it up",
    )


def _effective(desired: Object, held: Object) -> bool:
    """Whether what decides about syncing is as wanted: a suspended object, another URL, branch or
    Secret is not. The interval and the like come from Git."""
    spec, wanted = held.get("spec", {}), desired["spec"]
    same = all(spec.get(key) == wanted.get(key) for key in ("url", "ref", "secretRef", "sourceRef"))
    same &= spec.get("provider", GENERIC) == wanted.get("provider", GENERIC)
    return same and not spec.get("suspend", False)
