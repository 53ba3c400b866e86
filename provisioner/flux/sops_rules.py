"""The creation rules of `.sops.yaml`, as they stand in its text: whose each is, and where. Pure.

SOPS takes the first rule whose path_regex matches a file. Ours have a comment above them that says
whose they are, and the cluster's own public key.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provisioner.base import yaml_reader
from provisioner.base.errors import Refused

if TYPE_CHECKING:
    import yaml

NAME = ".sops.yaml"
RULES = "creation_rules"
MARK = re.compile(r"\s*# Pairing: (?P<owner>\S+/\S+?)(, key (?P<key>age1[02-9ac-hj-np-z]+))?\s*$")
LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])")
BLOCK = "Write it in block style, with one `- path_regex: ...` for each rule."
# Names of files that rules are tried with.
SAMPLES = ("secret.yaml", "a/b/secret.yaml", "secret.enc.yaml", "secret.sops.yaml", "secret.env")
ELSEWHERE = "another-folder-7f3a"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Its lines are `first` up to, not including, `last`, counted from 0, its comment among them.
    `owner` is `fleet/cluster`, empty for one of the user's; `key` the public key of that
    cluster."""

    content: Mapping[str, Any] = field(repr=False)
    first: int
    last: int
    line: int
    owner: str = ""
    key: str = ""

    def matches(self, path: str) -> bool:
        """Go's patterns are read as Python's; one that Python cannot read matches nothing."""
        try:
            return re.search(str(self.content.get("path_regex") or ""), path) is not None
        except re.error:
            return False

    def takes(self, path: str) -> bool:
        """Whether it takes files of a folder."""
        return any(self.matches(posixpath.normpath(f"{path}/{name}")) for name in SAMPLES)

    def is_general(self, path: str) -> bool:
        """Whether it takes them because it takes such files of any folder."""
        taken = [one for one in SAMPLES if self.matches(posixpath.normpath(f"{path}/{one}"))]
        return all(self.matches(f"{ELSEWHERE}/{name}") for name in taken)


@dataclass(frozen=True, kw_only=True)
class File:
    """`lines` with their ends. `end`: the line after the last rule. `indent`: of the dashes.
    `listed`: whether there is a list of rules, or the place of one."""

    lines: Sequence[str] = field(default=(), repr=False)
    rules: Sequence[Rule] = ()
    end: int = 0
    indent: int = 2
    listed: bool = False

    @property
    def break_(self) -> str:
        return "\r\n" if any(line.endswith("\r\n") for line in self.lines) else "\n"


def read(text: str | None) -> File:
    """Refused, with the line, where rules could not be added without changing the user's."""
    if not text or not text.strip("\ufeff \t\r\n"):
        return File()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = LINE.findall(text if text.endswith(("\n", "\r")) else f"{text}{end}")
    yaml_reader.load(text.removeprefix("\ufeff"), NAME)
    documents = list(yaml_reader.nodes("".join(lines).removeprefix("\ufeff"), NAME))
    if len(documents) > 1:
        raise _refused(documents[1], "a second document, which SOPS does not read", "Remove it.")
    if not documents:
        return File(lines=lines, end=len(lines))
    return _file(lines, documents[0])


def _file(lines: Sequence[str], root: Any) -> File:
    if root.id != "mapping":
        raise _refused(root, "is not a mapping", f"SOPS expects `{RULES}:` here.")
    if root.flow_style:
        raise _refused(root, "in flow style, to which no rule can be added", BLOCK)
    held = [(key, value) for key, value in root.value if key.value == RULES]
    if not held:
        return File(lines=lines, end=_content_end(lines, 0, len(lines)))
    key, value = held[0]
    if value.id == "scalar" and not value.value:
        return File(lines=lines, end=key.end_mark.line + 1, listed=True)
    if value.id != "sequence" or value.flow_style:
        raise _refused(value, f"{RULES} is no list in block style", BLOCK)
    return _listed(lines, value)


def _listed(lines: Sequence[str], value: Any) -> File:
    end = _content_end(lines, value.start_mark.line, value.end_mark.line)
    starts = [node.start_mark.line for node in value.value]
    rules = []
    for node, following in zip(value.value, [*starts[1:], end], strict=True):
        rules.append(_rule(lines, node, _content_end(lines, node.start_mark.line, following)))
    indent = value.start_mark.column
    return File(lines=lines, rules=rules, end=end, indent=indent, listed=True)


def _rule(lines: Sequence[str], node: Any, last: int) -> Rule:
    line = node.start_mark.line
    if node.id != "mapping":
        raise _refused(node, "is not a rule", "SOPS expects a mapping here.")
    content = {key.value: part.value for key, part in node.value if part.id == "scalar"}
    mark = MARK.match(lines[line - 1]) if line else None
    whose = {"owner": mark["owner"], "key": mark["key"] or ""} if mark else {}
    first = line - 1 if mark else line
    return Rule(content=content, first=first, last=last, line=line + 1, **whose)


def _content_end(lines: Sequence[str], first: int, end: int) -> int:
    """Without the blank lines and comments before `end`, which belong to what follows."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip()[0] == "#"):
        end -= 1
    return end


def _refused(node: yaml.Node, cause: str, hint: str) -> Refused:
    return Refused(f"{NAME}:{node.start_mark.line + 1}", cause, hint)
