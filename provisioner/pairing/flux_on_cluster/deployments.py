"""Flux's Deployments: whether one is available, and waiting for it, or ending with the reason."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Unreachable
from provisioner.clusters import events, waiting
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Cause
from provisioner.pairing.run.target import Target

QUIET = 2.0  # seconds before anybody asks why it takes so long
SLICE = 3.0  # seconds between two looks while nothing moves
AWAY = 2 * SLICE  # seconds without an answer of the API
Condition = Callable[[Object | None], bool]


def available(deployment: Object | None) -> bool:
    if deployment is None:
        return False
    status = deployment.get("status", {})
    if status.get("observedGeneration", 0) < deployment["metadata"]["generation"]:
        return False
    conditions = status.get("conditions") or []
    return any(entry["type"] == "Available" and entry["status"] == "True" for entry in conditions)


def wait_for_all(target: Target, names: Sequence[str], good: Condition) -> None:
    """Until each Deployment is `good`. They start together, so one watch tells when it is time to
    look at all; those that take longer are then watched side by side."""
    deadline = target.deadline()
    for name in names[:1]:
        wait(target, name, good, deadline)
    slower = _not_yet(target, names[1:], good)
    with ThreadPoolExecutor(max(1, len(slower))) as pool:
        list(pool.map(lambda name: wait(target, name, good, deadline), slower))


def _not_yet(target: Target, names: Sequence[str], good: Condition) -> list[str]:
    if not names:
        return []
    listed = target.client.list("apps/v1", "Deployment", target.desired.namespace)
    live = {item["metadata"]["name"]: item for item in listed}
    return [name for name in names if not good(live.get(name))]


def wait(target: Target, name: str, good: Condition, deadline: Deadline | None = None) -> None:
    """Until a Deployment is `good`; Unreachable with the reason when it will not be."""
    clock = CauseClock(deadline=target.run.options.timeout)

    def answer(deployment: Object | None) -> bool | None:
        if good(deployment):
            return True
        if clock.running() > QUIET:
            _check_cause(target, name, clock, why(target, name, deployment))
        return None

    waiting.until(
        target.client,
        ("apps/v1", "Deployment", target.desired.namespace, name),
        answer,
        deadline or target.deadline(),
        lambda deployment: why(target, name, deployment).text,
        slice_seconds=SLICE,
    )


def _check_cause(target: Target, name: str, clock: CauseClock, cause: Cause) -> None:
    target.progress.waiting(name, cause.text)
    if clock.hopeless(cause):
        raise Unreachable(
            f"cluster {target.name}", f"{name} cannot start: {cause.text}", cause.hint
        )


@dataclass(kw_only=True)
class CauseClock:
    """How long the present cause has stood. No cause may use up more than half of the whole wait of
    `deadline` seconds. While the API is away, nothing says that a cause still stands, and what has
    crashed because of that starts again afterwards."""

    deadline: float
    began: float = field(default_factory=time.monotonic)
    hint: str = ""
    since: float = 0.0
    heard: float = 0.0

    def running(self) -> float:
        return time.monotonic() - self.began

    def hopeless(self, cause: Cause) -> bool:
        now = time.monotonic()
        away, self.heard = now - self.heard > AWAY, now
        # Texts count seconds and restarts; what would work stays.
        if cause.hint != self.hint or away:
            self.hint, self.since = cause.hint, now
        patience = cause.patience
        if patience != controller_faults.PASSING:
            patience = min(patience, self.deadline / 2)
        return now - self.since > patience


def why(target: Target, name: str, deployment: Object | None) -> Cause:
    """Why the pods of a controller do not run, in the cluster's own words."""
    client, namespace = target.client, target.desired.namespace
    pods = client.list("v1", "Pod", namespace, labels=f"app={name}")
    uids = {pod["metadata"]["uid"] for pod in pods}
    own = [
        event
        for event in client.list("v1", "Event", namespace, fields=events.about("Pod"))
        if event["involvedObject"].get("uid") in uids
    ]
    return controller_faults.find(
        controller_faults.Evidence(
            deployment=deployment, nodes=client.list("v1", "Node"), pods=pods, events=own
        )
    )
