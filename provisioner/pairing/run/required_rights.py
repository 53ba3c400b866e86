"""The rights on a cluster that pairing and leaving use, derived from what is rendered. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.clusters import lease
from provisioner.clusters.kinds import CORE
from provisioner.clusters.rights import Right
from provisioner.pairing.run.desired_state import Desired, Object
from provisioner.pairing.run.identity import Purpose

LOOK = ("get", "list")
WRITE = ("create", "patch")
PLURALS = {kind.kind: kind.plural for kind in CORE} | {"GitRepository": "gitrepositories"}
RBAC = "rbac.authorization.k8s.io"


def of(desired: Desired, purpose: Purpose) -> list[Right]:
    rights = {
        "pairing": pairing,
        "upgrading": upgrading,
        "leaving": leaving,
        "rotating": rotating,
    }
    return rights[purpose](desired)


def pairing(desired: Desired) -> list[Right]:
    return [*_common(desired), *_each(desired, (*LOOK, *WRITE)), *_roles()]


def upgrading(desired: Desired) -> list[Right]:
    return [*pairing(desired), *_rewriting(desired)]


def leaving(desired: Desired) -> list[Right]:
    return [*_common(desired), *_each(desired, (*LOOK, "patch", "delete"))]


def rotating(desired: Desired) -> list[Right]:
    delete = Right(resource="secrets", verb="delete", namespace=desired.namespace)
    sources = [
        _right({**desired.source, "metadata": {}}, "list")
    ]  # in every namespace: who else reads with the key
    return [
        *_common(desired),
        delete,
        *sources,
        *(_right(desired.source, verb) for verb in ("get", "watch", "patch")),
    ]


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
    for item in (*desired.components, desired.source, desired.root):
        for verb in verbs:
            yield _right(item, verb)
        if (
            item["kind"] == "CustomResourceDefinition" and "spec" in item
        ):  # whether it is served is seen by listing
            spec = item["spec"]
            yield Right(group=spec["group"], resource=spec["names"]["plural"], verb="list")
    for item in (desired.source, desired.root):
        yield _right(item, "watch")


def _rewriting(desired: Desired) -> Iterator[Right]:
    """Stored objects are written anew, and CRDs say so in their status."""
    yield Right(
        group="apiextensions.k8s.io", resource="customresourcedefinitions/status", verb="patch"
    )
    for item in desired.components:
        if item["kind"] == "CustomResourceDefinition" and "spec" in item:
            spec = item["spec"]
            for verb in (*LOOK, "patch"):
                yield Right(group=spec["group"], resource=spec["names"]["plural"], verb=verb)


def _roles() -> Iterator[Right]:
    """Roles may be given only by who has what they grant, or these two verbs."""
    for verb in ("bind", "escalate"):
        yield Right(group=RBAC, resource="clusterroles", verb=verb)


def _right(item: Object, verb: str) -> Right:
    group, _, _ = item["apiVersion"].rpartition("/")
    kind = item["kind"]
    plural = PLURALS.get(kind, f"{kind.lower()}s")
    return Right(
        group=group, resource=plural, verb=verb, namespace=item["metadata"].get("namespace", "")
    )
