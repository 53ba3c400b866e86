"""The kubeconfig with which a hub signs in to a spoke: a Secret on the hub, made in memory from the
token that the spoke holds, before Git refers to it."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import access, ownership, tokens


@dataclass(frozen=True, kw_only=True)
class KubeconfigState:
    """`wanted`: None while the spoke has no token yet. `marked`: whose the Secret on the hub is, as
    `fleet/cluster`; None where there is none. `foreign`: the hub has a Kustomization of that name
    that is not this pairing's."""

    wanted: Secret | None
    held: Secret | None
    marked: str | None
    insecurity: str = ""
    expires: bool = False
    delivering: bool = False
    foreign: bool = False


def look(target: Target, facts: Facts) -> KubeconfigState:
    live = secret_on_hub(target)
    token = next(reversed(tokens.usable(tokens.held(facts.cluster))), None)
    return KubeconfigState(
        wanted=_kubeconfig(target, token) if token else None,
        held=spoke.entry(live, spoke.FIELD),
        marked=_marked(live),
        insecurity=target.client.connection.insecurity,
        expires=token is not None and spoke.expires(token),
        delivering=facts.cluster.root is not None,
        foreign=bool(facts.cluster.root) and not spoke.marked(facts.cluster.root, target.desired),
    )


def secret_on_hub(target: Target) -> Object | None:
    """The Secret that holds the kubeconfig."""
    name = spoke.secret_name(target.name)
    return target.flux.get("v1", "Secret", name, target.desired.root["metadata"]["namespace"])


def _marked(live: Object | None) -> str | None:
    if live is None:
        return None
    marks = live["metadata"].get("annotations") or {}
    return f"{marks.get(spoke.FLEET, '')}/{marks.get(spoke.CLUSTER, '')}"


def _kubeconfig(target: Target, token: Secret) -> Secret:
    connection, gitops = target.client.connection, target.desired.pairing.gitops
    return spoke.kubeconfig(
        target.name,
        server=gitops.spoke_server or connection.server,
        ca=connection.ca,
        server_name=connection.tls_server_name,
        token=token,
    )


def decide(desired: Desired, state: KubeconfigState) -> Decision[KubeconfigState]:
    _check(desired, state)
    space = desired.root["metadata"]["namespace"]
    hub = desired.pairing.gitops.hub
    subject = f"Secret {space}/{spoke.secret_name(desired.cluster)} on {hub}"
    if state.wanted is not None and state.held == state.wanted:
        return Decision(action=Action.UNCHANGED, subject=subject)
    action = Action.CREATED if state.marked is None else Action.CONFIGURED
    detail = "" if state.marked is None else "another token, address or authority"
    return Decision(action=action, subject=subject, detail=detail, work=state)


def _check(desired: Desired, state: KubeconfigState) -> None:
    ownership.check_secure(desired, state.insecurity)
    ownership.check_kustomization(desired, foreign=state.foreign)
    if state.marked not in (None, desired.owner):
        name = f"Secret {spoke.secret_name(desired.cluster)} on {desired.pairing.gitops.hub}"
        raise ownership.foreign(desired, name)
    if state.expires:
        cause = "the token of its ServiceAccount expires, and nobody would renew it on the hub"
        raise Refused(f"cluster {desired.cluster}", cause, access.TOKENLESS)


def act(target: Target, facts: Facts, decision: Decision[KubeconfigState]) -> Facts:
    desired, state = target.desired, decision.work
    if desired.hub is None or state is None or state.wanted is None:
        return facts
    item = spoke.secret(desired.pairing, desired.hub, desired.fleet, state.wanted)
    target.flux.apply(item, manager=ownership.MANAGER)
    if state.delivering:  # it may wait for its next interval, after it was refused
        sync_objects.request(target, desired.root)
    return facts


STEP = Step(name="kubeconfig", look=look, decide=decide, act=act)
