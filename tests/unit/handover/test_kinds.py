"""A cluster kind or a Git host is three files of one name; a new one is tested by existing."""

from __future__ import annotations

import importlib
import inspect
from types import ModuleType
from typing import get_args, get_type_hints

import msgspec
import provisioner_cdk
import provisioner_cdk.clusters
import provisioner_cdk.repositories
import pytest
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.repositories.base import Repository

import provisioner.clusters.access
import provisioner.git.hosts
from provisioner.handover import clusters, kinds, repositories

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
    assert construct.__name__ in provisioner_cdk.__all__
    assert construct.__doc__
    assert [field for field in fields if not any(name.startswith(field) for name in taken)] == []


def _keywords(construct: type) -> set[str]:
    """The names of all keywords, those of `**options: Unpack[...]` as well."""
    start = vars(construct)["__init__"]
    shared = get_args(get_type_hints(start).get("delivery"))
    return set(inspect.signature(start).parameters) | {
        name for one in shared for name in get_type_hints(one)
    }


def _construct(module: ModuleType, base: type) -> type:
    (found,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, base)
        and value.__module__ == module.__name__
    )
    return found
