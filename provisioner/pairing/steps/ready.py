"""The controllers run: every Deployment of ours is Available, or the wait ends with the reason."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing import causes
from provisioner.pairing.causes import Cause
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "ready"
QUIET = 2.0  # seconds in which nobody asks why it takes so long
SLICE = 3.0  # seconds between two questions while nothing moves


def look(site: Site) -> list[str]:
    """The Deployments that are not Available."""
    if site.planning:
        return []
    found = {
        item["metadata"]["name"]: item
        for item in site.client.list("apps/v1", "Deployment", site.want.namespace)
    }
    return [name for name in site.want.pairing.gitops.components if not available(found.get(name))]


def decide(want: Want, seen: list[str]) -> Decision:
    if not seen:
        return Decision(action=Action.UNCHANGED, subject="controllers")
    return Decision(
        action=Action.CONFIGURED, subject="controllers", detail="became available", work=seen
    )


def act(site: Site, decision: Decision) -> None:
    with ThreadPoolExecutor(len(decision.work)) as pool:
        list(pool.map(lambda name: wait(site, name, available), decision.work))


def available(seen: Object | None) -> bool:
    if (
        not seen
        or seen.get("status", {}).get("observedGeneration", 0) < seen["metadata"]["generation"]
    ):
        return False
    conditions = seen["status"].get("conditions") or []
    return any(item["type"] == "Available" and item["status"] == "True" for item in conditions)


def wait(site: Site, name: str, good: Callable[[Object | None], bool]) -> None:
    """Until a Deployment is `good`; Unreachable with the reason when it will not be."""
    clock = Clock(deadline=site.options.timeout)
    subject = ("apps/v1", "Deployment", site.want.namespace, name)

    def answer(seen: Object | None) -> bool | None:
        if good(seen):
            return True
        if clock.running() > QUIET:
            cause = why(site, name, seen)
            site.waiting(name, cause.text)
            if clock.hopeless(cause):
                raise Unreachable(
                    f"cluster {site.name}", f"{name} cannot start: {cause.text}", cause.hint
                )
        return None

    def describe(seen: Object | None) -> str:
        return why(site, name, seen).text

    waiting.until(site.client, subject, answer, site.deadline(), describe, slice_seconds=SLICE)


@dataclass(kw_only=True)
class Clock:
    """How long the cause that is seen now has stood. No cause may take more than half of the whole
    wait."""

    deadline: float
    began: float = field(default_factory=time.monotonic)
    kind: str = ""
    since: float = 0.0

    def running(self) -> float:
        return time.monotonic() - self.began

    def hopeless(self, cause: Cause) -> bool:
        if (
            cause.hint != self.kind
        ):  # texts count seconds and restarts; what would work stays the same
            self.kind, self.since = cause.hint, time.monotonic()
        patience = (
            cause.patience
            if cause.patience == causes.PASSING
            else min(cause.patience, self.deadline / 2)
        )
        return time.monotonic() - self.since > patience


def why(site: Site, name: str, deployment: Object | None) -> Cause:
    """The reason why pods of a controller do not run, in the cluster's own words."""
    client, namespace = site.client, site.want.namespace
    pods = client.list("v1", "Pod", namespace, labels=f"app={name}")
    uids = {pod["metadata"]["uid"] for pod in pods}
    events = [
        one
        for one in client.list("v1", "Event", namespace)
        if one["involvedObject"].get("uid") in uids
    ]
    return causes.find(
        causes.Evidence(
            deployment=deployment, nodes=client.list("v1", "Node"), pods=pods, events=events
        )
    )
