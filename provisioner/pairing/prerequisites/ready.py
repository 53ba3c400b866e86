"""Waiting for the objects of a prerequisite, or ending with the reason."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from provisioner.base.errors import Unreachable
from provisioner.clusters import events, waiting
from provisioner.clusters.client import Client, Object
from provisioner.flux.prerequisites import native
from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Cause
from provisioner.pairing.flux_on_cluster.deployments import QUIET, SLICE, CauseClock
from provisioner.pairing.prerequisites import readiness
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target

AT_ONCE = 8  # objects that are watched side by side
WORKLOADS = ("Deployment", "DaemonSet", "StatefulSet", "Job")
LOGS = "See `kubectl describe` and the logs of its pods."


def wait(target: Target, name: str, items: Sequence[Object]) -> None:
    """Until all are ready. Unreachable or TimedOut names one that is not, with the cause; the
    others are not waited for then."""
    awaited = [item for item in items if item["kind"] in readiness.RULES or not native(item)]
    failed = threading.Event()

    def wait_for(item: Object) -> None:
        try:
            _wait(target, name, item, failed)
        except BaseException:
            failed.set()
            raise

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(wait_for, awaited))


def _wait(target: Target, name: str, item: Object, failed: threading.Event) -> None:
    clock, meta = CauseClock(deadline=target.run.options.timeout), item["metadata"]
    last = ""

    def answer(watched: Object | None) -> bool | None:
        nonlocal last
        if failed.is_set():
            return True
        # Objects in lists do not say what they are.
        live = watched and {**watched, "apiVersion": item["apiVersion"], "kind": item["kind"]}
        last = readiness.missing(live)
        if not last:
            return True
        if clock.running() > QUIET:
            last = _check(target, name, live or item, clock, last)
        target.progress.waiting(f"prerequisite {name}", f"{identify(item)}: {last}")
        return None

    waiting.until(
        target.client,
        (item["apiVersion"], item["kind"], meta.get("namespace", ""), meta["name"]),
        answer,
        target.deadline(),
        lambda _live: f"{last} (prerequisite {name})",
        slice_seconds=SLICE,
    )


def _check(target: Target, name: str, item: Object, clock: CauseClock, state: str) -> str:
    """What holds it up, in the cluster's own words; Unreachable where that will not change."""
    subject, what = f"cluster {target.name}", f"prerequisite {name}: {identify(item)}"
    if reason := readiness.hopeless(item):
        raise Unreachable(subject, f"{what} has failed: {reason}", LOGS)
    cause = why(target.client, item)
    if cause.hint and clock.hopeless(cause):
        raise Unreachable(subject, f"{what} is not ready: {cause.text}", cause.hint)
    return f"{state}: {cause.text}" if cause.text else state


def why(client: Client, item: Object) -> Cause:
    """Why the pods of a workload do not run."""
    selector = item.get("spec", {}).get("selector", {}).get("matchLabels")
    if item["kind"] not in WORKLOADS or not selector:
        return Cause(text="")
    namespace = item["metadata"]["namespace"]
    pods = client.list("v1", "Pod", namespace, labels=_labels(selector))
    uids = {pod["metadata"]["uid"] for pod in pods}
    listed = client.list("v1", "Event", namespace, fields=events.about("Pod"))
    own = [event for event in listed if event["involvedObject"].get("uid") in uids]
    nodes = client.list("v1", "Node")
    return controller_faults.find_below_network(
        controller_faults.Evidence(deployment=item, nodes=nodes, pods=pods, events=own)
    )


def _labels(selector: dict[str, Any]) -> str:
    return ",".join(f"{key}={value}" for key, value in sorted(selector.items()))
