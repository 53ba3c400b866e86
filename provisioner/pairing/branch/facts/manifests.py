"""The manifests that Flux applies of a folder in Git, as far as they can be read without building
them: what a kustomization.yaml names, or all files where there is none."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.flux import substitution
from provisioner.pairing.branch.kustomize.sources import FIELDS, NAMES, REMOTE

YAML = (".yaml", ".yml")
# Nothing else of a manifest matters for facts, and most have neither.
WORDS = ("${", substitution.API)
PATCHES = ("", *(field for field in FIELDS if field.startswith("patches")))  # "": in itself
MARKS = ("commonAnnotations", "commonLabels")
IGNORE = ".sourceignore"


Use = tuple[str, bool]  # the file that uses a variable, and whether it certainly does


class Tree(Protocol):
    """A commit, such as a clone has it."""

    def within(self, folder: str) -> tuple[Mapping[str, str], Collection[str]]:
        """The texts of the files directly inside a folder, by name, and the folders there."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`documents`: decoded; of a file that is no YAML, its text. `certain`: whether it is applied
    as it stands there. A patch, or a list of files to ignore, may change that."""

    path: str
    documents: tuple[Any, ...]
    certain: bool = True

    def doubtful(self) -> Manifest:
        return dataclasses.replace(self, certain=False)


class Manifests:
    """Reads each file and judges each folder once, however many Kustomizations lead there. Only
    files with one of the `words` are decoded."""

    def __init__(self, tree: Tree, words: Sequence[str] = WORDS) -> None:
        self._words = words
        self._within = functools.cache(tree.within)
        self._read = functools.cache(self._documents)
        self.below = functools.cache(self._all_below)
        self.uses = functools.cache(self._uses)
        self.kustomizations = functools.cache(self._kustomizations)

    def _uses(self, folder: str) -> dict[str, Use]:
        """By variable, what a Kustomization of this folder cannot do without."""
        return uses(self.below(folder, ""))

    def _kustomizations(self, folder: str, without: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Those of Flux that one of this folder applies, each with its file."""
        return [
            (one.path, item)
            for one in self.below(folder, without)
            for item in one.documents
            if _is_flux(item)
        ]

    def text(self, path: str) -> str:
        """Of a file."""
        above, name = posixpath.split(path)
        return self._within(above or ".")[0][name]

    def _all_below(self, folder: str, without: str) -> list[Manifest]:
        """What a Kustomization of this folder applies. `without`: a folder that is left out."""
        listed = [*self._folder(posixpath.normpath(folder), {without})]
        if any(IGNORE in self._within(place)[0] for place in (".", folder)):
            return [one.doubtful() for one in listed]
        return listed

    def _folder(self, folder: str, visited: set[str]) -> Iterator[Manifest]:
        if folder in visited:
            return
        visited.add(folder)
        texts, folders = self._within(folder)
        if own := next((name for name in NAMES if name in texts), None):
            yield from self._named(folder, posixpath.join(folder, own), visited)
            return
        for name in texts:
            if name.endswith(YAML):
                yield self._manifest(posixpath.join(folder, name))
        for name in folders:
            yield from self._folder(posixpath.normpath(posixpath.join(folder, name)), visited)

    def _named(self, folder: str, own: str, visited: set[str]) -> Iterator[Manifest]:
        """What a kustomization.yaml names, and itself, as patches may be in it."""
        content = next((one for one in self._read(own) if isinstance(one, Mapping)), {})
        if any(substitution.switches_off(content.get(field)) for field in MARKS):
            return
        kept = {**content, "configMapGenerator": _generators(content)}
        kept.pop("secretGenerator", None)  # base64 by the time that Flux replaces variables
        named = {"": [Manifest(path=own, documents=(kept,))]}
        for field, entry in _entries(kept):
            path = posixpath.normpath(posixpath.join(folder, entry))
            named.setdefault(field, []).extend(self._entry(path, visited))
        certain = not any(
            map(_mentions_option, (one for name in PATCHES for one in named.get(name, ())))
        )
        for one in (one for listed in named.values() for one in listed):
            yield one if certain else one.doubtful()

    def _entry(self, path: str, visited: set[str]) -> Iterator[Manifest]:
        above, name = posixpath.split(path)
        texts, folders = self._within(above or ".")
        if name in folders or path == ".":
            yield from self._folder(path, visited)
        elif name in texts:
            yield self._manifest(path)

    def _manifest(self, path: str) -> Manifest:
        return Manifest(path=path, documents=self._read(path))

    def _documents(self, path: str) -> tuple[Any, ...]:
        """Flux reports what cannot be read."""
        above, name = posixpath.split(path)
        try:
            text = self._within(above or ".")[0][name]
            if name not in NAMES and not any(word in text for word in self._words):
                return ()
            return (
                tuple(yaml_reader.load(text, path)) if name.endswith((*YAML, *NAMES)) else (text,)
            )
        except BadInput:
            return ()


def uses(listed: Iterable[Manifest]) -> dict[str, Use]:
    """By variable, with a file where it is certain rather than one where it may be."""
    found: dict[str, Use] = {}
    for one in listed:
        for name in {name for part in one.documents for name in substitution.needed(part)}:
            if name not in found or not found[name][1]:
                found[name] = (one.path, one.certain)
    return found


def _is_flux(item: Any) -> bool:
    return (
        isinstance(item, Mapping)
        and item.get("kind") == "Kustomization"
        and str(item.get("apiVersion")).startswith(substitution.API)
    )


def _generators(content: Mapping[str, Any]) -> list[Any]:
    """Of ConfigMaps in which variables are replaced."""
    if _switched_off(content.get("generatorOptions")):
        return []
    listed = [one for one in _list(content.get("configMapGenerator")) if isinstance(one, Mapping)]
    return [one for one in listed if not _switched_off(one.get("options"))]


def _switched_off(options: Any) -> bool:
    return substitution.disabled({"metadata": options})


def _mentions_option(manifest: Manifest) -> bool:
    return any(substitution.OPTION in text for text in substitution.texts(manifest.documents))


def _entries(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each path in this repository that a kustomization.yaml names, with the field that does."""
    for field, inner in FIELDS.items():
        for item in _list(content.get(field)):
            values = [item.get(name) for name in inner] if isinstance(item, Mapping) else [item]
            for entry in (entry for value in values for entry in _list(value)):
                if isinstance(entry, str) and "\n" not in entry and not REMOTE.search(entry):
                    yield field, entry.partition("=")[2] or entry


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
