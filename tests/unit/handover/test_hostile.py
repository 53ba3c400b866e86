"""Every string that a handover may hold, with values that try to leave their place: each is
refused with its JSON path, or stays what it is: one value of one field, one file inside its path,
no option, no line of its own."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterator
from copy import copy, deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from provisioner.base.errors import BadInput
from provisioner.flux import platform, render
from provisioner.flux.platform.base import KeyedRepository
from provisioner.git.hosts.base import Remote
from provisioner.handover import read, schema
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch import file_changes
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.repository_state import FileChanges
from tests.conftest import CASES
from tests.support.complete import HANDOVER, SIGN_IN
from tests.support.complete_platform import HOST_KEY, PLATFORM

HOSTILE = (
    "..",
    "../../etc",
    "/etc/passwd",
    "a/../../b",
    "-x",
    "--upload-pack=sh",
    "$(touch x)",
    "`x`",
    "${x}",
    "{{ x }}",
    "a\nb",
    "a\r\nkind: Secret",
    "a\x00b",
    "\x1b[2J",
    "\u202eabc",
    "a: {b: c}",
    "- a",
    "'\"",
    "!!python/none x",
    "# x",
    "--- x",
    "a" * 253,
    "a" * 300,
    "",
    " ",
    "\u00fc",
    "%2e%2e",
    "C:\\x",
    "ext::sh -c x",
    ".git/hooks",
    "a b",
)
Place = tuple[str | int, ...]


def strings(value: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, str) and place[-1] != "kind":
        yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, (*place, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, (*place, index))


def changed(place: Place, value: str, whole: Any = HANDOVER) -> Any:
    """A handover with another value at a place. Everything beside the way to it is shared."""
    if not place:
        return value
    copied = copy(whole)
    copied[place[0]] = changed(place[1:], value, whole[place[0]])
    return copied


def around(place: Place) -> dict[str, Any]:
    """The handover with no more clusters and repositories than what is paired and what is at a
    place: each value there is one more reading of it."""
    kept = {"c1", "ssh", *place[1:2]}
    entries = {
        sort: {name: one for name, one in HANDOVER[sort].items() if name in kept}
        for sort in ("clusters", "repositories")
    }
    return {**HANDOVER, **entries}


def accepted(given: dict[str, Any]) -> tuple[Fleet | None, str]:
    try:
        return read.from_object(given, "x"), ""
    except BadInput as error:
        return None, str(error)


def same(left: Fleet, right: Fleet) -> bool:
    """Whether all that a cluster and its repository get is the same."""
    parts = [(one.fleet, one.pairings, one.repositories["ssh"].branch) for one in (left, right)]
    return parts[0] == parts[1]


PLACES = list(strings(HANDOVER))


def test_every_string_of_the_schema_is_tried() -> None:
    """A new field, or a new kind, must be added above."""
    tried = {str(part) for place in PLACES for part in place if isinstance(part, str)}
    for name, found in schema.handover()["$defs"].items():
        for field, told in found.get("properties", {}).items():
            if "'string'" in str(told):
                assert field in tried, f"{name}.{field}: give the examples above one"
    kinds = {
        one["kind"] for sort in ("clusters", "repositories") for one in HANDOVER[sort].values()
    }
    kinds |= {one["kind"] for piece in PLATFORM for one in (piece, *piece.get("deliver", ()))}
    tags = [
        found["properties"]["kind"]["enum"][0]
        for found in schema.handover()["$defs"].values()
        if "kind" in found.get("properties", {})
    ]
    assert kinds | set(SIGN_IN) == set(tags), "each kind has an example in complete.py"


@pytest.fixture(scope="module")
def manifests() -> dict[str, str]:
    return {
        file.name: file.read_text() for file in (CASES / "flux" / "distribution").glob("*.yaml")
    }


def rendered(fleet: Fleet, manifests: dict[str, str]) -> desired_state.Desired:
    remote = Remote(url="ssh://git@git.example.com/fleet.git", known_hosts=(HOST_KEY,))
    pairing = fleet.pairings["c1"]
    named = desired_state.Names(fleet=fleet.fleet, pairing=pairing).placement
    keyed = {name for piece in pairing.platform for name in piece.keyed()}
    repository = KeyedRepository(url=remote.url, branch="main")
    at = dataclasses.replace(named, repositories=dict.fromkeys(keyed, repository))
    pieces = [platform.render(piece, at) for piece in pairing.platform]
    there = [one for one in pairing.gitops.components if f"{one}.yaml" in manifests]
    gitops = msgspec.structs.replace(pairing.gitops, components=there)
    components = render.components(gitops, manifests)
    return pairings.render(fleet, "c1", remote, components, platform=pieces)


def shape(desired: desired_state.Desired) -> dict[str, list[str]]:
    """The kinds of the objects in each file; pieces may have other names."""
    files = {**desired.files, **desired.extra_files}
    kinds = {
        path.removeprefix(f"{desired.base}/"): [
            str(item.get("kind")) for item in yaml.load_all(text, yaml.CSafeLoader) if item
        ]
        for path, text in files.items()
    }
    pieces = [path for path in kinds if "/pieces/" in path and "kustomization" not in path]
    return {
        **{path: found for path, found in kinds.items() if path not in pieces},
        "pieces": sorted(kind for path in pieces for kind in kinds[path]),
    }


@pytest.fixture(scope="module")
def good() -> Fleet:
    return read.from_object(HANDOVER, "x")


@pytest.fixture(scope="module")
def plain(good: Fleet, manifests: dict[str, str]) -> dict[str, list[str]]:
    return shape(rendered(good, manifests))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_hostile_value_is_refused_or_stays_in_its_place(
    place: Place, good: Fleet, plain: dict[str, list[str]], manifests: dict[str, str]
) -> None:
    whole = around(place)
    for value in HOSTILE:
        fleet, refusal = accepted(changed(place, value, whole))
        assert not refusal or (refusal.isprintable() and refusal.startswith("x: $")), value
        if fleet is None:
            continue
        assert not [one for one in fleet.repositories.values() if one.branch.startswith("-")], value
        if same(fleet, good):  # nothing that is rendered differs
            continue
        desired = rendered(fleet, manifests)
        assert shape(desired) == plain, value
        assert posixpath.normpath(desired.directory) == desired.directory, value
        assert not desired.directory.startswith(("/", "..", "-")), value
        assert ".git" not in desired.directory.split("/"), value
        assert str(Path("/repository", desired.directory).resolve()).startswith("/repository/"), (
            value
        )
        assert desired.key_title.isprintable()
        assert desired.key_title.startswith("demo/") or place == ("fleet",)
        changes = FileChanges(
            head=None, held={"c1": {}}, writes={"c1": dict(desired.files)}, refused={}
        )
        lines = file_changes.message([desired], changes).splitlines()
        assert lines[0] == "Pair c1 with Flux " + desired.pairing.gitops.flux_version, value
        assert all(line.startswith(("Fleet: ", "- ")) or not line for line in lines[1:]), value


@pytest.mark.parametrize("sort", ["clusters", "repositories", "pairings"])
def test_a_hostile_key_is_refused(sort: str) -> None:
    for value in HOSTILE:
        handover = deepcopy(HANDOVER)
        handover[sort][value] = next(iter(handover[sort].values()))
        with pytest.raises(BadInput) as caught:
            read.from_object(handover, "x")
        assert str(caught.value).isprintable()
        assert caught.value.subject.startswith(f"x: $.{sort}")


@pytest.mark.parametrize(
    ("given", "path"),
    [("./clusters//c1/", "clusters/c1"), (".", "."), ("clusters/./c1", "clusters/c1")],
)
def test_a_path_is_read_as_git_has_it(given: str, path: str, manifests: dict[str, str]) -> None:
    fleet = read.from_object(changed(("pairings", "c1", "path"), given), "x")
    assert fleet.pairings["c1"].path == path
    assert rendered(fleet, manifests).directory == posixpath.normpath(f"{path}/flux-system")
