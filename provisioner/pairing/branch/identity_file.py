"""Which cluster a path belongs to, recorded in Git beside our files (design decision 16).

A cluster is the UID of its kube-system namespace, never its name, context or address. The record is
outside the cluster, so that a wrong kubeconfig context is noticed before anything is written,
revoked or deleted. kustomize-controller reads YAML only, so it never sees this file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

import msgspec

from provisioner.base import structs
from provisioner.base.errors import Refused
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.target import Target

NAME = "provisioner-identity.json"


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`uid`: of the cluster's kube-system namespace. `was`: names that this pairing had before; the
    titles of its deploy keys may have them."""

    uid: str
    was: tuple[str, ...] = ()


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """`clusters`: by `fleet/cluster`; more than one only where clusters share a path."""

    version: int = 1
    clusters: dict[str, Entry] = {}


def path(names: Names) -> str:
    return f"{names.directory}/{NAME}"


def recorded(names: Names, text: str | None) -> str:
    """The UID that is recorded for a pairing; empty where there is none. Refused where the file
    cannot be read: an unclear answer is no answer."""
    entry = _read(path(names), text).clusters.get(names.owner)
    return entry.uid if entry else ""


def former_uid(target: Target) -> str:
    """Where the user or Terraform says that the cluster was made again: which it was before."""
    if not target.desired.replaced:
        return ""
    held = target.prepared.result().changes.held[target.name]
    uid = recorded(target.desired, held.get(path(target.desired)))
    return uid if uid != target.desired.uid else ""


def known(names: Names, text: str | None) -> Names:
    """The pairing with what is recorded for it."""
    entry = _read(path(names), text).clusters.get(names.owner) or Entry(uid="")
    return dataclasses.replace(names, uid=entry.uid, aliases=entry.was)


def owners(names: Names, text: str | None) -> list[str]:
    """All pairings that the file of this directory records, as `fleet/cluster`."""
    return list(_read(path(names), text).clusters)


def check(names: Names, text: str | None, uid: str, *, replaced: bool = False) -> None:
    """Refuse any cluster but the recorded one. `replaced`: the user, or Terraform's plan, says
    that this cluster was made again."""
    before = recorded(names, text)
    if before in ("", uid) or replaced:
        return
    raise Refused(
        f"cluster {names.cluster}",
        "is not the cluster that was paired under this name: the UID of its kube-system namespace "
        f"is {uid or 'unknown'}, and {path(names)} records {before}",
        "Check the context and the server of its kubeconfig. If the cluster was made again on "
        f"purpose, run again with --new-cluster {names.cluster}.",
    )


def render(members: Iterable[Desired], text: str | None) -> str:
    """The file of one directory: what it holds, with the live clusters of these pairings."""
    pairings = list(members)
    entries = dict(_read(path(pairings[0]), text).clusters)
    for desired in pairings:
        entries[desired.owner] = _renewed(desired, entries)
        for names in desired.former:
            entries.pop(names.owner, None)
    return _text(entries)


def _renewed(desired: Desired, entries: Mapping[str, Entry]) -> Entry:
    """Of a live cluster, with the names that it had before."""
    names = [desired, *desired.former]
    before = {one.cluster: entries[one.owner].was for one in names if one.owner in entries}
    was = {*before, *(name for more in before.values() for name in more)} - {desired.cluster}
    return Entry(uid=desired.uid, was=tuple(sorted(was)))


def without(names: Iterable[Names], text: str | None) -> str | None:
    """The file without these pairings; None where nothing is left."""
    pairings = list(names)
    entries = dict(_read(path(pairings[0]), text).clusters)
    for pairing in pairings:
        entries.pop(pairing.owner, None)
    return _text(entries) if entries else None


def _text(entries: Mapping[str, Entry]) -> str:
    content = Content(clusters=dict(sorted(entries.items())))
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _read(place: str, text: str | None) -> Content:
    if text is None:
        return Content()
    try:
        content = structs.from_json(text, Content)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refused(place, f"cannot be read: {error}", "Restore it from Git's history.") from None
    if content.version != Content().version:
        raise Refused(
            place,
            f"has version {content.version}, which this provisioner does not know",
            "Use the newer provisioner that wrote it.",
        )
    return content
