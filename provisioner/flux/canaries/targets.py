"""What a Canary refers to: its target and its autoscaler, and the Services that it gets. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.flux.canaries.manifests import Finding, Item, Known, listed, mapping, unknown

TARGET = ("spec", "targetRef", "name")
PORT = ("spec", "service", "targetPort")
REPLICAS = (
    "Take replicas out: Flagger scales the target to 0 between releases, and Flux would scale it "
    "up again. An autoscaler can say how many pods there are."
)
OWNED = "Take it out of Git: Flagger makes it, and Flux would set it back at every interval."
SERVICES = ("", "-primary", "-canary")
SCALED = ("Deployment",)
SELECTING = ("Deployment", "DaemonSet")


def findings(canary: Item, known: Known) -> Iterator[Finding]:
    spec = mapping(canary.content.get("spec"))
    target = mapping(spec.get("targetRef"))
    kind, name = str(target.get("kind", "")), str(target.get("name", ""))
    if unknown(kind, name):
        return
    if not (kind and name):
        hint = "Name its apiVersion, kind and name in targetRef."
        yield Finding(item=canary, keys=TARGET, cause="has no target", hint=hint)
        return
    yield from _exists(canary, known, kind, name, TARGET)
    for item in known.find(kind, name, canary.namespace):
        yield from _of_target(canary, known, item)
    yield from _replicas_of_kustomize(canary, known, name)
    yield from _autoscaler(canary, known, mapping(spec.get("autoscalerRef")))
    if kind != "Service":
        yield from _services(canary, known, str(mapping(spec.get("service")).get("name") or name))


def _exists(
    canary: Item, known: Known, kind: str, name: str, keys: tuple[str, ...]
) -> Iterator[Finding]:
    if known.find(kind, name, canary.namespace):
        return
    cause = f"there is no {kind} {name!r} in the manifests of this cluster"
    if other := known.elsewhere(kind, name):
        cause = f"{kind} {name!r} is in namespace {other!r}, and Flagger looks in the Canary's own"
    hint = "Correct the name, or deliver it before the Canary."
    certain = known.complete and not other
    yield Finding(item=canary, keys=keys, cause=cause, hint=hint, certain=certain)


def _of_target(canary: Item, known: Known, target: Item) -> Iterator[Finding]:
    spec = mapping(target.content.get("spec"))
    if target.kind in SCALED and "replicas" in spec:
        cause = f"has replicas, and is the target of {canary} in {canary.file}"
        yield Finding(item=target, keys=("spec", "replicas"), cause=cause, hint=REPLICAS)
    if target.kind in SELECTING:
        yield from _selector(target, known, spec)
        yield from _port(canary, target, spec)


def _replicas_of_kustomize(canary: Item, known: Known, name: str) -> Iterator[Finding]:
    """A kustomization.yaml can set them, too. It names no namespace: where several objects have the
    name, nobody knows here whose it sets."""
    certain = len({item.namespace for item in known.named(*SCALED, name=name)}) <= 1
    for item in known.items:
        for index, entry in enumerate(listed(item.content.get("replicas"))):
            if mapping(entry).get("name") == name:
                cause = f"sets the replicas of the target of {canary} in {canary.file}"
                keys = ("replicas", index)
                yield Finding(item=item, keys=keys, cause=cause, hint=REPLICAS, certain=certain)


def _selector(target: Item, known: Known, spec: Mapping[str, Any]) -> Iterator[Finding]:
    labels = mapping(mapping(spec.get("selector")).get("matchLabels"))
    if not set(known.labels) & labels.keys():
        cause = f"its selector has none of the labels that Flagger knows: {', '.join(known.labels)}"
        hint = "Select by one of them, or name your label in the piece's values: selectorLabels."
        yield Finding(item=target, keys=("spec", "selector", "matchLabels"), cause=cause, hint=hint)


def _port(canary: Item, target: Item, spec: Mapping[str, Any]) -> Iterator[Finding]:
    """A port by its name must be one of a container; one by its number need not be named there."""
    service = mapping(mapping(canary.content.get("spec")).get("service"))
    wanted = service.get("targetPort", service.get("port"))
    pod = mapping(mapping(spec.get("template")).get("spec"))
    ports = [
        mapping(port)
        for container in listed(pod.get("containers"))
        for port in listed(mapping(container).get("ports"))
    ]
    named = [port["name"] for port in ports if "name" in port]
    numbers = [port.get("containerPort") for port in ports]
    if wanted is None or unknown(wanted) or wanted in (*named, *numbers):
        return
    if isinstance(wanted, str):
        cause = f"{target} in {target.file} has no port {wanted!r}"
        hint = f"Its ports: {', '.join(map(str, named)) or 'none has a name'}."
        yield Finding(item=canary, keys=PORT, cause=cause, hint=hint)
    elif numbers:
        cause = f"{target} in {target.file} does not list port {wanted}"
        hint = f"It lists {', '.join(map(str, numbers))}."
        yield Finding(item=canary, keys=PORT, cause=cause, hint=hint, certain=False)


def _autoscaler(canary: Item, known: Known, scaler: Mapping[str, Any]) -> Iterator[Finding]:
    kind, name = str(scaler.get("kind", "")), str(scaler.get("name", ""))
    if scaler and not unknown(kind, name):
        yield from _exists(canary, known, kind, name, ("spec", "autoscalerRef", "name"))


def _services(canary: Item, known: Known, name: str) -> Iterator[Finding]:
    for ending in SERVICES:
        for item in known.find("Service", f"{name}{ending}", canary.namespace):
            cause = f"Flagger makes a Service of this name for {canary} in {canary.file}"
            yield Finding(item=item, keys=("metadata", "name"), cause=cause, hint=OWNED)
