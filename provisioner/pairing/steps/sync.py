"""The sync objects: applied once; afterwards they come from Git, and only what Flux cannot mend is
mended here."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing import install, roots
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.steps import proof
from provisioner.pairing.want import Want

NAME = "sync"
GENERIC = "generic"  # the provider that is meant where none is named


@dataclass(frozen=True, kw_only=True)
class Seen:
    source: Object | None
    root: Object | None
    pushed: bool


def look(site: Site) -> Seen:
    pushed = site.published.result().commits.get(site.name) is not None
    source = roots.source(site)
    return Seen(
        source=source,
        root=roots.root(site),
        pushed=pushed or (not site.planning and _behind(site, source)),
    )


def _behind(site: Site, source: Object | None) -> bool:
    """Whether Flux has not fetched our files yet: a run was killed between the push and the
    asking."""
    revision = (((source or {}).get("status") or {}).get("artifact") or {}).get("revision", "")
    return bool(revision) and not proof.ours(site, revision)


def decide(want: Want, seen: Seen) -> Decision:
    name = f"{want.namespace}/{want.root['metadata']['name']}"
    wanted = [want.source, want.root]
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


def act(site: Site, decision: Decision) -> None:
    for item in decision.work:
        if roots.live(site, item):
            site.client.patch(item, {"spec": {"suspend": None}})
        site.client.apply(install.labelled(item, site.want))
    if site.want.source in decision.work:
        _noticed(site)
    roots.ask(site, site.want.source)


def _noticed(site: Site) -> None:
    """Wait until source-controller has put its finalizer on. It would rest for most of a second
    after that, were it not asked to go on; asked before, it rests all the same."""
    source = site.want.source
    subject = (
        source["apiVersion"],
        source["kind"],
        site.want.namespace,
        source["metadata"]["name"],
    )

    def answer(seen: Object | None) -> bool | None:
        return bool((seen or {}).get("metadata", {}).get("finalizers")) or None

    waiting.until(
        site.client,
        subject,
        answer,
        site.deadline(),
        lambda seen: "source-controller does not take it up",
    )


def _effective(want: Object, held: Object) -> bool:
    """Whether what decides about syncing is as wanted: a suspended object, another URL, branch or
    Secret is not. The interval and the like come from Git."""
    spec, wanted = held.get("spec", {}), want["spec"]
    same = all(spec.get(key) == wanted.get(key) for key in ("url", "ref", "secretRef", "sourceRef"))
    same &= spec.get("provider", GENERIC) == wanted.get("provider", GENERIC)
    return same and not spec.get("suspend", False)
