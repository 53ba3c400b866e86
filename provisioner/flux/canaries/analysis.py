"""How a Canary judges a release: its metrics, its webhooks, and who hears of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.flux.canaries.manifests import (
    Finding,
    Item,
    Keys,
    Known,
    listed,
    mapping,
    unknown,
)

BUILTIN = ("request-success-rate", "request-duration")
HOOKS = (
    "",
    "confirm-rollout",
    "pre-rollout",
    "rollout",
    "confirm-traffic-increase",
    "confirm-promotion",
    "post-rollout",
    "rollback",
    "event",
)
ANALYSIS = ("spec", "analysis")
DECLARED = {"MetricTemplate": "metrics", "AlertProvider": "alerts"}


def findings(canary: Item, known: Known) -> Iterator[Finding]:
    spec = mapping(canary.content.get("spec"))
    analysis = mapping(spec.get("analysis"))
    server = spec.get("metricsServer") or known.metrics_server
    for index, metric in enumerate(map(mapping, listed(analysis.get("metrics")))):
        keys = (*ANALYSIS, "metrics", index)
        yield from _metric(canary, known, metric, keys, has_server=bool(server))
    for index, alert in enumerate(map(mapping, listed(analysis.get("alerts")))):
        reference, place = mapping(alert.get("providerRef")), (*ANALYSIS, "alerts", index)
        yield from _referred(canary, known, "AlertProvider", reference, (*place, "providerRef"))
    for index, hook in enumerate(map(mapping, listed(analysis.get("webhooks")))):
        yield from _webhook(canary, hook, (*ANALYSIS, "webhooks", index))


def _metric(
    canary: Item, known: Known, metric: Mapping[str, Any], keys: Keys, *, has_server: bool
) -> Iterator[Finding]:
    name, template = str(metric.get("name", "")), mapping(metric.get("templateRef"))
    if template:
        yield from _referred(canary, known, "MetricTemplate", template, (*keys, "templateRef"))
    elif unknown(name):
        return
    elif name not in BUILTIN:
        cause = f"metric {name!r} is not builtin and refers to no template"
        hint = (
            f"Declare it in metrics of the piece, and refer to it. Builtin: {', '.join(BUILTIN)}."
        )
        yield Finding(item=canary, keys=(*keys, "name"), cause=cause, hint=hint)
    elif not has_server:
        cause = f"metric {name!r} is asked of a Prometheus, and none is named"
        hint = "Give the piece a metrics_server, or the Canary a metricsServer."
        yield Finding(item=canary, keys=(*keys, "name"), cause=cause, hint=hint)
    if name != BUILTIN[0] and not {"threshold", "thresholdRange"} & metric.keys():
        cause = f"metric {name!r} has no thresholdRange, so anything above 0 is too much"
        hint = "Say what is good: thresholdRange with min or max."
        yield Finding(item=canary, keys=keys, cause=cause, hint=hint, certain=False)


def _referred(
    canary: Item, known: Known, kind: str, reference: Mapping[str, Any], keys: Keys
) -> Iterator[Finding]:
    name = str(reference.get("name", ""))
    space = str(reference.get("namespace") or canary.namespace)
    if unknown(name, space) or known.has(kind, name, space):
        return
    if other := known.elsewhere(kind, name):
        cause = f"{kind} {name!r} is in namespace {other!r}, and the Canary does not say so"
        hint = f"Add `namespace: {other}` to the reference."
    else:
        cause = f"there is no {kind} {name!r}"
        hint = f"Declare it in {DECLARED[kind]} of the piece, or correct the name."
    certain = known.complete or bool(other)
    yield Finding(item=canary, keys=(*keys, "name"), cause=cause, hint=hint, certain=certain)


def _webhook(canary: Item, hook: Mapping[str, Any], keys: Keys) -> Iterator[Finding]:
    kind = hook.get("type", "")
    if kind not in HOOKS and not unknown(kind):
        cause = f"there are no webhooks of type {kind!r}"
        hint = f"Known: {', '.join(filter(None, HOOKS))}."
        yield Finding(item=canary, keys=(*keys, "type"), cause=cause, hint=hint)
    if not hook.get("url"):
        cause = f"webhook {str(hook.get('name', ''))!r} has no url"
        yield Finding(item=canary, keys=keys, cause=cause, hint="Say what Flagger calls.")
