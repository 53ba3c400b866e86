"""What a cluster with controllers of its own has that no hub could deliver: objects of Flux's, and
more than the rights of its hub allow."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.clusters import rights
from provisioner.clusters.client import Client, Object
from provisioner.flux import spoke
from provisioner.pairing.flux_on_cluster import inventory
from provisioner.pairing.removal import uninstall
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.snapshot import identify
from provisioner.pairing.run.target import Target


def obstacle(target: Target) -> str:
    """Why it cannot become a spoke, as it is now; empty if it can, or leaves its hub."""
    before = target.before
    if before.desired.hub:
        return ""
    cluster = before.first_look
    flux = uninstall.look(before, Facts(cluster=cluster))
    if flux.shared:
        return "another Flux runs there in another namespace"
    sync = {identify(item) for item in (before.desired.source, before.desired.root)}
    if more := [item for item in (*flux.others, *flux.objects) if identify(item) not in sync]:
        meta = more[0]["metadata"]
        name = f"{meta['namespace']}/{meta['name']}"
        return f"{more[0]['kind']} {name} needs a Flux on the cluster"
    if not target.desired.pairing.gitops.spoke_role:
        delivered = inventory.entries(cluster.root)
        own = [*before.desired.components, before.desired.source, before.desired.root]
        return beyond(delivered, own) or unreached(delivered, own, _rules(target.client))
    return ""


def _rules(client: Client) -> list[Object] | None:
    """Of the role that a hub has in all namespaces; None where there is none to judge by."""
    role = client.get(f"{spoke.RBAC}/v1", "ClusterRole", spoke.ADMIN)
    return (role.get("rules") or []) if role else None


def beyond(delivered: Sequence[Object], flux: Sequence[Object]) -> str:
    """What the default role of a hub does not reach. `flux`: what goes with the controllers.
    Pure."""
    own = {identify(item) for item in flux}
    for item in delivered:
        wide = not item["metadata"]["namespace"] and item["kind"] != "Namespace"
        if wide and identify(item) not in own:
            return f"{identify(item)} is in no namespace, and a hub needs a `spoke_role` for that"
    return ""


def unreached(
    delivered: Sequence[Object], flux: Sequence[Object], rules: Sequence[Object] | None
) -> str:
    """Of what is in namespaces: what these rules let nobody change, such as quotas and many custom
    kinds. The hub would have been refused after the controllers had gone. Pure."""
    own = {identify(item) for item in flux}
    for item in delivered if rules is not None else ():
        needed = rights.on(item, "patch")
        mine = identify(item) in own or not needed.namespace
        if not mine and not any(_allows(rule, needed) for rule in rules or ()):
            role = f"ClusterRole {spoke.ADMIN}"
            return f"{identify(item)} is beyond {role}, and a hub needs a `spoke_role` for that"
    return ""


def _allows(rule: Object, needed: rights.Right) -> bool:
    wanted = (
        ("apiGroups", needed.group),
        ("resources", needed.resource),
        ("verbs", needed.verb),
    )
    listed = [(rule.get(field) or [], value) for field, value in wanted]
    named = not rule.get("resourceNames")
    return named and all(value in values or rights.ALL in values for values, value in listed)
