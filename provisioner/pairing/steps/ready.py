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
from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Cause
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "ready"
QUIET = 2.0  # seconds in which nobody asks why it takes so long
SLICE = 3.0  # seconds between two questions while nothing moves


def look(target: Target) -> list[str]:
    """The Deployments that are not Available."""
    if target.planning:
        return []
    found = {
        item["metadata"]["name"]: item
        for item in target.client.list("apps/v1", "Deployment", target.desired.namespace)
    }
    return [
        name for name in target.desired.pairing.gitops.components if not available(found.get(name))
    ]


def decide(desired: Desired, seen: list[str]) -> Decision:
    if not seen:
        return Decision(action=Action.UNCHANGED, subject="controllers")
    return Decision(
        action=Action.CONFIGURED, subject="controllers", detail="became available", work=seen
    )


def act(target: Target, decision: Decision) -> None:
    with ThreadPoolExecutor(len(decision.work)) as pool:
        list(pool.map(lambda name: wait(target, name, available), decision.work))


def available(seen: Object | None) -> bool:
    if (
        not seen
        or seen.get("status", {}).get("observedGeneration", 0) < seen["metadata"]["generation"]
    ):
        return False
    conditions = seen["status"].get("conditions") or []
    return any(item["type"] == "Available" and item["status"] == "True" for item in conditions)


def wait(target: Target, name: str, good: Callable[[Object | None], bool]) -> None:
    """Until a Deployment is `good`; Unreachable with the reason when it will not be."""
    clock = Clock(deadline=target.options.timeout)
    subject = ("apps/v1", "Deployment", target.desired.namespace, name)

    def answer(seen: Object | None) -> bool | None:
        if good(seen):
            return True
        if clock.running() > QUIET:
            cause = why(target, name, seen)
            target.waiting(name, cause.text)
            if clock.hopeless(cause):
                raise Unreachable(
                    f"cluster {target.name}", f"{name} cannot start: {cause.text}", cause.hint
                )
        return None

    def describe(seen: Object | None) -> str:
        return why(target, name, seen).text

    waiting.until(target.client, subject, answer, target.deadline(), describe, slice_seconds=SLICE)


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
            if cause.patience == controller_faults.PASSING
            else min(cause.patience, self.deadline / 2)
        )
        return time.monotonic() - self.since > patience


def why(target: Target, name: str, deployment: Object | None) -> Cause:
    """The reason why pods of a controller do not run, in the cluster's own words."""
    client, namespace = target.client, target.desired.namespace
    pods = client.list("v1", "Pod", namespace, labels=f"app={name}")
    uids = {pod["metadata"]["uid"] for pod in pods}
    events = [
        one
        for one in client.list("v1", "Event", namespace)
        if one["involvedObject"].get("uid") in uids
    ]
    return controller_faults.find(
        controller_faults.Evidence(
            deployment=deployment, nodes=client.list("v1", "Node"), pods=pods, events=events
        )
    )
