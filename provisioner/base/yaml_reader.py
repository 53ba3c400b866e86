"""Reads YAML that others wrote: by libyaml if available, and within limits, so that no file costs
memory or hides what it says.

It is read as Kubernetes reads it, not as all of YAML 1.1: a date stays text, and so does a lone
`=`.
"""

from __future__ import annotations

import functools
import os
import re
from typing import TYPE_CHECKING, Any

from provisioner.base import yaml_values
from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import yaml

# Bytes of a file, and characters of what its aliases stand for. All of Flux's manifests are 0.6 MB.
LARGEST = 10 * 2**20
MEGABYTES = LARGEST // 2**20
DEEPEST = 100  # levels of a text with aliases; libyaml itself reads no more than 1000 of any text
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A pattern that begins with its mark is searched for a hundred times as fast.
ANCHOR = re.compile(r"&(?<![^\s\[{,:]&)\S")
ALIAS = re.compile(r"\*(?<![^\s\[{,:]\*)\S")
TEXT_ONLY = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")
HINT = "Kubernetes manifests are small text files: look at what it is."


class OverLimits(BadInput):
    """A text that is not read at all: too large, not text, or aliases that stand for too much."""


def load(text: str, subject: str) -> list[Any]:
    """Every document that is not empty; BadInput with this subject if the text is not YAML,
    OverLimits if it must not be read."""
    import yaml

    check(text, subject)
    try:
        documents = _documents(text)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise BadInput(subject, f"not valid YAML{_where(error)}") from error
    except RecursionError as error:
        raise OverLimits(subject, "nested too deeply", HINT) from error
    return [document for document in documents if document is not None]


def nodes(text: str, subject: str) -> Iterator[yaml.Node]:
    """Every document as nodes, which know their lines, up to the first invalid one. OverLimits as
    for `load`."""
    check(text, subject)
    return _nodes(text)


def file(path: Path) -> str:
    """The text of a file, bytes that are not UTF-8 as surrogates, which `check` refuses. OverLimits
    before anything is read if it is too large; OSError if it cannot be read."""
    with path.open("rb") as opened:
        if (size := os.fstat(opened.fileno()).st_size) > LARGEST:
            raise too_large(str(path), size)
        return opened.read(LARGEST + 1).decode("utf-8", "surrogateescape")


def too_large(subject: str, size: int) -> OverLimits:
    """`size` is in bytes."""
    cause = f"has {size / 2**20:.0f} MB; no more than {MEGABYTES} MB are read"
    return OverLimits(subject, cause, HINT)


def check(text: str, subject: str) -> None:
    """OverLimits, with the line, if the text must not be read."""
    if len(text) > LARGEST:
        raise too_large(subject, len(text))
    if wrong := NO_TEXT.search(text):
        line = text.count("\n", 0, wrong.start()) + 1
        raise OverLimits(
            subject, f"is not a text file: a byte that is no text in line {line}", HINT
        )
    # Few manifests have aliases, and measuring takes as long as reading.
    if ANCHOR.search(text) and ALIAS.search(text):
        for node in _nodes(text):
            _measure(node, subject)


def _nodes(text: str) -> Iterator[yaml.Node]:
    import yaml

    try:
        yield from filter(None, yaml.compose_all(text, Loader=_loader()))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return


def _measure(root: yaml.Node, subject: str) -> None:
    """Add up what a document holds once each alias is replaced by what it stands for. Each node is
    visited once, its parts first."""
    sizes: dict[int, tuple[int, int]] = {}  # by node: characters, levels
    above: set[int] = set()
    left = [root]
    while left:
        node = left[-1]
        parts = _parts(node)
        unknown = [part for part in parts if id(part) not in sizes]
        if id(node) not in sizes and unknown:
            if id(node) in above:
                raise _refused(node, subject, "an alias that contains itself")
            above.add(id(node))
            left += unknown
            continue
        left.pop()
        above.discard(id(node))
        sizes[id(node)] = _sum(node, [sizes[id(part)] for part in parts], subject)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node.value, list):
        return []
    pairs = (entry if isinstance(entry, tuple) else (entry,) for entry in node.value)
    return [part for pair in pairs for part in pair]


def _sum(node: yaml.Node, parts: list[tuple[int, int]], subject: str) -> tuple[int, int]:
    size = 1 + sum(part[0] for part in parts) + (0 if parts else len(node.value))
    levels = 1 + max((part[1] for part in parts), default=0)
    if size > LARGEST:
        raise _refused(node, subject, f"aliases that stand for more than {MEGABYTES} MB")
    if levels > DEEPEST:
        raise _refused(node, subject, f"aliases nested more than {DEEPEST} levels deep")
    return size, levels


def _refused(node: yaml.Node, subject: str, what: str) -> OverLimits:
    return OverLimits(subject, f"{what}, in line {node.start_mark.line + 1}", HINT)


@functools.cache
def _loader() -> type[yaml.SafeLoader]:
    import yaml

    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept = {
        letter: [rule for rule in rules if rule[0] not in TEXT_ONLY]
        for letter, rules in base.yaml_implicit_resolvers.items()
    }
    return type("Loader", (base,), {"yaml_implicit_resolvers": kept})


def _documents(text: str) -> list[Any]:
    try:
        return _with_loader(text, yaml_values.documents)
    except yaml_values.NeedsNodes:
        return _with_loader(text, _from_nodes)


def _with_loader(text: str, read: Callable[[Any], list[Any]]) -> list[Any]:
    loader: Any = _loader()(text)
    try:
        return read(loader)
    finally:
        loader.dispose()


def _from_nodes(loader: Any) -> list[Any]:
    """As `yaml.safe_load_all`."""
    values = []
    while loader.check_data():
        values.append(loader.get_data())
    return values


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    return f": {problem} in line {mark.line + 1}" if mark else f": {problem}"
