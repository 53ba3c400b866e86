"""The files of a kubeconfig, merged as kubectl merges them: an entry is taken whole from the first
file that has one of its name, and relative paths in it belong to that file's folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.clusters.kubeconfig.problems import Unusable

Fields = Mapping[str, Any]
VARIABLE = "KUBECONFIG"
DEFAULT = "~/.kube/config"
SORTS = ("context", "cluster", "user")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`folder` is that of the file it comes from."""

    fields: Fields = field(repr=False)  # they hold credentials
    folder: Path

    def path(self, name: str) -> Path:
        """A path as the file means it."""
        return self.folder / name


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """`entries` by sort (context, cluster, user) and name."""

    current: str = ""
    entries: Mapping[str, Mapping[str, Entry]] = msgspec.field(default_factory=dict)

    def entry(self, sort: str, name: str) -> Entry | None:
        return self.entries.get(sort, {}).get(name)


def merged(path: str | None) -> Merged:
    """`path`: None means the files that KUBECONFIG names, or ~/.kube/config."""
    there = [file for file in paths(path, os.environ.get(VARIABLE, "")) if file.exists()]
    if not there:
        raise Unusable("No configuration found")
    contents = [(file.absolute().parent, _read(file)) for file in there]
    held = [(folder, content) for folder, content in contents if content is not None]
    if not held:
        raise Unusable("is empty")
    return merge(held)


def paths(path: str | None, variable: str) -> list[Path]:
    """The files in their order; some may not exist. `variable` is the value of KUBECONFIG, which is
    always a list; a declared file may have a colon in its name."""
    listed = path or variable or DEFAULT
    whole = path is not None and Path(path).expanduser().exists()
    names = [listed] if whole else listed.split(os.pathsep)
    return [Path(name).expanduser() for name in dict.fromkeys(names) if name]


def merge(contents: Sequence[tuple[Path, Fields]]) -> Merged:
    """`contents`: what each file holds, with its folder."""
    currents = (str(content.get("current-context") or "") for _, content in contents)
    entries: dict[str, dict[str, Entry]] = {sort: {} for sort in SORTS}
    for folder, content in contents:
        for sort in SORTS:
            for item in content.get(f"{sort}s") or ():
                entry = Entry(fields=item.get(sort) or {}, folder=folder)
                entries[sort].setdefault(item["name"], entry)
    return Merged(current=next(filter(None, currents), ""), entries=entries)


def _read(file: Path) -> Fields | None:
    """None where the file is empty."""
    return parsed(yaml_reader.file(file), str(file))


def parsed(text: str, where: str) -> Fields | None:
    """None where the text is empty."""
    try:
        content = next(iter(yaml_reader.load(text, where)), None)
    except yaml_reader.OverLimits:
        raise
    except BadInput as error:
        raise Unusable(f"{where} is not a kubeconfig: not YAML, {error.cause}") from error
    if not isinstance(content, dict | None):
        raise Unusable(f"{where} is not a kubeconfig")
    return content
