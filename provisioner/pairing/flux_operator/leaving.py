"""Flux goes, and flux-operator stays. The operator is told to leave its FluxInstance alone, so that
what is removed is what a plan has named: by itself it would delete Flux's kinds with the objects
that others have of them."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import flux_operator
from provisioner.pairing.flux_on_cluster import deletion, finalizers
from provisioner.pairing.removal import uninstall
from provisioner.pairing.removal.uninstall import InstalledFlux
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

FINALIZER = f"{flux_operator.GROUP}/finalizer"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What there is of our Flux, and the FluxInstance."""

    flux: InstalledFlux
    instance: Object | None


def look(target: Target, facts: Facts) -> Kept:
    return Kept(flux=uninstall.look(target, facts), instance=facts.cluster.instance)


def decide(desired: Desired, state: Kept) -> Decision[Kept]:
    plain = uninstall.decide(desired, state.flux)
    if state.instance is None and plain.work is None:
        return Decision(action=Action.UNCHANGED, subject=plain.subject)
    instance = f"FluxInstance {desired.namespace}/{flux_operator.NAME}"
    detail = f"{instance}; {plain.detail or 'nothing else of it is there'}"
    return Decision(action=Action.DELETED, subject=plain.subject, detail=detail, work=state)


def act(target: Target, facts: Facts, decision: Decision[Kept]) -> Facts:
    """The controllers are gone before the FluxInstance: kustomize-controller would apply it again
    from Git, and the operator would install Flux anew."""
    state = decision.work
    if state and state.instance:
        _disable(target, state.instance)
        uninstall.stop_controllers(target, state.flux)
        _delete(target, state.instance)
    flux = uninstall.decide(target.desired, state.flux if state else InstalledFlux())
    return uninstall.act(target, facts, flux)


def _disable(target: Target, instance: Object) -> None:
    notes = {flux_operator.SWITCH: flux_operator.DISABLED}
    target.client.patch(instance, {"metadata": {"annotations": notes}})


def _delete(target: Target, instance: Object) -> None:
    """An operator that runs removes its finalizer; one that is gone cannot, and has nothing more to
    do."""
    target.client.delete(instance)
    if left := _current(target, instance):
        finalizers.drop(target.client, left, FINALIZER)
    deletion.wait(target, [instance], "FluxInstance")


def _current(target: Target, instance: Object) -> Object | None:
    meta = instance["metadata"]
    return target.client.get(
        instance["apiVersion"], instance["kind"], meta["name"], meta["namespace"]
    )


STEP = Step(name="controllers", look=look, decide=decide, act=act)
