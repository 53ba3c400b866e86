"""A spoke leaves: its hub delivers to it no more and forgets its kubeconfig, and on the spoke
nothing is left that lets the hub in.

The Kustomization on the hub is suspended first: from then on it neither applies nor prunes, and
when its file has left Git, the hub deletes it without asking the spoke. Only what is marked as of
this pairing is deleted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.events import Action, Note
from provisioner.clusters.client import Object
from provisioner.flux import sops_secret, spoke
from provisioner.handover import spokes
from provisioner.handover.fleet import Pairing
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.flux_on_cluster import under_way
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.snapshot import Snapshot, current, identify, shortened
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import generic, kubeconfig, leftovers, tokens

ACCESS = "access of hub {}"
LEFT = "cluster {name}: its hub may still hold {held}, of no use any more: {error}"


@dataclass(frozen=True, kw_only=True)
class WithdrawState:
    """What is ours. `delivering`: the hub's Kustomization, unless it is suspended. `on_hub`: with
    the kubeconfig, or the address. `access`: on the spoke, in the order in which it is deleted."""

    delivering: Object | None = None
    on_hub: Sequence[Object] = field(default=(), repr=False)
    access: Sequence[Object] = field(default=(), repr=False)


def look(target: Target, facts: Facts) -> WithdrawState:
    desired, root = target.desired, facts.cluster.root
    delivers = root and spoke.marked(root, desired) and not root["spec"].get("suspend")
    return WithdrawState(
        delivering=root if delivers else None,
        on_hub=on_hub(target) if target.hub else (),
        access=_access(target, facts.cluster),
    )


def on_hub(target: Target) -> list[Object]:
    """However the hub signs in by now."""
    live = [
        kubeconfig.secret_on_hub(target),
        generic.config_map_on_hub(target),
        leftovers.key_on_hub(target),
    ]
    return [item for item in live if item and spoke.marked(item, target.desired)]


def _access(target: Target, cluster: Snapshot) -> list[Object]:
    """Rights go first."""
    named = [item for item in target.desired.components if item["kind"] not in LATER]
    later = [item for item in target.desired.components if item["kind"] == "ServiceAccount"]
    live = [current(target.client, item) for item in (*reversed(named), *later)]
    ours = [item for item in live if item and spoke.marked(item, target.desired)]
    return [*ours, *tokens.held(cluster)]


LATER = ("Namespace", "ServiceAccount", "Secret")


def decide(desired: Desired, state: WithdrawState) -> Decision[WithdrawState]:
    hub = desired.pairing.gitops.hub
    subject = ACCESS.format(hub)
    there = [item for item in (state.delivering, *state.on_hub, *state.access) if item]
    if not there:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "removed: " + ", ".join(map(identify, there))
    return Decision(action=Action.DELETED, subject=subject, detail=detail, work=state)


def act(target: Target, facts: Facts, decision: Decision[WithdrawState]) -> Facts:
    state = decision.work or WithdrawState()
    if state.delivering:
        target.flux.patch(target.desired.root, {"spec": {"suspend": True}})
        under_way.wait_for_root(target)
    for item in state.on_hub:
        target.flux.delete(item)
    for item in state.access:
        target.client.delete(item)
    return facts


def held_back(
    pairings: Mapping[str, Pairing], hubs: Collection[str], stuck: Collection[str]
) -> dict[str, ProvisionerError]:
    """By name, why a hub cannot leave: some of its spokes are still there. Pure."""
    waiting = {hub: sorted(set(spokes.of(hub, pairings)) & set(stuck)) for hub in hubs}
    return {
        hub: Refused(
            f"cluster {hub}",
            f"stays, because its spokes could not leave: {shortened(names)}",
            "Solve that, and run again.",
        )
        for hub, names in waiting.items()
        if names
    }


def forget(session: Session, repositories: Repositories, name: str) -> None:
    """Of a spoke that is gone: delete its kubeconfig or address on the hub and its decryption key
    there, as far as the hub responds. Its Kustomization goes with its file."""
    names = desired_state.names(session.run.fleet, name)
    if names.hub is None or names.hub.cluster in session.run.options.gone:
        return
    hub = names.hub.cluster
    access = "ConfigMap" if spoke.is_generic(names.pairing.gitops) else "Secret"
    places = (access, spoke.secret_name(name)), ("Secret", spokes.decryption_secret(name))
    try:
        client = session.client(hub)
        found = [client.get("v1", *place, names.hub.gitops.namespace) for place in places]
        marked = [item for item in found if item and spoke.marked(item, names)]
        # Keys that somebody has put there may be the only copies of them.
        live = [item for item in marked if not sops_secret.added(item)]
        if live and repositories.is_hub(hub, client):
            for item in live if not session.run.planning else ():
                client.delete(item)
            detail = f"removed: {', '.join(map(identify, live))}"
            session.run.progress(name).change(STEP.name, Action.DELETED, ACCESS.format(hub), detail)
    except ProvisionerError as error:
        held = " and ".join(f"{kind} {place}" for kind, place in places)
        text = LEFT.format(name=name, held=held, error=error)
        session.run.sink(Note(text=text, level="warning"))


STEP = Step(name="access", look=look, decide=decide, act=act)
