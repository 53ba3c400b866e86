"""The rights on a cluster that each purpose needs, derived from what is rendered, and whether our
credential has them: asked once, before the first change."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterable, Iterator

from provisioner.clusters import cluster_api, events, lease, outside, rights
from provisioner.clusters.client import Client
from provisioner.clusters.kinds import CORE
from provisioner.clusters.outside.base import CLAIM, VOLUME
from provisioner.clusters.rights import Right
from provisioner.flux import spoke
from provisioner.flux.platform import monitoring
from provisioner.flux.platform import receiver as rendering
from provisioner.flux.platform.alert import NOTIFICATION
from provisioner.flux.platform.base import SOURCE
from provisioner.flux.prerequisites import FLUX
from provisioner.handover.platform import receiver
from provisioner.pairing.run.desired_state import Desired, Object
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.snapshot import MONITORING

LOOK = ("get", "list")
READ = (*LOOK, "watch")
WRITE = ("create", "patch")
PLURALS = {kind.kind: kind.plural for kind in CORE} | {"GitRepository": "gitrepositories"}
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
    own = [*_common(desired), *_each(desired, (*LOOK, *WRITE)), *_roles(), *_letting_in(desired)]
    return [*own, *_before(desired), *_platform(desired), *_facts(desired), *_telling(desired)]


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
    own = _each(desired, (*LOOK, "patch", "delete"))
    # Where the namespace stays, since something of somebody else's is in it.
    put = [
        Right(resource=resource, verb="delete", namespace=within)
        for resource in ("configmaps", "secrets")
    ]
    put += [*_secrets_of_pieces(desired), *_delivered_apart(desired)]
    return [*_common(desired), pods, anything, *finalizers, *own, *put]


def draining(desired: Desired) -> list[Right]:
    """In addition to `leaving`. What the root itself delivered may be of any kind."""
    own = [Right(group=rights.ALL, resource=rights.ALL, verb=verb) for verb in ("get", "delete")]
    clouds = outside.of("")
    billed = [
        _right({"apiVersion": version, "kind": kind, "metadata": {}}, "list")
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
    sources = _right({**desired.source, "metadata": {}}, "list")
    own = [_right(desired.source, verb) for verb in ("get", "watch", "patch")]
    # Whose the cluster is.
    identity = [_right(desired.root, "get"), Right(resource="namespaces", verb="list")]
    webhooks = [*_telling(desired), *_secrets_of_pieces(desired)]
    tokens = webhooks if receiver.hosted(desired.pairing.platform) else []
    return [*_common(desired), delete, sources, *own, *identity, *tokens, *_piece_keys(desired)]


def testing(desired: Desired) -> list[Right]:
    """The objects of a test are made, and deleted again."""
    within = desired.namespace
    made = [
        {"apiVersion": SOURCE, "kind": "GitRepository"},
        {"apiVersion": NOTIFICATION, "kind": "Alert"},
    ]
    own = [
        _right({**one, "metadata": {"namespace": within}}, verb)
        for one in made
        for verb in (*LOOK, "create", "delete")
    ]
    provider = {"apiVersion": NOTIFICATION, "kind": "Provider", "metadata": {"namespace": within}}
    # The status of a commit is what a Kustomization reports when it is asked to reconcile.
    asked = [_right(desired.root, verb) for verb in (*LOOK, "patch")]
    secret = Right(resource="secrets", verb="delete", namespace=within)
    uid = Right(resource="namespaces", verb="list")
    return [*_common(desired), *own, _right(provider, "get"), *asked, secret, uid]


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


def _each(desired: Desired, verbs: tuple[str, ...]) -> Iterator[Right]:
    sync = () if desired.hub else (desired.source, desired.root)
    for item in (*desired.components, *sync):
        for verb in verbs:
            yield _right(item, verb)
        yield from _objects_of(item, "list")  # whether a kind is served is seen by listing it
    for item in sync:
        yield _right(item, "watch")


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
            right = _right(item, verb)
            plural = plurals.get((right.group, item["kind"]), right.resource)
            yield dataclasses.replace(right, resource=plural)
    for namespace in sorted({item["metadata"].get("namespace", "") for item in items} - {""}):
        for resource in ("pods", "events"):
            yield Right(resource=resource, verb="list", namespace=namespace)
    if any(item["kind"] == "Role" for item in items):
        for verb in ("bind", "escalate"):
            yield Right(group=RBAC, resource="roles", verb=verb)


def _platform(desired: Desired) -> Iterator[Right]:
    """To find the Secrets of pieces and remove those that are left over, to see whether the names
    of their objects are free, and to ask their controllers to act."""
    if not (desired.platform or desired.platform_secrets):
        return
    yield from _secrets_of_pieces(desired)
    for verb in ("get", *WRITE) if _has_tenants(desired) else ():
        yield Right(resource="secrets", verb=verb)
        yield Right(resource="namespaces", verb=verb)
    if any(one.piece.restricts for one in desired.platform):
        group = "discovery.k8s.io"  # where the API server is
        yield Right(group=group, resource="endpointslices", verb="list", namespace="default")
    items = [item for one in desired.platform for item in (*one.objects, *one.apart)]
    for item in items:
        reconciled = f".{item['apiVersion'].partition('/')[0]}".endswith(FLUX)
        for verb in (*LOOK, "patch") if reconciled else ("get",):
            yield _right(item, verb)


def _piece_keys(desired: Desired) -> Iterator[Right]:
    """To find the Secrets of pieces with deploy keys, to write them, and to have their sources
    fetch."""
    keys = [
        (key, key.namespace or desired.namespace) for one in desired.platform for key in one.keys
    ]
    within = "" if _has_tenants(desired) else desired.namespace
    for verb in ("list", "get", *WRITE) if keys else ():
        yield Right(resource="secrets", verb=verb, namespace=within)
    for _, namespace in keys:
        meta = {"name": "", "namespace": namespace}
        for verb in ("get", "watch", "patch"):
            yield _right({**desired.source, "metadata": meta}, verb)


def _telling(desired: Desired) -> Iterator[Right]:
    """To see that a Receiver answers, and that a delivery reaches what it reconciles."""
    for piece in receiver.hosted(desired.pairing.platform):
        own, *others = rendering.looked_at(piece, desired.placement)
        yield from (_right(own, verb) for verb in ("get", "patch"))
        yield from (_right(item, verb) for item in others for verb in LOOK)


def _facts(desired: Desired) -> Iterator[Right]:
    """Their objects go with the last of them."""
    for resource, declared in (
        ("configmaps", desired.pairing.facts or desired.pairing.unknown_facts),
        ("secrets", desired.pairing.secret_facts),
    ):
        if declared:
            yield Right(resource=resource, verb="delete", namespace=desired.namespace)


def _secrets_of_pieces(desired: Desired) -> Iterator[Right]:
    """In every namespace where there are tenants, who have some in theirs."""
    within = "" if _has_tenants(desired) else desired.namespace
    for verb in ("list", "delete"):
        yield Right(resource="secrets", verb=verb, namespace=within)


def _delivered_apart(desired: Desired) -> Iterator[Right]:
    """In any namespace, as where it went is not known once it is declared no more."""
    kinds = {one.__struct_config__.tag for one in desired.pairing.platform}
    if MONITORING in kinds:
        for version, kind in monitoring.KINDS:
            for verb in ("list", "delete"):
                yield _right({"apiVersion": version, "kind": kind, "metadata": {}}, verb)


def _has_tenants(desired: Desired) -> bool:
    declared = desired.pairing.platform
    return any(kind == "Namespace" for one in declared for kind, _ in one.objects())


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


def _right(item: Object, verb: str) -> Right:
    group, _, _ = item["apiVersion"].rpartition("/")
    kind = item["kind"]
    plural = PLURALS.get(kind) or _plural(kind.lower())
    return Right(
        group=group, resource=plural, verb=verb, namespace=item["metadata"].get("namespace", "")
    )


def _plural(kind: str) -> str:
    """As Kubernetes' own generator makes it: `ingresses`, `networkpolicies`, `daemonsets`."""
    if kind.endswith(("s", "x", "ch", "sh")):
        return f"{kind}es"
    if kind.endswith("y") and kind[-2:-1] not in "aeiou":
        return f"{kind[:-1]}ies"
    return f"{kind}s"
