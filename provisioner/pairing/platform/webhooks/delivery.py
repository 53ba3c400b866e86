"""The proof of a webhook: a test delivery arrives, which is seen by what the Receiver does then."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Refused, TimedOut
from provisioner.clusters.client import Object
from provisioner.flux import schemas
from provisioner.flux.platform import receiver as rendering
from provisioner.git.webhooks.base import Webhook
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.platform.webhooks import at_host
from provisioner.pairing.platform.webhooks.endpoints import Endpoint
from provisioner.pairing.run.target import Target

SUBJECT = "webhook"
Requests = dict[tuple[str, ...], str]
LOOK = 0.1  # seconds between two looks
FIRST, LONGEST = 5.0, 60.0  # seconds until the next test is sent: hosts limit them
HINT = (
    "Check that {address} leads to port 9292 of notification-controller, and that the Git host may "
    "send there (Gitea: ALLOWED_HOST_LIST). Then run again."
)


def prove(target: Target, endpoint: Endpoint) -> None:
    """TimedOut when no delivery has arrived until the deadline."""
    deadline = target.deadline()
    _answering(target, endpoint, deadline)
    hook, before = _hook(target, endpoint), _requests(target, endpoint)
    webhooks = at_host.of(target.run, endpoint.piece.repository)
    for seconds in _pauses():
        target.lease.check()
        cause = webhooks.test(hook)
        if _arrived(target, endpoint, before, min(seconds, deadline.left())):
            return
        cause = cause or webhooks.failure(hook)
        if not before and not cause:  # nothing that would show it, and no failure that is known
            return
        cause = cause or "the host does not say why"
        if deadline.over():
            raise _lost(target, endpoint, cause)
        target.progress.waiting(SUBJECT, f"{endpoint.title}: not delivered yet: {cause}")


def _pauses() -> Iterator[float]:
    return (min(LONGEST, FIRST * 2**number) for number in itertools.count())


def _lost(target: Target, endpoint: Endpoint, cause: str) -> TimedOut:
    text = f"no test delivery of the webhook of {endpoint.title} has arrived: {cause}"
    return TimedOut(f"cluster {target.name}", text, HINT.format(address=endpoint.address))


def _answering(target: Target, endpoint: Endpoint, deadline: Deadline) -> None:
    """Wait until the Receiver answers at the path of the present token."""
    meta = {"name": endpoint.piece.name, "namespace": endpoint.namespace}
    item = {"apiVersion": rendering.NOTIFICATION, "kind": "Receiver", "metadata": meta}
    asked = False
    while not _answers(target, item, endpoint.path):
        if deadline.over():
            cause = f"{endpoint.piece.title} does not answer with its new token"
            raise TimedOut(f"cluster {target.name}", cause, "`flux get receivers` may say why.")
        if not asked:
            sync_objects.request(target, item)
        asked = True
        target.progress.waiting(SUBJECT, f"{endpoint.piece.title} does not answer yet")
        target.progress.pause(LOOK)


def _answers(target: Target, item: Object, path: str) -> bool:
    live = target.client.get(*sync_objects.place(item)) or {}
    at = live.get("status", {}).get("webhookPath")
    return bool(live) and at == path and sync_objects.condition(live)[0] == "True"


def _hook(target: Target, endpoint: Endpoint) -> Webhook:
    """With those of its events alone that the Receiver takes."""
    listed = at_host.listed(target, endpoint.piece.repository)
    hook = next((one for one in listed if one.url == endpoint.url), None)
    if hook is None:
        cause = f"somebody has deleted the webhook of {endpoint.title} meanwhile"
        raise Refused(f"cluster {target.name}", cause, "Run again.")
    return dataclasses.replace(hook, events=hook.events & endpoint.wanted.events)


def _arrived(target: Target, endpoint: Endpoint, before: Requests, seconds: float) -> bool:
    deadline = Deadline.after(max(seconds, LOOK))
    while not deadline.over():
        target.progress.pause(LOOK)
        if _requested(_requests(target, endpoint), before):
            return True
    return False


def _requested(now: Requests, before: Requests) -> bool:
    """Whether there is a request that was not there before. An object that has come or gone in the
    meantime is none. Pure."""
    return any(text and text != before.get(place) for place, text in now.items())


def _requests(target: Target, endpoint: Endpoint) -> Requests:
    """By each object that the Receiver has reconciled, the last request for that."""
    versions = {one.kind: one.api_version for one in schemas.of(target.desired.components).values()}
    requests: Requests = {}
    for one in rendering.resources(endpoint.piece, target.desired.placement):
        space = one.get("namespace", endpoint.namespace)
        version = versions.get(one["kind"], "")
        for item in _objects(target, version, one, space) if version else ():
            marks = item["metadata"].get("annotations") or {}
            place = (one["kind"], space, item["metadata"]["name"])
            requests[place] = str(marks.get(sync_objects.REQUESTED, ""))
    return requests


def _objects(target: Target, version: str, one: Object, namespace: str) -> list[Object]:
    if one["name"] == "*":
        labels = ",".join(f"{key}={value}" for key, value in one["matchLabels"].items())
        return target.client.list(version, one["kind"], namespace, labels=labels, names=True)
    item = target.client.get(version, one["kind"], one["name"], namespace)
    return [item] if item else []
