"""How a Canary routes its traffic: what fits the provider. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.flux.canaries.manifests import Finding, Item, Known, mapping, unknown

KUBERNETES, GATEWAY_API, TRAEFIK = "kubernetes", "gatewayapi", "traefik"
ROUTES_ANYWAY = (1, 43, 0)  # the first Flagger whose A/B tests need no timeout
SERVICE = ("spec", "service")
ANALYSIS = ("spec", "analysis")


def findings(canary: Item, known: Known) -> Iterator[Finding]:
    spec = mapping(canary.content.get("spec"))
    provider = str(spec.get("provider") or known.provider)
    service, analysis = mapping(spec.get("service")), mapping(spec.get("analysis"))
    if unknown(provider):
        return
    if provider != KUBERNETES and _family(provider) != _family(known.provider):
        cause = f"is for {provider!r}, and Flagger routes by {known.provider!r} here"
        hint = "Leave it out, or declare that provider."
        yield Finding(item=canary, keys=("spec", "provider"), cause=cause, hint=hint)
    if "port" not in service:
        hint = "Name the port of the Service that Flagger makes."
        yield Finding(item=canary, keys=SERVICE, cause="has no port of its service", hint=hint)
    if provider == KUBERNETES:
        yield from _without_routes(canary, analysis)
        return
    yield from _strategy(canary, analysis)
    if _family(provider) == GATEWAY_API:
        yield from _gateway_api(canary, known, service, analysis)
    elif _family(provider) == TRAEFIK:
        yield from _traefik(canary, known, analysis)


def _family(provider: str) -> str:
    return provider.partition(":")[0]


def _without_routes(canary: Item, analysis: Mapping[str, Any]) -> Iterator[Finding]:
    if analysis.get("match"):
        cause = "has an A/B test, which provider kubernetes cannot do"
        hint = "Leave match out: it switches all traffic at once."
        yield Finding(item=canary, keys=(*ANALYSIS, "match"), cause=cause, hint=hint)
    if analysis and not analysis.get("iterations"):
        cause = "has no iterations, so Flagger makes 10 checks before it switches"
        hint = "Say how many; weights do not count with provider kubernetes."
        yield Finding(item=canary, keys=ANALYSIS, cause=cause, hint=hint, certain=False)


def _strategy(canary: Item, analysis: Mapping[str, Any]) -> Iterator[Finding]:
    if not analysis:
        cause, hint = "has no analysis", "Say how a release is checked: interval, threshold, steps."
        yield Finding(item=canary, keys=("spec",), cause=cause, hint=hint)
    elif analysis.get("match") and not analysis.get("iterations"):
        cause = "has an A/B test without iterations"
        hint = "Say how many checks it takes."
        yield Finding(item=canary, keys=(*ANALYSIS, "match"), cause=cause, hint=hint)
    elif not any(analysis.get(one) for one in ("iterations", "stepWeight", "stepWeights")):
        cause = "says neither steps nor iterations, so no release gets any further"
        hint = "Set stepWeight and maxWeight, stepWeights, or iterations."
        yield Finding(item=canary, keys=ANALYSIS, cause=cause, hint=hint)


def _gateway_api(
    canary: Item, known: Known, service: Mapping[str, Any], analysis: Mapping[str, Any]
) -> Iterator[Finding]:
    if not service.get("gatewayRefs"):
        cause = "names no Gateway, so Flagger makes no route"
        hint = "Name yours in service.gatewayRefs."
        yield Finding(item=canary, keys=SERVICE, cause=cause, hint=hint)
    if analysis.get("match") and not service.get("timeout") and known.version < ROUTES_ANYWAY:
        cause = "has an A/B test without service.timeout, where Flagger before 1.43.0 hangs"
        hint = "Set a timeout such as 15s."
        yield Finding(item=canary, keys=SERVICE, cause=cause, hint=hint)
    hint = "Take it out of Git; filters and rules of it belong in the Canary's service."
    yield from _made_too(canary, known, "an HTTPRoute", hint)


def _traefik(canary: Item, known: Known, analysis: Mapping[str, Any]) -> Iterator[Finding]:
    if analysis.get("match"):
        cause = "has an A/B test, where everybody would get the release: Traefik has weights alone"
        hint = "Set stepWeight and maxWeight instead of match."
        yield Finding(item=canary, keys=(*ANALYSIS, "match"), cause=cause, hint=hint)
    hint = "Take it out of Git; let your IngressRoute refer to the one that Flagger makes."
    yield from _made_too(canary, known, "a TraefikService", hint)


def _made_too(canary: Item, known: Known, what: str, hint: str) -> Iterator[Finding]:
    """Objects of the user that Flagger would overwrite again and again."""
    service = mapping(mapping(canary.content.get("spec")).get("service"))
    name = str(service.get("name") or mapping(_target(canary)).get("name", ""))
    for item in known.find(what.rpartition(" ")[2], name, canary.namespace):
        cause = f"Flagger makes {what} of this name for {canary} in {canary.file}"
        yield Finding(item=item, keys=("metadata", "name"), cause=cause, hint=hint)


def _target(canary: Item) -> Any:
    return mapping(canary.content.get("spec")).get("targetRef")
