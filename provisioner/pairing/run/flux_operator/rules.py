"""Whose a FluxInstance is, and whether it can be taken over as it is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import Refused
from provisioner.flux import flux_operator
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import MANAGER, MARK

if TYPE_CHECKING:
    from provisioner.pairing.run.identity import Identity

Object = dict[str, Any]
Record = Mapping[str, str]
HELM = "meta.helm.sh/release-name"
LEADS = ("spec.sync.kind", "spec.sync.url", "spec.sync.ref", "spec.sync.path")
AGAIN = (
    "Take the cluster out of the stack first (its workloads stay), or unpair it, and pair it again."
)


def same_manager(desired: Desired, record: Record) -> None:
    """Refused where the cluster was paired with Flux that somebody else installs and keeps."""
    if not record:
        return
    subject, before = f"cluster {desired.cluster}", record.get(MANAGER, "")
    now = flux_operator.MANAGER if desired.instance else ""
    if before == now:
        return
    kept = "flux-operator keeps its Flux" if before else "it was paired without flux-operator"
    hint = f'Declare manager="{before}" for it. ' if before else "Leave `manager` out. "
    raise Refused(subject, f"{kept}, and pairing does not change that", f"{hint}Otherwise: {AGAIN}")


def adoptable(desired: Desired, seen: Identity) -> None:
    """Refused for a FluxInstance that is not this pairing's."""
    subject, wanted = f"cluster {desired.cluster}", desired.instance
    if wanted is None:
        if seen.instances:
            raise Refused(
                subject,
                f"FluxInstance {seen.instances[0]} owns Flux here (flux-operator)",
                f'Declare manager="{flux_operator.MANAGER}" to pair the cluster with it, or delete '
                "the FluxInstance first.",
            )
        return
    _stays_where_it_is(desired)
    place = f"{desired.namespace}/{flux_operator.NAME}"
    if elsewhere := [other for other in seen.instances if other != place]:
        raise Refused(
            subject,
            f"FluxInstance {elsewhere[0]} owns Flux here",
            f"Declare namespace {elsewhere[0].partition('/')[0]!r}.",
        )
    if seen.instance is None:
        _nobody_else_installed(desired, seen)
    elif not seen.record:
        _takes_over(desired, f"FluxInstance {place} on {subject}", wanted, seen.instance)


def _stays_where_it_is(desired: Desired) -> None:
    if desired.former or desired.before:
        change = "its entry has another name" if desired.former else "another Flux delivers to it"
        cause = f"{change}, and flux-operator keeps its Flux, which pairing does not move"
        raise Refused(f"cluster {desired.cluster}", cause, AGAIN)


def _nobody_else_installed(desired: Desired, seen: Identity) -> None:
    """The operator would take over whatever Flux there is."""
    here = [version for namespace, version in seen.installed if namespace == desired.namespace]
    if here and not seen.record:
        raise Refused(
            f"cluster {desired.cluster}",
            f"Flux runs in namespace {desired.namespace} without a FluxInstance",
            "Let flux-operator take it over first, as its documentation of a migration from `flux "
            "bootstrap` says, or pair the cluster without `manager`.",
        )


def _takes_over(desired: Desired, subject: str, wanted: Object, live: Object) -> None:
    if owner := _kept_by(desired, live):
        hint = "Two would write it in turn. End that first, so that the FluxInstance stays."
        raise Refused(subject, f"is kept by {owner}", hint)
    differences = flux_operator.differences(wanted, live)
    set_there = {field: both for field, both in differences.items() if both[0] is not None}
    for field in LEADS:
        if field in set_there:
            there, here = set_there[field]
            cause = f"already synchronises {field.rpartition('.')[2]} {there}, not {here}"
            raise Refused(subject, cause, "Declare that, or delete the FluxInstance first.")
    name = live.get("spec", {}).get("sync", {}).get("name", desired.namespace)
    if name != desired.namespace:
        cause = f"names its sync objects {name!r}, which flux-operator does not let anybody change"
        raise Refused(
            subject, cause, "Pair a cluster whose FluxInstance leaves spec.sync.name out."
        )
    if set_there:
        named = [f"{field} is {_text(a)}, not {_text(b)}" for field, (a, b) in set_there.items()]
        cause = f"differs from what is declared: {', '.join(named)}"
        raise Refused(subject, cause, "Declare what is there, or change it there first.")


def _kept_by(desired: Desired, live: Object) -> str:
    """Who else writes the FluxInstance again and again; empty where nobody does."""
    meta = live["metadata"]
    if release := (meta.get("annotations") or {}).get(HELM):
        return f"Helm release {release}"
    labels = meta.get("labels") or {}
    by = (labels.get(f"{MARK}/namespace"), labels.get(f"{MARK}/name"))
    root = desired.root["metadata"]
    ours = ((None, None), (root["namespace"], root["name"]))
    return "" if by in ours else f"Kustomization {by[0]}/{by[1]}"


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
