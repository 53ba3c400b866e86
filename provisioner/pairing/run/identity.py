"""Whose cluster this is: checked before anything is touched or pushed. Each refusal names the
owner."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import msgspec

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.flux import versions
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.flux_operator import rules as flux_operator
from provisioner.pairing.run.snapshot import OPERATOR, Snapshot
from provisioner.pairing.run.spokes import checks, moves

VERSION = "app.kubernetes.io/version"
# In the record while an entry is being renamed: the name and the path that it had.
FORMER = ("former_cluster", "former_path")
Purpose = Literal["pairing", "upgrading", "leaving", "rotating", "testing"]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """`record`: our ConfigMap's data. `instances`: FluxInstances. `installed`: namespace and
    version of each of Flux's Deployments. `path`, `url` and `ref`: what the live root objects
    synchronise; `source`: the object that the root Kustomization takes its files from. `hub`: the
    cluster that delivers here; None where nothing says so. `instance`: the FluxInstance, where
    flux-operator is to keep Flux."""

    record: Mapping[str, str] = msgspec.field(default_factory=dict)
    instances: tuple[str, ...] = ()
    installed: tuple[tuple[str, str], ...] = ()
    path: str | None = None
    url: str = ""
    ref: str = ""
    source: str = ""
    hub: str | None = None
    instance: Object | None = None


def of(cluster: Snapshot) -> Identity:
    return Identity(
        record=cluster.record,
        instances=_instances(cluster),
        installed=installed(cluster.flux_deployments),
        path=path_of(cluster.root) if cluster.root else None,
        url=str((cluster.source or {}).get("spec", {}).get("url", "")),
        ref=_ref_of(cluster.source) if cluster.source else "",
        source=_source_of(cluster.root) if cluster.root else "",
        hub=cluster.hub,
        instance=cluster.instance,
    )


def _instances(cluster: Snapshot) -> tuple[str, ...]:
    """Asked for on a cluster that we have not paired, and where flux-operator has marked Flux's
    Deployments; the operator does so as soon as it takes over an installation."""
    marked = any(
        f"{OPERATOR}/name" in (item["metadata"].get("labels") or {})
        for item in cluster.flux_deployments
    )
    if cluster.record and not marked:
        return ()
    listed = cluster.client.list(f"{OPERATOR}/v1", "FluxInstance")
    return tuple(f"{item['metadata']['namespace']}/{item['metadata']['name']}" for item in listed)


def installed(deployments: list[Object]) -> tuple[tuple[str, str], ...]:
    """Namespace and labelled version of each Deployment."""
    return tuple(
        (item["metadata"]["namespace"], (item["metadata"].get("labels") or {}).get(VERSION, ""))
        for item in deployments
    )


def check(desired: Desired, seen: Identity, purpose: Purpose) -> None:
    """Refuse what is not ours to pair, upgrade, rotate or leave."""
    owned(desired, seen)
    moves.finished(desired, seen.record, pairing=purpose == "pairing")
    checks.hub(desired, seen.hub, seen.record)
    flux_operator.same_manager(desired, seen.record)
    if purpose != "pairing" and FORMER[0] in seen.record:
        raise _half_renamed(desired, seen.record[FORMER[0]])
    if purpose in ("pairing", "upgrading"):
        adoptable(desired, seen, upgrading=purpose == "upgrading")


def former(
    desired: Desired, record: Mapping[str, str], declared: Collection[str]
) -> tuple[Names, ...]:
    """How this fleet has paired this very cluster under other names, as the record on it says: the
    newest first. Empty if such a name is still `declared`: then two entries lead to one cluster."""
    if not desired.uid or not _of_fleet(desired, record):
        return ()
    places = ((record.get("cluster"), record.get("path")), tuple(map(record.get, FORMER)))
    noted = [(name, path) for name, path in places if name and path]
    others = {name for name, _ in noted} - {desired.cluster}
    if not others or others & set(declared):
        return ()
    now = (desired.cluster, desired.pairing.path)
    return tuple(_renamed(desired, *place) for place in noted if place != now)


def names(fleet: str, uid: str, records: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """All names that the records found on one cluster give it in a fleet."""
    ours = [one for one in records if (one.get("fleet"), one.get("uid")) == (fleet, uid)]
    listed = {one.get(key, "") for one in ours for key in ("cluster", FORMER[0])}
    return frozenset(listed - {""})


def agreed(desired: Desired, record: Mapping[str, str]) -> bool:
    """Whether an earlier run, which the user had agreed to, has begun to rename to or from this
    name."""
    return FORMER[0] in record and desired.cluster in (record.get("cluster"), record[FORMER[0]])


def unasked(desired: Desired, names: Names) -> Refused:
    return Refused(
        f"cluster {desired.cluster}",
        f"is already paired as cluster {names.cluster!r} of this fleet (UID {desired.uid})",
        f"If only its entry was renamed, run `provisioner pair --renamed {desired.cluster}`. If "
        "not, check the context of its kubeconfig.",
    )


def _of_fleet(desired: Desired, record: Mapping[str, str]) -> bool:
    return (record.get("fleet"), record.get("uid")) == (desired.fleet, desired.uid)


def _renamed(desired: Desired, cluster: str, path: str) -> Names:
    pairing = msgspec.structs.replace(desired.pairing, cluster=cluster, path=path)
    return Names(fleet=desired.fleet, pairing=pairing, hub=desired.hub, uid=desired.uid)


def _half_renamed(desired: Desired, old: str) -> Refused:
    return Refused(
        f"cluster {desired.cluster}",
        f"was {old!r}, and a run that renamed it did not finish",
        "Run `provisioner pair` or `provisioner up` first, which finishes it.",
    )


def check_uid(desired: Desired, uid: str) -> None:
    """Refuse a cluster that does not say which one it is."""
    if not uid:
        raise Refused(
            f"cluster {desired.cluster}",
            "the UID of its kube-system namespace, which tells one cluster from another, cannot be "
            "read",
            "Grant the credential `list` on namespaces.",
        )


def distinct(uids: Mapping[str, str]) -> dict[str, Refused]:
    """By name, why a cluster cannot be worked on: another entry leads to the same cluster. `uids`
    by name."""
    by_uid: dict[str, list[str]] = {}
    for name, uid in uids.items():
        by_uid.setdefault(uid, []).append(name)
    return {
        name: Refused(
            f"cluster {name}",
            f"leads to the same cluster as {', '.join(sorted(set(names) - {name}))} (UID {uid})",
            "Correct the context or kubeconfig of one of them, or remove one.",
        )
        for uid, names in by_uid.items()
        for name in names
        if len(names) > 1
    }


def proves(names: Names, record: Mapping[str, str], uid: str) -> bool:
    """Whether the record on the cluster says that this very cluster is this pairing's."""
    ours = (names.fleet, names.cluster, uid)
    return (record.get("fleet"), record.get("cluster"), record.get("uid")) == ours


