"""The rights on a cluster that pairing and leaving use, derived from what is rendered. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provisioner.clusters import lease
from provisioner.clusters.kinds import CORE
from provisioner.clusters.rights import Right
from provisioner.pairing.want import Object, Want

LOOK = ("get", "list")
WRITE = ("create", "patch")
PLURALS = {kind.kind: kind.plural for kind in CORE} | {"GitRepository": "gitrepositories"}
RBAC = "rbac.authorization.k8s.io"


Purpose = Literal["pairing", "leaving", "rotating"]


def pairing(want: Want) -> list[Right]:
    return [*_common(want), *_each(want, (*LOOK, *WRITE)), *_roles()]


def upgrading(want: Want) -> list[Right]:
    return [*pairing(want), *_rewriting(want)]


def leaving(want: Want) -> list[Right]:
    return [*_common(want), *_each(want, (*LOOK, "patch", "delete"))]


def rotating(want: Want) -> list[Right]:
    delete = Right(resource="secrets", verb="delete", namespace=want.namespace)
    sources = [
        _right({**want.source, "metadata": {}}, "list")
    ]  # in every namespace: who else reads with the key
    return [
        *_common(want),
        delete,
        *sources,
        *(_right(want.source, verb) for verb in ("get", "watch", "patch")),
    ]


def _common(want: Want) -> Iterator[Right]:
    for verb in ("get", "create", "update", "delete"):
        yield Right(
            group="coordination.k8s.io", resource="leases", verb=verb, namespace=lease.NAMESPACE
        )
    for resource in ("configmaps", "secrets"):
        for verb in ("get", *WRITE):
            yield Right(resource=resource, verb=verb, namespace=want.namespace)
    for resource in ("pods", "events"):
        yield Right(resource=resource, verb="list", namespace=want.namespace)
    yield Right(resource="nodes", verb="list")
    yield Right(group="apps", resource="deployments", verb="list")  # of a Flux in any namespace
    yield Right(group="apps", resource="deployments", verb="watch", namespace=want.namespace)


def _each(want: Want, verbs: tuple[str, ...]) -> Iterator[Right]:
    for item in (*want.components, want.source, want.root):
        for verb in verbs:
            yield _right(item, verb)
        if (
            item["kind"] == "CustomResourceDefinition" and "spec" in item
        ):  # whether it is served is seen by listing
            spec = item["spec"]
            yield Right(group=spec["group"], resource=spec["names"]["plural"], verb="list")
    for item in (want.source, want.root):
        yield _right(item, "watch")


def _rewriting(want: Want) -> Iterator[Right]:
    """Stored objects are written anew, and CRDs say so in their status."""
    yield Right(
        group="apiextensions.k8s.io", resource="customresourcedefinitions/status", verb="patch"
    )
    for item in want.components:
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
