"""What a running Flux says about its own options: the reverse of `provisioner.flux.deployments`.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from provisioner.clusters.client import Object
from provisioner.handover.fleet import COMPONENTS, EXTRA_COMPONENTS
from provisioner.pairing.run import identity

OURS = ("allow-egress", "allow-scraping", "allow-webhooks")
DOMAIN = re.compile(
    r"--(?:events-addr|storage-adv-addr)=.*\$\(RUNTIME_NAMESPACE\)\.svc\.(?P<domain>[^/]+?)\.?/?$"
)
Options = dict[str, Any]


def options(deployments: Sequence[Object], policies: Iterable[str]) -> Options:
    """The fields of `GitOps` that can be seen on Flux's Deployments in one namespace."""
    by_name = {item["metadata"]["name"]: item for item in deployments}
    components = [name for name in COMPONENTS + EXTRA_COMPONENTS if name in by_name]
    pods = [by_name[name]["spec"]["template"]["spec"] for name in components]
    namespace = deployments[0]["metadata"]["namespace"]
    arguments = [str(word) for pod in pods for word in pod["containers"][0].get("args") or ()]
    return {
        "flux_version": identity.newest(namespace, identity.installed(list(deployments))),
        "components": components,
        "namespace": namespace,
        "registry": _registry(components, pods),
        "image_pull_secret": _pull_secret(pods),
        "log_level": _flag(arguments, "log-level", "info"),
        "network_policy": bool(set(policies) & set(OURS)),
        "watch_all_namespaces": _flag(arguments, "watch-all-namespaces", "true") == "true",
        "cluster_domain": _domain(arguments),
        "toleration_keys": _tolerations(pods),
    }


def unlike(deployments: Sequence[Object]) -> Iterator[str]:
    """What one controller has and another has not: only a patch of the user's can do that."""
    versions = {version for _, version in identity.installed(list(deployments))}
    if len(versions) > 1:
        yield f"controllers are of several versions: {', '.join(sorted(versions))}"
    for name, item in sorted((item["metadata"]["name"], item) for item in deployments):
        if name not in COMPONENTS + EXTRA_COMPONENTS:
            yield f"Deployment {name} is part of Flux, but none of its components"
        elif not item["spec"].get("replicas", 1):
            yield f"{name} is scaled to zero"


def _registry(components: Sequence[str], pods: Sequence[Object]) -> str:
    """The images' names without the component: that of the first, source-controller."""
    for component, pod in zip(components, pods, strict=True):
        name = re.split(rf"/{component}(?=[:@]|$)", pod["containers"][0]["image"])[0]
        return str(name)
    return ""


def _pull_secret(pods: Sequence[Object]) -> str:
    entries = [entry for pod in pods for entry in pod.get("imagePullSecrets") or ()]
    return next((str(entry["name"]) for entry in entries if entry.get("name")), "")


def _flag(arguments: Iterable[str], name: str, default: str) -> str:
    given = (word.partition("=")[2] for word in arguments if word.startswith(f"--{name}="))
    return next(given, default)


def _domain(arguments: Iterable[str]) -> str:
    domains = (match["domain"] for word in arguments if (match := DOMAIN.match(word)))
    return next(domains, "cluster.local")


def _tolerations(pods: Sequence[Mapping[str, Any]]) -> list[str]:
    """Keys that every controller tolerates, as `flux install` writes them: whatever their value and
    effect."""
    keys = [
        [
            entry["key"]
            for entry in pod.get("tolerations") or ()
            if entry.get("operator") == "Exists" and set(entry) == {"key", "operator"}
        ]
        for pod in pods
    ]
    return [key for key in keys[0] if all(key in other for other in keys)] if keys else []