def unproven(names: Names) -> Refused:
    return Refused(
        f"cluster {names.cluster}",
        f"runs Flux in namespace {names.namespace}, and neither the cluster nor the repository "
        f"says that fleet {names.fleet} has paired it",
        "Check the context of its kubeconfig. If it is this fleet's, run `provisioner pair` first.",
    )


def owned(desired: Desired, seen: Identity) -> None:
    """Refuse a cluster that another fleet, or another cluster of this fleet, has marked."""
    subject, owner = f"cluster {desired.cluster}", seen.record.get("fleet", desired.fleet)
    if owner != desired.fleet:
        raise Refused(subject, f"belongs to fleet {owner!r}", "Unpair it there first.")
    name = seen.record.get("cluster", desired.cluster)
    if name not in (desired.cluster, *(names.cluster for names in desired.former)):
        raise Refused(
            subject,
            f"is already paired as cluster {name!r} of this fleet",
            f"If only its entry was renamed, run `provisioner pair --renamed {desired.cluster}` "
            f"first, with a fleet that no longer has {name}. Otherwise unpair that one first.",
        )
    url = seen.record.get("repository", desired.url)
    if desired.former and url != desired.url:
        raise Refused(
            subject,
            f"was {desired.former[0].cluster!r} and is paired with {url}, not {desired.url}",
            "Rename it first, with the repository that it has; change the repository in a run of "
            "its own.",
        )


