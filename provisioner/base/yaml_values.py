"""The values of a YAML text, from the events of its parser: half the time of reading it as nodes.
Anchors, aliases, tags and merge keys need nodes, so a text that has any is left to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

TEXT = "tag:yaml.org,2002:str"
MERGE = "tag:yaml.org,2002:merge"


class NeedsNodes(Exception):
    """The text has something in it that events alone do not say."""


def documents(loader: yaml.SafeLoader) -> list[Any]:
    """Every document, None for an empty one. NeedsNodes; the errors of the yaml package."""
    from yaml.events import StreamEndEvent

    reader, values = _Reader(loader), []
    reader.next()  # the start of the stream
    try:
        while not isinstance(reader.next(), StreamEndEvent):
            values.append(reader.value(reader.next()))
            reader.next()  # the end of the document
    except RecursionError as error:
        raise NeedsNodes from error
    return values


class _Reader:
    """Works as the loader itself would. Of the same plain text there is only one value."""

    def __init__(self, loader: Any) -> None:
        from yaml import events

        self.next = loader.get_event
        self._loader, self._plain, self._quoted = loader, dict[str, Any](), dict[str, str]()
        self._scalar, self._mapping = events.ScalarEvent, events.MappingStartEvent
        self._ends = (events.MappingEndEvent, events.SequenceEndEvent)

    def value(self, event: Any) -> Any:
        kind = event.__class__
        if kind is self._scalar:
            return self._text(event)
        if event.anchor is not None or event.tag is not None:
            raise NeedsNodes
        if kind is self._mapping:
            return {self._key(key): self.value(self.next()) for key in self._parts()}
        return [self.value(part) for part in self._parts()]

    def _parts(self) -> Iterator[Any]:
        while (event := self.next()).__class__ not in self._ends:
            yield event

    def _key(self, event: Any) -> Any:
        if event.__class__ is not self._scalar:
            raise NeedsNodes
        return self._text(event)

    def _text(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            raise NeedsNodes
        text = event.value
        if not event.implicit[0]:
            return self._quoted.setdefault(text, text)
        if text not in self._plain:
            self._plain[text] = self._resolved(text)
        return self._plain[text]

    def _resolved(self, text: str) -> Any:
        """What a plain text means: a number, a truth value, nothing, or itself."""
        from yaml import ScalarNode

        tag = self._loader.resolve(ScalarNode, text, (True, False))
        if tag == MERGE:
            raise NeedsNodes
        return text if tag == TEXT else self._loader.construct_object(ScalarNode(tag, text))
