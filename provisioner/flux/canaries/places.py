"""In which line of a file a field of an object is. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provisioner.base import yaml_reader

if TYPE_CHECKING:
    import yaml

    from provisioner.flux.canaries.manifests import Item, Keys


def line(text: str, item: Item, keys: Keys) -> int:
    """Of the field, or of what is nearest above it."""
    for node in yaml_reader.nodes(text, item.file):
        for one in _objects(node):
            if _is(one, item):
                return _nearest(one, keys)
    return 1


def _is(node: yaml.Node, item: Item) -> bool:
    meta = (_text(node, "metadata", key) for key in ("namespace", "name"))
    return (_text(node, "kind"), *meta) == (item.kind, item.namespace, item.name)


def _objects(node: yaml.Node) -> Iterator[yaml.Node]:
    """An object, or those in a list of them."""
    yield node
    inner = _below(node, "items")
    if inner and isinstance(inner[1].value, list):
        yield from (one for one in inner[1].value if not isinstance(one, tuple))


def _nearest(node: yaml.Node, keys: Keys) -> int:
    number: int = node.start_mark.line + 1
    for key in keys:
        below = _below(node, key)
        if below is None:
            break
        number, node = below[0].start_mark.line + 1, below[1]
    return number


def _below(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Where a field begins, and its value."""
    if not isinstance(node.value, list):
        return None
    if isinstance(key, int):
        entries = [one for one in node.value if not isinstance(one, tuple)]
        return (entries[key], entries[key]) if key < len(entries) else None
    pairs = (one for one in node.value if isinstance(one, tuple))
    return next(((name, value) for name, value in pairs if name.value == key), None)


def _text(node: yaml.Node, *keys: str) -> str:
    for key in keys:
        below = _below(node, key)
        if below is None:
            return ""
        node = below[1]
    return str(node.value)
