"""The FluxInstance: applied as Git has it, where the cluster has it otherwise. The operator is
asked to act where something that it keeps is gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import flux_operator
from provisioner.pairing.branch import flux_instance
from provisioner.pairing.flux_on_cluster import installation, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import shortened
from provisioner.pairing.run.target import Target


class InstanceState(msgspec.Struct, frozen=True, kw_only=True):
    """`wanted`: as Git has it, or will. `missing`: Deployments of controllers that are not there or
    are scaled to zero."""

    wanted: Object
    live: Object | None = None
    missing: Sequence[str] = ()


def look(target: Target, facts: Facts) -> InstanceState:
    path = target.desired.instance_file
    texts = target.published.result().texts[target.name] if _known(target) else {}
    text = texts.get(path) or flux_instance.texts(target.desired, {})[path]
    live = facts.cluster.deployments
    return InstanceState(
        wanted=flux_operator.read(text, path),
        live=facts.cluster.instance,
        missing=[name for name in _components(target.desired) if not _runs(live.get(name))],
    )


def _known(target: Target) -> bool:
    """A cluster whose files were refused has ended before."""
    return target.name in target.published.result().texts


def _components(desired: Desired) -> Sequence[str]:
    return desired.pairing.gitops.components


def _runs(deployment: Object | None) -> bool:
    return deployment is not None and deployment["spec"].get("replicas", 1) != 0


def decide(desired: Desired, state: InstanceState) -> Decision[InstanceState]:
    subject = f"FluxInstance {desired.namespace}/{flux_operator.NAME}"
    if state.live is None:
        detail = f"Flux {desired.pairing.gitops.flux_version}"
        return Decision(action=Action.CREATED, subject=subject, detail=detail, work=state)
    reasons = [*_changed(state.wanted, state.live)]
    if _is_disabled(state):
        reasons.append("its reconciliation was disabled")
    if state.missing and not reasons:
        reasons.append(f"missing: {', '.join(state.missing)}")
    if not reasons:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = shortened(reasons)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=state)


def _is_disabled(state: InstanceState) -> bool:
    """On the cluster alone; in Git it is what the user wants."""
    disabled = state.live is not None and flux_operator.is_disabled(state.live)
    return disabled and not flux_operator.is_disabled(state.wanted)


def _changed(wanted: Object, live: Object) -> Sequence[str]:
    return [
        field if there is None else f"{field} instead of {_text(there)}"
        for field, (there, _) in flux_operator.differences(wanted, live).items()
    ]


def _text(value: object) -> str:
    return "other ones" if isinstance(value, list | Mapping) else str(value)


def act(target: Target, facts: Facts, decision: Decision[InstanceState]) -> Facts:
    if (state := decision.work) is None:
        return facts
    if _is_disabled(state):
        change = {"metadata": {"annotations": {flux_operator.SWITCH: None}}}
        target.client.patch(state.wanted, change)
    target.client.apply(installation.labelled(state.wanted, target.desired))
    if state.live:
        sync_objects.request(target, state.wanted)
    return facts


STEP = Step(name="instance", look=look, decide=decide, act=act)