def adoptable(desired: Desired, seen: Identity, *, upgrading: bool = False) -> None:
    """Refuse what pairing would take from somebody else, and any change of Flux's version."""
    subject = f"cluster {desired.cluster}"
    flux_operator.adoptable(desired, seen)
    if desired.hub:
        if not desired.moving:
            checks.without_flux(desired, seen.installed)
        _same_source(desired, seen)
        return
    elsewhere = sorted({namespace for namespace, _ in seen.installed} - {desired.namespace})
    if elsewhere and desired.pairing.gitops.watch_all_namespaces:
        raise Refused(
            subject,
            f"Flux already runs in namespace {elsewhere[0]!r} and would watch the same objects",
            f"Declare namespace {elsewhere[0]!r}, or uninstall that Flux.",
        )
    _same_source(desired, seen)
    _same_version(desired, seen, upgrading=upgrading)


def _same_source(desired: Desired, seen: Identity) -> None:
    subject, path = f"cluster {desired.cluster}", path_of(desired.root)
    paths = {path, *(posixpath.normpath(names.pairing.path) for names in desired.former)}
    if seen.path is not None and seen.path not in paths:
        raise Refused(
            subject,
            f"already synchronises path {seen.path}, not {path}",
            "Declare that path, or unpair the cluster first.",
        )
    if seen.record:  # ours: what is wrong is repaired
        return
    if seen.url and seen.url != desired.url:
        raise Refused(
            subject,
            f"already synchronises {seen.url}, not {desired.url}",
            "Declare that repository, with that URL as sync_url if only the spelling differs, or "
            "uninstall Flux first.",
        )
    if seen.ref and seen.ref != (ref := _ref_of(desired.source)):
        raise Refused(
            subject,
            f"already synchronises {seen.ref} of {seen.url}, not {ref}: Flux would delete what is "
            "not there",
            "Declare that branch, or let Flux follow the declared one first.",
        )
    if seen.source and seen.source != (source := _source_of(desired.root)):
        raise Refused(
            subject,
            f"already synchronises {seen.source}, not {source}",
            "Let its root Kustomization use that source first, or uninstall Flux.",
        )


def _same_version(desired: Desired, seen: Identity, *, upgrading: bool) -> None:
    running = newest(desired.namespace, seen.installed)
    declared = desired.pairing.gitops.flux_version
    live, wanted = versions.parse(running), versions.parse(declared)
    if live is None or wanted is None or live == wanted:
        return
    if live > wanted:
        raise Refused(
            f"cluster {desired.cluster}",
            f"runs Flux {running}; the declared {declared} would be a downgrade",
            how_to_declare(desired, running),
        )
    if not upgrading:
        raise Refused(
            f"cluster {desired.cluster}",
            f"runs Flux {running}, and pairing never changes versions",
            f"Run `provisioner upgrade` to bring it to {declared}. To pair it as it is: "
            f"{how_to_declare(desired, running)}",
        )


def how_to_declare(desired: Desired, version: str) -> str:
    """What to change where, so that the handover names a version."""
    place = f"pairings.{desired.cluster}.gitops.flux_version in the handover"
    return f'Set flux_version="{version}" in the GitOps of this cluster in the stack ({place}).'


def newest(namespace: str, installed: tuple[tuple[str, str], ...]) -> str:
    """The newest version that a controller in the namespace is labelled with, or an empty text."""
    labelled = [version for space, version in installed if space == namespace]
    known = [(parsed, text) for text in labelled if (parsed := versions.parse(text))]
    return max(known, default=((0, 0, 0), ""))[1]


def _ref_of(source: Object) -> str:
    """Such as `branch main`; source-controller's own default is master."""
    ref = source["spec"].get("ref") or {"branch": "master"}
    return ", ".join(f"{kind} {name}" for kind, name in sorted(ref.items()))


def _source_of(root: Object) -> str:
    """Such as `GitRepository flux-system/flux-system`; empty where it names none."""
    ref = root["spec"].get("sourceRef")
    space = root["metadata"]["namespace"]
    return f"{ref['kind']} {ref.get('namespace') or space}/{ref['name']}" if ref else ""


def path_of(root: Object) -> str:
    return posixpath.normpath(str(root["spec"].get("path", "")) or ".")
