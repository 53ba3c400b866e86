"""Whose cluster is this: looked at before anything is touched or pushed. Each refusal names the
owner."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from provisioner.base.errors import Refused
from provisioner.clusters.client import Client, Object
from provisioner.flux import versions
from provisioner.pairing.run.desired_state import Desired

CONFIG_MAP = "provisioner-pairing"
KEY_CREATED = "key_created"  # in its data: when the deploy key was made, as 2026-01-31T12:00:00Z
PART = "app.kubernetes.io/part-of=flux"
VERSION = "app.kubernetes.io/version"
OPERATOR = "fluxcd.controlplane.io/v1"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`record`: our ConfigMap's data. `instances`: FluxInstances. `installed`: namespace and
    version of each Deployment of Flux's. `path` and `url`: what the live root objects
    synchronise."""

    record: dict[str, str] = field(default_factory=dict)
    instances: tuple[str, ...] = ()
    installed: tuple[tuple[str, str], ...] = ()
    path: str | None = None
    url: str = ""


def look(client: Client, desired: Desired) -> Seen:
    record = client.get("v1", "ConfigMap", CONFIG_MAP, desired.namespace) or {}
    source, root = (
        client.get(item["apiVersion"], item["kind"], item["metadata"]["name"], desired.namespace)
        for item in (desired.source, desired.root)
    )
    return Seen(
        record=record.get("data") or {},
        instances=tuple(map(_name, client.list(OPERATOR, "FluxInstance"))),
        installed=installed(client),
        path=path_of(root) if root else None,
        url=str((source or {}).get("spec", {}).get("url", "")),
    )


def installed(client: Client) -> tuple[tuple[str, str], ...]:
    found = client.list("apps/v1", "Deployment", labels=PART, names=True)
    return tuple(
        (item["metadata"]["namespace"], item["metadata"]["labels"].get(VERSION, ""))
        for item in found
    )


def owned(desired: Desired, seen: Seen) -> None:
    """Refuse a cluster that another fleet, or another cluster of this one, has marked as its
    own."""
    subject, owner = f"cluster {desired.cluster}", seen.record.get("fleet", desired.fleet)
    if owner != desired.fleet:
        raise Refused(subject, f"belongs to fleet {owner!r}", "Unpair it there first.")
    name = seen.record.get("cluster", desired.cluster)
    if name != desired.cluster:
        raise Refused(
            subject,
            f"is paired already, as cluster {name!r} of this fleet",
            "Unpair that one first.",
        )


def adoptable(desired: Desired, seen: Seen, *, upgrading: bool = False) -> None:
    """Refuse what pairing would take from somebody else, and any change of Flux's version."""
    owned(desired, seen)
    subject = f"cluster {desired.cluster}"
    if seen.instances:
        raise Refused(
            subject,
            f"FluxInstance {seen.instances[0]} owns Flux here (flux-operator)",
            "Leave it to the operator, or delete the FluxInstance first.",
        )
    elsewhere = sorted({namespace for namespace, _ in seen.installed} - {desired.namespace})
    if elsewhere and desired.pairing.gitops.watch_all_namespaces:
        raise Refused(
            subject,
            f"Flux runs in namespace {elsewhere[0]!r} already and would watch the same objects",
            f"Declare namespace {elsewhere[0]!r}, or uninstall that one.",
        )
    if seen.path is not None and seen.path != path_of(desired.root):
        raise Refused(
            subject,
            f"already synchronises path {seen.path}, not {path_of(desired.root)}",
            "Declare that path, or unpair the cluster first.",
        )
    if seen.url and seen.url != desired.url and not seen.record:
        raise Refused(
            subject,
            f"already synchronises {seen.url}, not {desired.url}",
            "Declare that repository, or uninstall Flux first.",
        )
    _same_version(desired, seen, upgrading=upgrading)


def _same_version(desired: Desired, seen: Seen, *, upgrading: bool) -> None:
    runs, wanted = newest(desired.namespace, seen.installed), desired.pairing.gitops.flux_version
    live, aim = versions.parse(runs), versions.parse(wanted)
    if live is None or aim is None or live == aim:
        return
    if live > aim:
        raise Refused(
            f"cluster {desired.cluster}",
            f"runs Flux {runs}; {wanted}, which is declared, would be a downgrade",
            declare(desired, runs),
        )
    if not upgrading:
        raise Refused(
            f"cluster {desired.cluster}",
            f"runs Flux {runs}, and pairing never changes versions",
            f"`provisioner upgrade` brings it to {wanted}. To pair it as it is: "
            f"{declare(desired, runs)}",
        )


def declare(desired: Desired, version: str) -> str:
    """What to change where, so that the handover names a version."""
    place = f"pairings.{desired.cluster}.gitops.flux_version in the handover"
    return f'Say flux_version="{version}" in the stack\'s GitOps of this cluster ({place}).'


def newest(namespace: str, installed: tuple[tuple[str, str], ...]) -> str:
    """The newest version that a controller in the namespace is labelled with, or nothing."""
    known = [
        (versions.parse(version), version) for space, version in installed if space == namespace
    ]
    return max(((found, text) for found, text in known if found), default=((0, 0, 0), ""))[1]


def path_of(root: Object) -> str:
    return posixpath.normpath(str(root["spec"].get("path", "")) or ".")


def _name(item: Object) -> str:
    return f"{item['metadata']['namespace']}/{item['metadata']['name']}"
