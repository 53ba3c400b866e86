"""What holds an object that is being deleted: named, and let go of only where it is Flux's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from provisioner.clusters.client import Client, Object

FLUX = "finalizers.fluxcd.io"
AT_ONCE = 8


def version_of(crd: Object) -> str:
    """apiVersion under which a CRD's objects are stored."""
    stored = next(item["name"] for item in crd["spec"]["versions"] if item["storage"])
    return f"{crd['spec']['group']}/{stored}"


def release(client: Client, crd: Object, *, ending: bool = False) -> None:
    """Take Flux's finalizer off the objects of a kind, so that they go without their controller;
    with `ending`, off those only that are being deleted. Finalizers of others stay."""
    found = client.list(version_of(crd), crd["spec"]["names"]["kind"])
    bound = [
        item
        for item in found
        if FLUX in of(item) and (not ending or "deletionTimestamp" in item["metadata"])
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda item: drop(client, item, FLUX), bound))


def drop(client: Client, item: Object, *names: str) -> None:
    """Take these finalizers off; all of them when none is named."""
    left = [name for name in of(item) if names and name not in names]
    client.patch(item, {"metadata": {"finalizers": left or None}})


def named(item: Object) -> str:
    """`Kind namespace/name (finalizer ...)`."""
    meta = item["metadata"]
    where = f"{meta['namespace']}/" if meta.get("namespace") else ""
    held = f" (finalizer {', '.join(of(item))})" if of(item) else ""
    return f"{item['kind']} {where}{meta['name']}{held}"


def of(item: Object) -> list[str]:
    return list(item["metadata"].get("finalizers") or [])
