"""Our rules in `.sops.yaml`, among those of the user, which stay as they are and in their order.
Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.base.errors import Refused
from provisioner.flux import sops_rules, yamls
from provisioner.flux.sops_rules import NAME, RULES, File, Rule

HEAD = """\
# How SOPS encrypts the files of this repository. Rules below a line `# Pairing: ...` are written by
# provisioner from the stack: change them there. The first rule that matches a file counts.
"""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of one cluster. `owner` is `fleet/cluster`, `former` what it was before; `paths`
    are those of its files; `key` is its own public key, empty where it has none."""

    owner: str
    key: str
    paths: Sequence[str]
    rules: Sequence[Mapping[str, Any]]
    former: Collection[str] = ()

    @property
    def owners(self) -> set[str]:
        return {self.owner, *self.former}

    @property
    def mark(self) -> str:
        return f"# Pairing: {self.owner}" + (f", key {self.key}" if self.key else "")


def names(text: str | None, owners: Collection[str]) -> bool:
    """Whether it may have rules of these owners; one that has none is not ours to judge."""
    return any(f"# Pairing: {owner}" in (text or "") for owner in owners)


def keys(text: str | None, owners: Collection[str]) -> set[str]:
    """The public keys that the rules of these owners are for."""
    if not names(text, owners):
        return set()
    return {rule.key for rule in sops_rules.read(text).rules if rule.owner in owners} - {""}


def merged(text: str | None, wanted: Wanted) -> str:
    """The file with the rules of a cluster. Refused, with the line, where a rule of the user's
    takes the files of that cluster first."""
    file = sops_rules.read(text)
    held = [rule for rule in file.rules if rule.owner in wanted.owners]
    others = [rule for rule in file.rules if rule not in held]
    before = others if not held else [one for one in others if one.first < held[0].first]
    following = _following(others, before, wanted, new=not held)
    place = _above(file, following) if following else held[0].first if held else file.end
    if held and not following and _same(file, held, wanted):
        return text or ""
    return _checked(text, _written(file, held, place, wanted), wanted.owners)


def without(text: str | None, owners: Collection[str]) -> str | None:
    """The file without the rules of these owners; None where only our own comment is left. A list
    without any rule goes too."""
    if text is None or not names(text, owners):
        return text
    file = sops_rules.read(text)
    held = [rule for rule in file.rules if rule.owner in owners]
    if not held:
        return text
    lines = _cut(file, held)
    if len(held) == len(file.rules):
        lines = [line for line in lines if line.rstrip() != f"{RULES}:"]
    left = "".join(lines)
    return _checked(text, left, owners) if left.removeprefix(HEAD).strip("\ufeff \r\n") else None


def _following(
    others: Sequence[Rule], before: Sequence[Rule], wanted: Wanted, *, new: bool
) -> Rule | None:
    """The rule before which ours have to stand, where that is not where they are."""
    for rule in before:
        taken = [path for path in wanted.paths if rule.takes(path)]
        if taken and not rule.owner and not (new and all(map(rule.is_general, taken))):
            raise Refused(
                f"{NAME}:{rule.line}",
                f"this rule takes files below {taken[0]}, before those of {wanted.owner} do",
                "Remove it, narrow its path_regex, or move it below the rules of that cluster.",
            )
        if taken:
            return rule
    return None


def _above(file: File, rule: Rule) -> int:
    """The line of the first comment that stands directly above a rule, or of the rule."""
    place = rule.first
    while place and file.lines[place - 1].lstrip().startswith("#"):
        place -= 1
    return place


def _same(file: File, held: Sequence[Rule], wanted: Wanted) -> bool:
    marks = {file.lines[rule.first].strip() for rule in held}
    return marks == {wanted.mark} and [dict(one.content) for one in held] == list(wanted.rules)


def _written(file: File, held: Sequence[Rule], place: int, wanted: Wanted) -> str:
    end = file.break_
    new = [f"{line}{end}" for rule in wanted.rules for line in _lines(rule, wanted.mark, file)]
    if not file.listed:
        new.insert(0, f"{RULES}:{end}")
    if not file.lines:
        return HEAD + "".join(new)
    kept = _cut(file, held, upto=place)
    return "".join([*kept, *new, *_cut(file, held, since=place)])


def _lines(rule: Mapping[str, Any], mark: str, file: File) -> list[str]:
    space = " " * file.indent
    body = yamls.dump([rule]).splitlines()
    return [f"{space}{mark}", *(f"{space}{'  ' if n else '- '}{one}" for n, one in enumerate(body))]


def _cut(file: File, held: Sequence[Rule], *, since: int = 0, upto: int | None = None) -> list[str]:
    """The lines from one to another, without those of these rules."""
    gone = {number for rule in held for number in range(rule.first, rule.last)}
    last = len(file.lines) if upto is None else upto
    return [file.lines[number] for number in range(since, last) if number not in gone]


def _checked(before: str | None, after: str, owners: Collection[str]) -> str:
    """The new text, if it says the same as before but for our rules."""
    if _of_others(before, owners) != _of_others(after, owners):
        raise Refused(NAME, "cannot be changed without losing what is in it", sops_rules.BLOCK)
    return after


def _of_others(text: str | None, owners: Collection[str]) -> Any:
    """All that the file says, without the rules of these owners."""
    file = sops_rules.read(text)
    documents = yaml_reader.load((text or "").removeprefix("\ufeff"), NAME)
    whole = dict(documents[0]) if documents else {}
    listed = whole.pop(RULES, None) or []
    pairs = zip(file.rules, listed, strict=True)
    return whole, [one for rule, one in pairs if rule.owner not in owners]
