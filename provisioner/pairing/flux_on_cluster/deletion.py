"""Waiting until deleted objects are gone. What holds an object is named, and its finalizers are
removed only when the user asked for that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters.client import Client, Object
from provisioner.pairing.flux_on_cluster import finalizers
from provisioner.pairing.run.target import Target
from provisioner.reports import columns

PAUSE = 0.3  # seconds between two looks
NAMED = 5  # objects that an error names
FORCED = 30.0  # seconds that an object has to disappear once nothing holds it
HINT = "Fix what holds them and run again; `--force` removes their finalizers."


def wait(
    target: Target,
    items: Sequence[Object],
    what: str,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Until all are gone. At the deadline TimedOut names what is left; with `--force` its
    finalizers are removed instead. `meanwhile` is called after each look that finds something
    left."""
    left = _wait(target, items, what, target.deadline(), meanwhile)
    if left and target.run.options.force:
        for item in left:
            for holder in holding(target.client, item):
                finalizers.drop(target.client, holder)
        left = _wait(target, left, what, Deadline.after(FORCED), meanwhile)
    if left:
        raise stuck(target, left)


def left_in_time(target: Target, items: Sequence[Object], what: str) -> list[Object]:
    """Those that are not gone at the deadline. Their finalizers are never removed."""
    return _wait(target, items, what, target.deadline(), lambda: None)


def stuck(target: Target, left: Sequence[Object]) -> TimedOut:
    holders = [holder for item in left for holder in (holding(target.client, item) or [item])]
    names = columns.shortened([finalizers.describe(one) for one in holders], NAMED)
    return TimedOut(f"cluster {target.name}", f"being deleted, but not gone in time: {names}", HINT)


def holding(client: Client, item: Object) -> list[Object]:
    """The objects whose finalizers keep one from being deleted: itself, what a namespace contains,
    or what a CRD defines."""
    if item["kind"] == "Namespace":
        holders = list(client.everything(item["metadata"]["name"]))
    elif item["kind"] == "CustomResourceDefinition":
        holders = client.list(finalizers.version_of(item), item["spec"]["names"]["kind"])
    else:
        live = current(client, item)
        holders = [live] if live else []
    return [holder for holder in holders if finalizers.of(holder)]


def current(client: Client, item: Object) -> Object | None:
    """The same object as it is now; None when it is gone, or another one has its name."""
    meta = item["metadata"]
    live = client.get(item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", ""))
    if live is None or live["metadata"]["uid"] != meta.get("uid", live["metadata"]["uid"]):
        return None
    return live


def _wait(
    target: Target,
    items: Sequence[Object],
    what: str,
    deadline: Deadline,
    meanwhile: Callable[[], object],
) -> list[Object]:
    left = list(items)
    with ThreadPoolExecutor(finalizers.AT_ONCE) as pool:
        while True:
            live = pool.map(lambda item: current(target.client, item), left)
            left = [item for item, found in zip(left, live, strict=True) if found]
            if not left or deadline.over():
                return left
            target.progress.waiting(what, f"{len(left)} left: {finalizers.describe(left[0])}")
            meanwhile()
            target.progress.pause(PAUSE)
