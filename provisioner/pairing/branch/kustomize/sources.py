"""Where a user's kustomization.yaml takes its parts from, read before kustomize runs: files of this
repository and nothing else.

kustomize downloads URLs and clones repositories, with whatever credentials this machine has, for
anybody who may write to the repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    import yaml

NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
# Fields that hold paths of files or folders of manifests, and those that hold them in other fields.
MANIFESTS = ("resources", "bases", "components", "generators", "transformers", "validators")
FIELDS = {
    **dict.fromkeys((*MANIFESTS, "crds", "configurations", "patchesStrategicMerge"), ()),
    **dict.fromkeys(("patches", "patchesJson6902", "replacements", "openapi"), ("path",)),
    **dict.fromkeys(("configMapGenerator", "secretGenerator"), ("files", "envs", "env")),
}
# What kustomize takes for something remote, even if there is a file of that name.
REMOTE = re.compile(
    r"://|^git::|^gh:|^[\w.-]+@[\w.-]+[:/]|^(www\.)?github\.com[:/]|\.git(/|\?|$)|/_git/|[?&]ref=",
    re.IGNORECASE,
)
HINT = "Copy it into the repository, or have Flux fetch it by a source of its own."
OUTSIDE = "Name files and folders of the repository only."


def check(root: Path, kustomization: str) -> None:
    """BadInput, with file and line, if it names anything outside the repository, of which `root` is
    a checkout; folders that it names are looked into."""
    root = root.resolve()
    left, visited = [(root / kustomization).parent], set[Path]()
    while left:
        folder = left.pop()
        own = next((folder / name for name in NAMES if (folder / name).is_file()), None)
        if own and folder not in visited:
            visited.add(folder)
            left += _folders(root, own)


def _folders(root: Path, own: Path) -> Iterator[Path]:
    """The folders that one kustomization.yaml names. The manifests that it names must be
    readable within limits too."""
    shown, text = _inside(root, own, own.name), yaml_reader.file(own)
    yaml_reader.load(text, shown)
    for field, node in _named(yaml_reader.nodes(text, shown)):
        place = f"{shown}:{node.start_mark.line + 1}"
        path = own.parent / _local(node.value, place)
        if not _exists(path):  # kustomize says so
            continue
        name = _inside(root, path, place)
        if path.is_dir():
            yield path.resolve()
        elif (content := yaml_reader.file(path)) and field in MANIFESTS:
            yaml_reader.check(content, name)


def _named(documents: Iterator[yaml.Node]) -> Iterator[tuple[str, yaml.Node]]:
    """Each path, with the field that holds it. A text of several lines is YAML and no path."""
    for document in documents:
        for field, value in _fields(document):
            for item in _items(value) if field in FIELDS else ():
                yield from ((field, node) for node in _paths(item, FIELDS[field]))


def _paths(item: yaml.Node, fields: tuple[str, ...]) -> Iterator[yaml.Node]:
    values = [value for name, value in _fields(item) if name in fields] if fields else [item]
    nodes = (node for value in values for node in _items(value))
    return (node for node in nodes if isinstance(node.value, str) and "\n" not in node.value)


def _fields(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """The fields of a mapping, with those that are merged into it."""
    for key, value in node.value if _is_mapping(node) else ():
        if key.value == "<<":
            for merged in _items(value):
                yield from _fields(merged)
        else:
            yield str(key.value), value


def _items(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node.value, list) and not _is_mapping(node) else [node]


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node.value, list) and isinstance(next(iter(node.value), None), tuple)


def _local(text: str, place: str) -> str:
    """The path in an entry: alone, or after `KEY=`."""
    if REMOTE.search(text):
        raise BadInput(place, f"names {text[:200]!r}, which is not in the repository", HINT)
    return text.partition("=")[2] or text


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no file can have that name
        return False


def _inside(root: Path, path: Path, place: str) -> str:
    """The path relative to the repository, links followed."""
    resolved = path.resolve()
    if not resolved.is_relative_to(root):
        raise BadInput(place, "leads out of the repository", OUTSIDE)
    return str(resolved.relative_to(root))
