"""What a later state takes away from users: two recorded surfaces compared. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = Any


def missing(before: Json, now: Json, where: str = "provisioner") -> Iterator[str]:
    """A line for everything that a command line of before says and today's does not take."""
    for old in before["parameters"]:
        new = next((one for one in now["parameters"] if _same(old, one)), None)
        yield from (
            [f"{where}: {old['spellings']} is gone"] if new is None else _less(old, new, where)
        )
    for new in now["parameters"]:
        if new["required"] and not any(_same(old, new) for old in before["parameters"]):
            yield f"{where}: {new['spellings']} is required, and was not there"
    order = [_positional(given) for given in (before, now)]
    if order[1][: len(order[0])] != order[0]:
        yield f"{where}: arguments were {order[0]}, are {order[1]}"
    for name, old in before.get("commands", {}).items():
        new = now.get("commands", {}).get(name)
        yield from (
            [f"{where} {name} is gone"] if new is None else missing(old, new, f"{where} {name}")
        )


def _same(old: Json, new: Json) -> bool:
    """Arguments are known by their place; what they are called is shown to people only."""
    return bool(old["kind"] == new["kind"]) and bool(
        old["kind"] == "argument" or set(old["spellings"]) & set(new["spellings"])
    )


def _positional(command: Json) -> list[int]:
    return [one["values"] for one in command["parameters"] if one["kind"] == "argument"]


def _less(old: Json, new: Json, where: str) -> Iterator[str]:
    name = f"{where} {'/'.join(old['spellings'])}"
    if old["kind"] == "option" and set(old["spellings"]) - set(new["spellings"]):
        yield f"{name}: only {new['spellings']} is left"
    for key in ("default", "values", "repeatable", "flag", "environment"):
        if old[key] != new[key]:
            yield f"{name}: {key} was {old[key]!r}, is {new[key]!r}"
    if new["required"] and not old["required"]:
        yield f"{name}: is required now"
    if "choices" in new and set(old.get("choices", ["anything"])) - set(new["choices"]):
        yield f"{name}: choices were {old.get('choices')}, are {new['choices']}"
    if new.get("min", float("-inf")) > old.get("min", float("-inf")):
        yield f"{name}: starts at {new['min']}"
    if new.get("max", float("inf")) < old.get("max", float("inf")):
        yield f"{name}: ends at {new['max']}"


class Schemas:
    """Two JSON Schemas, compared by structure: what a definition is called does not matter.

    `read`: people write such documents and we read them, so nothing may be refused that was taken.
    Otherwise we write them: everything that was there must be, and new values of an enum are news
    to those who switch on it, so each must be in `news`.
    """

    def __init__(self, before: Json, now: Json, *, read: bool, news: Mapping[str, str]) -> None:
        self.before, self.now, self.read, self.news = before, now, read, news

    def differences(self) -> list[str]:
        return list(self._node(self.before, self.now, "$"))

    def _node(self, old: Json, new: Json, where: str) -> Iterator[str]:
        old, new = self._resolved(old, self.before), self._resolved(new, self.now)
        branches = _branches(new, self.now)
        for tag, branch in _branches(old, self.before).items():
            if tag not in branches:
                yield f"{where}: {tag} is gone, there are {sorted(branches)}"
            else:
                yield from self._branch(branch, branches[tag], f"{where}({tag})" if tag else where)

    def _branch(self, old: Json, new: Json, where: str) -> Iterator[str]:
        yield from self._values(old, new, where)
        yield from self._object(old, new, where)
        for key in ("items", "additionalProperties"):
            if isinstance(old.get(key), dict) and isinstance(new.get(key), dict):
                yield from self._node(old[key], new[key], f"{where}.{key}")
        if self.read and new.get("additionalProperties") is False != old.get(
            "additionalProperties"
        ):
            yield f"{where}: takes no other properties any more"

    def _values(self, old: Json, new: Json, where: str) -> Iterator[str]:
        was, now = old.get("enum"), new.get("enum")
        if was and now and (lost := set(was) - set(now)):
            yield f"{where}: {sorted(lost)} is gone"
        if was and not self.read:
            yield from (
                f"{where}: {value!r} is new, and not in the list of news"
                for value in sorted(set(now or ["anything"]) - set(was) - self.news.keys())
            )
        if now and not was and (self.read or {type(value) for value in now} != {str}):
            yield f"{where}: only {now} now"
        if "default" in old and old["default"] != _of_old(old["default"], new.get("default")):
            yield f"{where}: default was {old['default']!r}, is {new.get('default')!r}"

    def _object(self, old: Json, new: Json, where: str) -> Iterator[str]:
        before, now = old.get("properties", {}), new.get("properties", {})
        for name, property_ in before.items():
            if name not in now:
                yield f"{where}.{name} is gone"
            else:
                yield from self._node(property_, now[name], f"{where}.{name}")
        needed, were = set(new.get("required", ())), set(old.get("required", ()))
        for name in sorted(needed - were if self.read else were - needed):
            yield f"{where}.{name}: {'is required now' if self.read else 'may be left out now'}"

    @staticmethod
    def _resolved(node: Json, root: Json) -> Json:
        while "$ref" in node:
            node = {
                **{key: value for key, value in node.items() if key != "$ref"},
                **root["$defs"][node["$ref"].removeprefix("#/$defs/")],
            }
        return node


def _branches(node: Json, root: Json) -> dict[str, Json]:
    """The alternatives by their tag, else by their type; one that stands alone has neither."""
    if "anyOf" not in node:
        return {"": node}
    resolved = [Schemas._resolved(branch, root) for branch in node["anyOf"]]
    tags = [
        next(
            (
                f"{name}={branch['properties'][name]['enum'][0]}"
                for name in ("type", "kind")
                if "enum" in branch.get("properties", {}).get(name, {})
            ),
            str(branch.get("type", "enum")),
        )
        for branch in resolved
    ]
    return dict(zip(tags, resolved, strict=True))


def _of_old(before: Json, now: Json) -> Json:
    """A default of today, as far as its members existed before: an option may be added."""
    if isinstance(before, dict) and isinstance(now, dict):
        return {name: _of_old(before[name], value) for name, value in now.items() if name in before}
    return now
