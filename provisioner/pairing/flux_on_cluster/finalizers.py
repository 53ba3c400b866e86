"""Finalizers: what keeps an object from being deleted, and removing those that are Flux's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from provisioner.clusters.client import Client, Object

FLUX = "finalizers.fluxcd.io"
AT_ONCE = 8


def version_of(crd: Object) -> str:
    """apiVersion under which a CRD's objects are stored."""
    stored = next(item["name"] for item in crd["spec"]["versions"] if item["storage"])
    return f"{crd['spec']['group']}/{stored}"


def release(client: Client, crd: Object, *, deleted_only: bool = False) -> None:
    """Remove Flux's finalizer from the objects of a kind, so that they can be deleted without their
    controller; with `deleted_only` only from those that are being deleted. The finalizers of others
    stay."""
    held = [
        item
        for item in client.list(version_of(crd), crd["spec"]["names"]["kind"])
        if FLUX in of(item) and (not deleted_only or "deletionTimestamp" in item["metadata"])
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda item: drop(client, item, FLUX), held))


def drop(client: Client, item: Object, *names: str) -> None:
    """Remove these finalizers from an object; all of them when none is named."""
    left = [name for name in of(item) if names and name not in names]
    client.patch(item, {"metadata": {"finalizers": left or None}})


def describe(item: Object) -> str:
    """`Kind namespace/name (finalizer ...)`."""
    meta = item["metadata"]
    where = f"{meta['namespace']}/" if meta.get("namespace") else ""
    held = f" (finalizer {', '.join(of(item))})" if of(item) else ""
    return f"{item['kind']} {where}{meta['name']}{held}"


def of(item: Object) -> list[str]:
    return list(item["metadata"].get("finalizers") or [])
