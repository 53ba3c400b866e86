"""Waiting for deleted objects to go; what holds one is named, and let go of only when that was
asked for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import finalizers
from provisioner.pairing.run.target import Target

PAUSE = 0.3
TOLD = 5  # objects that an error names
FORCED = 30.0  # seconds that an object has to go once nothing holds it
HINT = "Mend what holds them and run again; `--force` takes their finalizers off."


def wait(target: Target, items: Sequence[Object], what: str) -> None:
    """Until all are gone. At the deadline TimedOut names what is left, or with `force` its
    finalizers come off."""
    left = _until(target, items, what, target.deadline())
    if left and target.options.force:
        for item in left:
            for held in holding(target, item):
                finalizers.drop(target.client, held)
        left = _until(target, left, what, Deadline.after(FORCED))
    if left:
        raise stuck(target, left)


def stuck(target: Target, left: Sequence[Object]) -> TimedOut:
    found = [held for item in left for held in (holding(target, item) or [item])]
    names = ", ".join(map(finalizers.named, found[:TOLD])) + (
        f" and {len(found) - TOLD} more" * (len(found) > TOLD)
    )
    return TimedOut(f"cluster {target.name}", f"being deleted, but not gone in time: {names}", HINT)


def holding(target: Target, item: Object) -> list[Object]:
    """The objects with finalizers that keep one from going: itself, what a namespace holds, what a
    CRD defines."""
    if item["kind"] == "Namespace":
        found = list(target.client.everything(item["metadata"]["name"]))
    elif item["kind"] == "CustomResourceDefinition":
        found = target.client.list(finalizers.version_of(item), item["spec"]["names"]["kind"])
    else:
        found = [here] if (here := current(target, item)) else []
    return [one for one in found if finalizers.of(one)]


def current(target: Target, item: Object) -> Object | None:
    """The same object as it is now; None when it is gone, or another has its name."""
    meta = item["metadata"]
    found = target.client.get(
        item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", "")
    )
    same = found is not None and found["metadata"]["uid"] == meta.get(
        "uid", found["metadata"]["uid"]
    )
    return found if same else None


def _until(target: Target, items: Sequence[Object], what: str, deadline: Deadline) -> list[Object]:
    left = list(items)
    with ThreadPoolExecutor(finalizers.AT_ONCE) as pool:
        while True:
            found = list(pool.map(lambda item: current(target, item), left))
            left = [item for item, here in zip(left, found, strict=True) if here]
            if not left or deadline.over():
                return left
            target.waiting(what, f"{len(left)} to go: {finalizers.named(left[0])}")
            time.sleep(PAUSE)
