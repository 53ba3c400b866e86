"""What keeps Canaries from working, found by reading manifests. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.flux.canaries import analysis, routing, targets
from provisioner.flux.canaries.manifests import Finding, Item, Known, mapping

SHARED = "Flagger scales a target for one Canary only: leave one of them out."


def findings(known: Known) -> list[Finding]:
    listed = list[Finding]()
    for canary in known.canaries:
        listed += targets.findings(canary, known)
        listed += routing.findings(canary, known)
        listed += analysis.findings(canary, known)
    return [*listed, *_shared(known)]


def _shared(known: Known) -> Iterator[Finding]:
    """Two Canaries of one target."""
    owners: dict[tuple[str, str, str], Item] = {}
    for canary in known.canaries:
        target = mapping(mapping(canary.content.get("spec")).get("targetRef"))
        key = canary.namespace, str(target.get("kind")), str(target.get("name"))
        other = owners.setdefault(key, canary)
        if other.name != canary.name:
            cause = f"has the target of {other} in {other.file}, too"
            yield Finding(item=canary, keys=("spec", "targetRef", "name"), cause=cause, hint=SHARED)
