"""The rights on a cluster that each purpose needs, derived from what is rendered, and whether our
credential has them: asked once, before the first change."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

from provisioner.clusters import cluster_api, events, lease, outside, rights
from provisioner.clusters.client import Client
from provisioner.clusters.outside.base import CLAIM, VOLUME
from provisioner.clusters.rights import LOOK, READ, WRITE, Right, on
from provisioner.flux import spoke
from provisioner.flux.platform.alert import NOTIFICATION
from provisioner.flux.platform.base import SOURCE
from provisioner.handover.platform import receiver
from provisioner.pairing.run.desired_state import Desired, Object
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.pieces import required_rights as pieces

RBAC = "rbac.authorization.k8s.io"


class Permission:
    """An idle run changes nothing and never asks. `needed` is worked out only for a credential with
    limits."""

    def __init__(self, client: Client, needed: Callable[[], Iterable[Right]]) -> None:
        self._client, self._needed = client, needed
        self._lock, self._granted = threading.Lock(), False

    def check(self) -> None:
        """Refused, naming each missing right."""
        with self._lock:
            if not self._granted and not rights.unlimited(self._client):
                rights.check(self._client, self._needed())
            self._granted = True


def of(desired: Desired, purpose: Purpose) -> list[Right]:
    needed = {
        "pairing": pairing,
        "upgrading": upgrading,
        "leaving": leaving,
        "rotating": rotating,
        "testing": testing,
    }
    return needed[purpose](desired)


def pairing(desired: Desired) -> list[Right]:
    items = [desired.instance] if desired.instance else desired.components
    roles = () if desired.instance else _roles()  # flux-operator grants them
    own = [*_common(desired), *_each(desired, (*LOOK, *WRITE), items), *_letting_in(desired)]
    return [
        *own,
        *roles,
        *_finding(desired),
        *_before(desired),
        *pieces.pairing(desired),
        *_facts(desired),
        *pieces.webhooks(desired),
    ]


def upgrading(desired: Desired) -> list[Right]:
    return [*pairing(desired), *_rewriting(desired)]


def leaving(desired: Desired) -> list[Right]:
    within = desired.namespace
    # The pods of controllers are waited for; whatever is in Flux's namespace may keep it.
    pods = Right(resource="pods", verb="get", namespace=within)
    anything = Right(group=rights.ALL, resource=rights.ALL, verb="list", namespace=within)
    # In all namespaces: without their finalizers, and deleted where their kinds stay.
    finalizers = [
        right
        for item in desired.components
        for right in _objects_of(item, "get", "patch", "delete")
    ]
    items = [*desired.components, *([desired.instance] if desired.instance else [])]
    own = _each(desired, (*LOOK, "patch", "delete"), items)
    # Where the namespace stays, since something of somebody else's is in it.
    put = [
        Right(resource=resource, verb="delete", namespace=within)
        for resource in ("configmaps", "secrets")
    ]
    put += [*pieces.secrets(desired), *pieces.monitored(desired), *_finding(desired)]
    return [*_common(desired), pods, anything, *finalizers, *own, *put]


def draining(desired: Desired) -> list[Right]:
    """In addition to `leaving`. What the root itself delivered may be of any kind."""
    own = [Right(group=rights.ALL, resource=rights.ALL, verb=verb) for verb in ("get", "delete")]
    clouds = outside.of("")
    billed = [
        on({"apiVersion": version, "kind": kind, "metadata": {}}, "list")
        for version, kind in (*clouds.kinds, *clouds.parts, CLAIM, VOLUME)
    ]
    children = [
        right
        for item in desired.components
        for right in _objects_of(item, *LOOK, "patch", "delete")
    ]
    # Whoever installed Helm's kind: a release may come from our root.
    releases = Right(group="helm.toolkit.fluxcd.io", resource="helmreleases", verb="list")
    # A management cluster is not drained.
    managed = Right(group=cluster_api.GROUP, resource="clusters", verb="list")
    return [*own, *billed, releases, managed, *children]


def looking(desired: Desired) -> list[Right]:
    """What a plan and `status` need: they change nothing."""
    return [right for right in (*pairing(desired), *leaving(desired)) if right.verb in READ]


def recording(desired: Desired) -> list[Right]:
    """For the Events that a run leaves. Nothing is refused without it."""
    return [
        Right(resource="events", verb="create", namespace=namespace)
        for namespace in (desired.namespace, events.ELSEWHERE)
    ]


def rotating(desired: Desired) -> list[Right]:
    delete = Right(resource="secrets", verb="delete", namespace=desired.namespace)
    if desired.hub:
        uid = Right(resource="namespaces", verb="list")
        return [*_common(desired), delete, uid, *_letting_in(desired)]
    # In every namespace: others may read with the same key.
    sources = on({**desired.source, "metadata": {}}, "list")
    own = [on(desired.source, verb) for verb in ("get", "watch", "patch")]
    # Whose the cluster is.
    identity = [on(desired.root, "get"), Right(resource="namespaces", verb="list")]
    webhooks = [*pieces.webhooks(desired), *pieces.secrets(desired)]
    tokens = webhooks if receiver.hosted(desired.pairing.platform) else []
    return [*_common(desired), delete, sources, *own, *identity, *tokens, *pieces.keys(desired)]


def testing(desired: Desired) -> list[Right]:
    """The objects of a test are made, and deleted again."""
    within = desired.namespace
    made = [
        {"apiVersion": SOURCE, "kind": "GitRepository"},
        {"apiVersion": NOTIFICATION, "kind": "Alert"},
    ]
    own = [
        on({**one, "metadata": {"namespace": within}}, verb)
        for one in made
        for verb in (*LOOK, "create", "delete")
    ]
    provider = {"apiVersion": NOTIFICATION, "kind": "Provider", "metadata": {"namespace": within}}
    # The status of a commit is what a Kustomization reports when it is asked to reconcile.
    asked = [on(desired.root, verb) for verb in (*LOOK, "patch")]
    secret = Right(resource="secrets", verb="delete", namespace=within)
    uid = Right(resource="namespaces", verb="list")
    return [*_common(desired), *own, on(provider, "get"), *asked, secret, uid]


def _common(desired: Desired) -> Iterator[Right]:
    for verb in ("get", "create", "update", "delete"):
        yield Right(
            group="coordination.k8s.io", resource="leases", verb=verb, namespace=lease.NAMESPACE
        )
    for resource in ("configmaps", "secrets"):
        for verb in ("get", *WRITE):
            yield Right(resource=resource, verb=verb, namespace=desired.namespace)
    for resource in ("pods", "events"):
        yield Right(resource=resource, verb="list", namespace=desired.namespace)
    yield Right(resource="nodes", verb="list")
    yield Right(group="apps", resource="deployments", verb="list")  # of a Flux in any namespace
    yield Right(group="apps", resource="deployments", verb="watch", namespace=desired.namespace)


def _each(desired: Desired, verbs: tuple[str, ...], items: Sequence[Object]) -> Iterator[Right]:
    """On these, and on the sync objects."""
    sync = () if desired.hub else (desired.source, desired.root)
    for item in (*items, *sync):
        for verb in verbs:
            yield on(item, verb)
        yield from _objects_of(item, "list")  # whether a kind is served is seen by listing it
    for item in (*sync, *([desired.instance] if desired.instance else [])):
        yield on(item, "watch")


def _finding(desired: Desired) -> Iterator[Right]:
    """FluxInstances of any namespace, and which cluster this is, and whose."""
    if desired.instance:
        yield Right(resource="serviceaccounts", verb="get", namespace=desired.namespace)
        yield on({**desired.instance, "metadata": {}}, "list")
        yield Right(resource="namespaces", verb="list")


def _rewriting(desired: Desired) -> Iterator[Right]:
    """Stored objects are written again, and CRDs say so in their status."""
    yield Right(
        group="apiextensions.k8s.io", resource="customresourcedefinitions/status", verb="patch"
    )
    for item in desired.components:
        yield from _objects_of(item, *LOOK, "patch")


def _before(desired: Desired) -> Iterator[Right]:
    """To apply prerequisites, to watch them, and to say why their pods do not run."""
    items = [item for one in desired.required for item in one.objects]
    plurals = {
        (item["spec"]["group"], item["spec"]["names"]["kind"]): item["spec"]["names"]["plural"]
        for item in items
        if item["kind"] == "CustomResourceDefinition"
    }
    for item in items:
        for verb in (*READ, *WRITE):
            right = on(item, verb)
            plural = plurals.get((right.group, item["kind"]), right.resource)
            yield dataclasses.replace(right, resource=plural)
    for namespace in sorted({item["metadata"].get("namespace", "") for item in items} - {""}):
        for resource in ("pods", "events"):
            yield Right(resource=resource, verb="list", namespace=namespace)
    if any(item["kind"] == "Role" for item in items):
        for verb in ("bind", "escalate"):
            yield Right(group=RBAC, resource="roles", verb=verb)


def _facts(desired: Desired) -> Iterator[Right]:
    """Their objects go with the last of them."""
    for resource, declared in (
        ("configmaps", desired.pairing.facts or desired.pairing.unknown_facts),
        ("secrets", desired.pairing.secret_facts),
    ):
        if declared:
            yield Right(resource=resource, verb="delete", namespace=desired.namespace)


def _objects_of(item: Object, *verbs: str) -> Iterator[Right]:
    """On the objects of a kind, where the item is its CRD."""
    if item["kind"] == "CustomResourceDefinition" and "spec" in item:
        spec = item["spec"]
        for verb in verbs:
            yield Right(group=spec["group"], resource=spec["names"]["plural"], verb=verb)


def _letting_in(desired: Desired) -> Iterator[Right]:
    """On a spoke: its token is waited for, and a binding to another role is made anew."""
    if desired.hub:
        yield Right(resource="serviceaccounts", verb="get", namespace=desired.namespace)
        yield Right(resource="secrets", verb="watch", namespace=desired.namespace)
        yield Right(group=RBAC, resource="clusterrolebindings", verb="delete")
    if desired.hub and spoke.is_generic(desired.pairing.gitops):
        yield Right(group="authentication.k8s.io", resource="tokenreviews", verb="create")


def signing_in(namespace: str) -> Right:
    """On a hub whose Flux signs in to spokes as itself, in this namespace."""
    return Right(resource="serviceaccounts/token", verb="create", namespace=namespace)


def _roles() -> Iterator[Right]:
    """A role may be granted by those who have all that it grants, or these two verbs."""
    for verb in ("bind", "escalate"):
        yield Right(group=RBAC, resource="clusterroles", verb=verb)
