"""The written files of modules/fleet are those that follow from the structs of today."""

from __future__ import annotations

import inspect
import re

import pytest
from msgspec import inspect as types

from provisioner.handover import clusters, fleet, repositories, sign_in, waves
from provisioner.handover.strict import Strict
from tests.fleet_module import files, patterns, rules, shapes

STALE = "modules/fleet is out of date: run `python -m tests.fleet_module`"


def layout_aside(text: str) -> list[str]:
    """Terraform moves lines and blanks, even before brackets."""
    return [line for part in text.split("{") if (line := re.sub(r"\s+", "", part))]


@pytest.mark.parametrize("name", ["variables.tf", "entries.tf"])
def test_the_terraform_files_are_current(name: str) -> None:
    written = (files.FOLDER / name).read_text()
    assert layout_aside(written) == layout_aside(files.terraform()[name]), STALE


def test_the_tables_of_the_readme_are_current() -> None:
    assert (files.FOLDER / "README.md").read_text() == files.readme(), STALE


def structs() -> set[type]:
    """All structs of the handover, with those that they inherit from."""
    found: set[type] = set()
    folders = (clusters, repositories, sign_in)
    waiting = [kind.struct for folder in folders for kind in shapes.of_folder(folder)]
    (pairing,) = shapes.of_type(types.type_info(fleet.Pairing))
    waiting.append(pairing.struct)
    waiting += [one.struct for one in shapes.of_type(types.type_info(waves.Wave))]
    while waiting:
        struct = waiting.pop()
        if struct.cls not in found:
            found |= set(struct.cls.__mro__)
            waiting += [inner for field in struct.fields for inner in below(field.type)]
    return found


def below(kind: types.Type) -> list[types.StructType]:
    bare = shapes.plain(kind)
    inner = getattr(bare, "item_type", bare)
    return [alternative.struct for alternative in shapes.of_type(inner)]


def test_each_struct_with_rules_between_its_fields_has_them_in_hcl() -> None:
    """Those that only pass `check` on to a part have none."""
    passing_on = {
        struct
        for struct in structs()
        if issubclass(struct, Strict) and "check" in vars(struct) and only_passes_on(struct)
    }
    ruled = {s for s in structs() if issubclass(s, Strict) and "check" in vars(s)}
    assert ruled - passing_on - {Strict} <= set(rules.RULES)


def only_passes_on(struct: type) -> bool:
    """Whether each line of its `check` calls that of a part."""
    lines = inspect.getsource(vars(struct)["check"]).strip().splitlines()[1:]
    return all(re.match(r"\s*self\.\w+\.check\(", line) for line in lines)


@pytest.mark.parametrize(
    ("pattern", "accepted", "refused"),
    [
        (r"^(?!default$|kube-)[a-z-]+$", ["flux-system", "defaults"], ["default", "kube-x", "A"]),
        (r"^(?=.*[1-9])[0-9]+s$", ["10s", "01s"], ["0s", "00s", "1m"]),
        (r"^(?!/)(?!.*[)\]]x)(a|\)|x|[\]])*$", ["a)", "]a"], [")x", "]x", "/"]),
    ],
)
def test_lookaheads_become_patterns_of_their_own(
    pattern: str, accepted: list[str], refused: list[str]
) -> None:
    parts = patterns.parts(pattern)
    assert not any("(?=" in part.pattern or "(?!" in part.pattern for part in parts)

    def matches(text: str) -> bool:
        return all(bool(re.search(part.pattern, text)) == part.matches for part in parts)

    assert [text for text in accepted if not matches(text)] == []
    assert [text for text in refused if matches(text)] == []


def test_a_lookahead_in_the_middle_is_refused() -> None:
    with pytest.raises(ValueError, match="RE2"):
        patterns.parts("^a(?!b)c$")
