"""The rights that a run needs on a cluster for the pieces of its platform. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.clusters.rights import LOOK, WRITE, Right, on
from provisioner.flux.monitoring.kinds import KINDS
from provisioner.flux.prerequisites import EXTENSIONS, FLUX
from provisioner.handover.platform import receiver
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import MONITORING


def pairing(desired: Desired) -> Iterator[Right]:
    """To find the Secrets of pieces and remove those that are left over, to see whether the names
    of their objects are free, and to ask their controllers to act."""
    if desired.hub or not (desired.platform or desired.platform_secrets):
        return
    yield from secrets(desired)
    for verb in ("get", *WRITE) if _has_tenants(desired) else ():
        yield Right(resource="secrets", verb=verb)
        yield Right(resource="namespaces", verb=verb)
    if any(one.piece.restricts for one in desired.platform):
        group = "discovery.k8s.io"  # where the API server is
        yield Right(group=group, resource="endpointslices", verb="list", namespace="default")
    items = [item for one in desired.platform for item in (*one.objects, *one.inner)]
    for item in items:
        reconciled = f".{item['apiVersion'].partition('/')[0]}".endswith((FLUX, EXTENSIONS))
        for verb in (*LOOK, "patch") if reconciled else ("get",):
            yield on(item, verb)


def keys(desired: Desired) -> Iterator[Right]:
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
            yield on({**desired.source, "metadata": meta}, verb)


def webhooks(desired: Desired) -> Iterator[Right]:
    """To see that a Receiver answers, and that a delivery reaches what it reconciles."""
    from provisioner.flux.platform import receiver as rendering

    for piece in receiver.hosted(desired.pairing.platform):
        own, *others = rendering.looked_at(piece, desired.placement)
        yield from (on(own, verb) for verb in ("get", "patch"))
        yield from (on(item, verb) for item in others for verb in LOOK)


def secrets(desired: Desired) -> Iterator[Right]:
    """In every namespace where there are tenants, who have some in theirs."""
    within = "" if _has_tenants(desired) else desired.namespace
    for verb in ("list", "delete"):
        yield Right(resource="secrets", verb=verb, namespace=within)


def monitored(desired: Desired) -> Iterator[Right]:
    """In any namespace, as where it went is not known once it is declared no more."""
    kinds = {one.__struct_config__.tag for one in desired.pairing.platform}
    if MONITORING in kinds:
        for version, kind in KINDS:
            for verb in ("list", "delete"):
                yield on({"apiVersion": version, "kind": kind, "metadata": {}}, verb)


def _has_tenants(desired: Desired) -> bool:
    declared = desired.pairing.platform
    return any(kind == "Namespace" for one in declared for kind, _ in one.objects())
