"""A cluster kind or a Git host is three files of one name; a new one is tested by existing."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import msgspec
import provisioner_cdk
import provisioner_cdk.clusters
import provisioner_cdk.platform
import provisioner_cdk.repositories
import pytest
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.platform.base import Piece
from provisioner_cdk.repositories.base import Repository

import provisioner
import provisioner.clusters.access
import provisioner.flux.platform
import provisioner.git.hosts
from provisioner.handover import clusters, kinds, platform, repositories
from provisioner.handover.platform import base as platform_base
from provisioner.handover.repositories import base as repository_base
from provisioner.handover.repositories.base import Repository as Repo

SORTS = {
    "cluster": (clusters, provisioner_cdk.clusters, provisioner.clusters.access, Cluster),
    "repository": (repositories, provisioner_cdk.repositories, provisioner.git.hosts, Repository),
}
KINDS = [(sort, kind) for sort, (package, *_) in SORTS.items() for kind in kinds.names(package)]


@pytest.mark.parametrize("sort", SORTS)
def test_three_folders_hold_the_same_kinds(sort: str) -> None:
    declared, constructs, adapters, _ = SORTS[sort]
    assert kinds.names(declared) == kinds.names(constructs) == kinds.names(adapters)


@pytest.mark.parametrize(("sort", "kind"), KINDS)
def test_the_struct(sort: str, kind: str) -> None:
    declaration = importlib.import_module(f"{SORTS[sort][0].__name__}.{kind}").Declaration
    config = declaration.__struct_config__
    assert (config.tag, config.tag_field) == (kind, "kind")
    assert config.frozen
    assert config.forbid_unknown_fields
    assert declaration.__doc__
    # A handover holds no secret, only where to find one.
    assert not {"password", "token", "private_key", "secret"} & {
        one.name for one in msgspec.structs.fields(declaration)
    }


@pytest.mark.parametrize(("sort", "kind"), KINDS)
def test_the_construct_is_public_documented_and_takes_every_field(sort: str, kind: str) -> None:
    module = importlib.import_module(f"{SORTS[sort][1].__name__}.{kind}")
    construct = _construct(module, SORTS[sort][3])
    declaration = importlib.import_module(f"{SORTS[sort][0].__name__}.{kind}").Declaration
    fields = {one.name for one in msgspec.structs.fields(declaration)} - {"name"}
    taken = _keywords(construct)
    if made := getattr(construct, "from_outputs", None):  # what it makes itself is not given to it
        taken |= set(inspect.signature(made).parameters)
    assert construct.__name__ in provisioner_cdk.__all__
    assert construct.__doc__
    assert [field for field in fields if not any(name.startswith(field) for name in taken)] == []


PIECES = kinds.names(platform)


def test_a_piece_is_three_files_of_one_name() -> None:
    folders = (platform, provisioner_cdk.platform, provisioner.flux.platform)
    assert [kinds.names(folder) for folder in folders] == [PIECES] * 3


@pytest.mark.parametrize("kind", PIECES)
def test_a_piece(kind: str) -> None:
    """Its struct, its construct with the same fields and defaults, and its rendering."""
    declaration = importlib.import_module(f"{platform.__name__}.{kind}").Declaration
    config = declaration.__struct_config__
    assert (config.tag, config.tag_field, config.frozen) == (kind, "kind", True)
    assert issubclass(declaration, platform_base.Piece)
    assert declaration.__doc__
    module = importlib.import_module(f"provisioner_cdk.platform.{kind}")
    (construct,) = (getattr(module, name) for name in module.__all__)
    assert construct.__name__ in provisioner_cdk.__all__
    assert (construct.kind, bool(construct.__doc__)) == (kind, True)
    assert _defaults(construct) == {
        field.encode_name: _default(field) for field in msgspec.structs.fields(declaration)
    }
    rendering = importlib.import_module(f"provisioner.flux.platform.{kind}")
    assert callable(rendering.objects)


def _defaults(construct: type[Piece]) -> dict[str, object]:
    fields = dataclasses.fields(construct)
    return {one.name: _default_of(one) for one in fields}


def _default_of(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return tuple(field.default_factory())
    return None if field.default is dataclasses.MISSING else field.default


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return tuple(field.default_factory())
    return None if field.default is msgspec.NODEFAULT else field.default


@pytest.mark.parametrize("kind", kinds.names(repositories))
def test_a_repository_says_where_it_is_and_what_reads_it(kind: str) -> None:
    first, second = (_example(kind, number) for number in (1, 2))
    assert first.place
    assert first.place == msgspec.structs.replace(first, branch="other").place
    assert len(first.place) == len(second.place)
    assert first.place != second.place
    assert first.reads_with == getattr(first, "sync", "deploy-key")
    assert first.reads_with in get_args(repository_base.ReadsWith)


def _example(kind: str, number: int) -> Repo:
    """A repository with a number in each text that it needs."""
    declaration = importlib.import_module(f"{repositories.__name__}.{kind}").Declaration
    needed = [field.name for field in msgspec.structs.fields(declaration) if field.required]
    made: Repo = declaration(**{name: f"{name}{number}" for name in needed})
    return made


MOON = """
from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.repositories import base

class Declaration(base.Repository, frozen=True, kw_only=True, tag="moon"):
    crater: text.Segment

    def check(self, where):
        super().check(where)
        if self.crater == "tycho":
            raise BadInput(f"{where}.crater", "is taken", "Use another one.")
"""
READS = """
import sys
from provisioner.handover import repositories
repositories.__path__.append(sys.argv[1])
from provisioner.base.errors import BadInput
from provisioner.handover import read, schema
for crater in ("plato", "a b", "tycho"):
    entry = {"kind": "moon", "crater": crater}
    handover = {"version": 1, "fleet": "f", "clusters": {}, "pairings": {}}
    try:
        read.from_object({**handover, "repositories": {"r": entry}}, "x")
    except BadInput as error:
        print(error)
print("moon" in str(schema.handover()))
"""


def test_a_new_kind_is_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "moon.py").write_text(MOON)
    done = subprocess.run(
        [sys.executable, "-c", READS, str(tmp_path)], capture_output=True, text=True, timeout=30
    )
    assert done.stderr == ""
    spelt, taken, published = done.stdout.splitlines()
    assert spelt.startswith("x: $.repositories.r.crater: 'a b' is not a name on a Git host")
    assert taken == "x: $.repositories.r.crater: is taken. Use another one."
    assert published == "True"


def test_the_program_does_not_know_the_engines_references() -> None:
    """What a finished handover may hold does not depend on how it was written."""
    files = Path(provisioner.__file__).parent.rglob("*.py")
    assert [file.name for file in files if "TfToken" in file.read_text()] == []


def _keywords(construct: type) -> set[str]:
    """The names of all keywords, those of `**options: Unpack[...]` as well."""
    start = vars(construct)["__init__"]
    parameters = inspect.signature(start).parameters
    hints = get_type_hints(start)
    unpacked = [hints[name] for name, one in parameters.items() if one.kind is one.VAR_KEYWORD]
    options = [shape for hint in unpacked for shape in get_args(hint)]
    return set(parameters) | {name for shape in options for name in get_type_hints(shape)}


def _construct(module: ModuleType, base: type) -> type:
    (found,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, base)
        and value.__module__ == module.__name__
    )
    return found
