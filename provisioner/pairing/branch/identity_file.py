"""Which cluster a path belongs to, recorded in Git beside our files (design decision 16).

A cluster is the UID of its kube-system namespace, never its name, context or address. The record is
outside the cluster, so that a wrong kubeconfig context is noticed before anything is written,
revoked or deleted. kustomize-controller reads YAML only, so it never sees this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from provisioner.base.errors import Refused
from provisioner.pairing.run.desired_state import Desired, Names

NAME = "provisioner-identity.json"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """`uid`: of the cluster's kube-system namespace."""

    uid: str


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
        entries[desired.owner] = Entry(uid=desired.uid)
    return _text(entries)


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
        content = msgspec.json.decode(text, type=Content)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refused(place, f"cannot be read: {error}", "Restore it from Git's history.") from None
    if content.version != Content().version:
        raise Refused(
            place,
            f"has version {content.version}, which this provisioner does not know",
            "Use the newer provisioner that wrote it.",
        )
    return content
