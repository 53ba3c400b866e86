"""Writes YAML: by libyaml if available, in the style of Flux (block style, sorted keys).

The emitter gets the events of a document, the same event for the same text. By way of nodes, as the
yaml package does it, Flux's components take three times as long.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import yaml

# Text that other YAML readers take for a number or a boolean, but that PyYAML would not quote.
# Those in Go leave `_` out of a number wherever it stands, but for its first character.
AMBIGUOUS = re.compile(
    r"[yYnN]|[-+]?(0[oO][0-7]+|0[xX][0-9a-fA-F]+|0[bB][01]+"
    r"|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)"
)
TEXT = "tag:yaml.org,2002:str"
# Tags of plain scalars that may be written as text; the second is an indicator such as `*`.
PLAIN = (TEXT, "tag:yaml.org,2002:yaml")


def dump(documents: Iterable[Any]) -> str:
    """Documents with `---` between them, of what JSON can say."""
    return "---\n".join(map(_dumped, documents))


def _dumped(document: Any) -> str:
    import yaml
    from yaml import events

    found: list[yaml.Event] = [events.StreamStartEvent(), events.DocumentStartEvent(explicit=False)]
    _add(document, found.append)
    found += [events.DocumentEndEvent(explicit=False), events.StreamEndEvent()]
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.emit(found, Dumper=dumper, allow_unicode=True))


def _add(value: Any, add: Callable[[yaml.Event], None]) -> None:
    """`add` gets the events of a value."""
    if isinstance(value, dict):
        start, end = _ends("Mapping")
        add(start)
        for key in _sorted(value):
            add(_scalar(key))
            _add(value[key], add)
        add(end)
    elif isinstance(value, list | tuple):
        start, end = _ends("Sequence")
        add(start)
        for part in value:
            _add(part, add)
        add(end)
    else:
        add(_scalar(value))


def _sorted(keys: Collection[Any]) -> Collection[Any]:
    try:
        return sorted(keys)
    except TypeError:  # of several types
        return keys


@functools.cache
def _ends(kind: str) -> tuple[yaml.Event, yaml.Event]:
    from yaml import events

    start = getattr(events, f"{kind}StartEvent")(None, None, implicit=True, flow_style=False)
    return start, getattr(events, f"{kind}EndEvent")()


@functools.lru_cache(maxsize=4096, typed=True)
def _scalar(value: Any) -> yaml.Event:
    """Of each value there is one event; `typed` keeps `1` and `true` apart, which are equal."""
    from yaml import ScalarNode
    from yaml.events import ScalarEvent
    from yaml.representer import SafeRepresenter
    from yaml.resolver import Resolver

    # No dumper: it is a cycle of objects of 2 kB, and there are a thousand scalars in Flux.
    representer: Any = SafeRepresenter()
    resolver: Any = Resolver()
    node = representer.represent_data(value)
    read_as = resolver.resolve(ScalarNode, node.value, (True, False))
    implicit = (node.tag == read_as, node.tag == TEXT)
    style = _style(value, read_as) if node.tag == TEXT else node.style
    return ScalarEvent(None, node.tag, implicit, node.value, style=style)


def _style(text: str, read_as: str) -> str | None:
    """Several lines as a block; in double quotes what would be read as something other than text;
    anything else in libyaml's own choice."""
    if "\n" in text:
        return "|"
    number = text[:1] + text[1:].replace("_", "")
    return '"' if read_as not in PLAIN or AMBIGUOUS.fullmatch(number) else None
