"""The controllers run: every Deployment of ours is Available, or the wait ends with the reason."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "ready"
HOPELESS = ("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "CreateContainerConfigError")
PATIENCE = 60.0  # seconds that a reason counted as hopeless may last: registries have bad minutes


def look(site: Site) -> list[str]:
    """The Deployments that are not Available."""
    if site.planning:
        return []
    found = {item["metadata"]["name"]: item for item in site.client.list("apps/v1", "Deployment", site.want.namespace)}
    return [name for name in site.want.pairing.gitops.components if not available(found.get(name))]


def decide(want: Want, seen: list[str]) -> Decision:
    if not seen:
        return Decision(action=Action.UNCHANGED, subject="controllers")
    return Decision(action=Action.CONFIGURED, subject="controllers", detail="became available", work=seen)


def act(site: Site, decision: Decision) -> None:
    with ThreadPoolExecutor(len(decision.work)) as pool:
        list(pool.map(lambda name: _wait(site, name), decision.work))


def available(seen: Object | None) -> bool:
    if not seen or seen.get("status", {}).get("observedGeneration", 0) < seen["metadata"]["generation"]:
        return False
    conditions = seen["status"].get("conditions") or []
    return any(item["type"] == "Available" and item["status"] == "True" for item in conditions)


def _wait(site: Site, name: str) -> None:
    started = time.monotonic()
    subject = ("apps/v1", "Deployment", site.want.namespace, name)

    def answer(seen: Object | None) -> bool | None:
        if available(seen):
            return True
        if time.monotonic() - started > 2:
            reason = why(site, name)
            site.waiting(name, reason)
            if time.monotonic() - started > PATIENCE and reason.startswith(HOPELESS):
                raise Unreachable(
                    f"cluster {site.name}",
                    f"{name} cannot start: {reason}",
                    "Check registry and image pull secret.",
                )
        return None

    waiting.until(site.client, subject, answer, site.deadline(), lambda seen: why(site, name), slice_seconds=5)


def why(site: Site, name: str) -> str:
    """The reason why pods of a controller do not run, in the cluster's own words."""
    if not site.client.list("v1", "Node"):
        return "the cluster has no node"
    for pod in site.client.list("v1", "Pod", site.want.namespace, labels=f"app={name}"):
        status = pod.get("status", {})
        for container in status.get("containerStatuses", []):
            if reason := container.get("state", {}).get("waiting"):
                return f"{reason.get('reason', '')}: {reason.get('message', '')}".rstrip(": ")
        for condition in status.get("conditions") or []:
            if condition["status"] != "True" and condition.get("message"):
                return f"{condition.get('reason', condition['type'])}: {condition['message']}"
        return f"pod {status.get('phase', 'Pending')}"
    return "no pod yet"
