"""The provider as the plugin protocol sees it, and the base of its resource types."""

from __future__ import annotations

import contextlib
import copy
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tf import iface, schema
from tf.types import Unknown

from tests.provider import schemas
from tests.support import judging

State = dict[str, Any]


class Failed(Exception):
    """What the real provider would report."""


@dataclass
class World:
    """All that exists on the host, by resource type and id; `configured` is the provider block last
    seen."""

    objects: dict[str, dict[str, State]] = field(default_factory=dict)
    configured: State = field(default_factory=dict)
    calls: list[tuple[str, str, str]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    numbers: int = 100

    def of(self, type: str) -> dict[str, State]:
        return self.objects.setdefault(type, {})

    def number(self) -> int:
        self.numbers += 1
        return self.numbers


class Kind:
    """One resource type, kept in the world. Subclasses say what an assembly does not: attributes
    whose change makes another resource, defaults, and optional ones that the host decides when they
    are left out."""

    decided: ClassVar[frozenset[str]] = frozenset()
    replaced_by: ClassVar[frozenset[str]] = frozenset()
    defaults: ClassVar[Mapping[str, Any]] = {}
    sensitive: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, type: str, world: World) -> None:
        self.type = type
        self.world = world

    @property
    def mine(self) -> dict[str, State]:
        return self.world.of(self.type)

    def id(self, wanted: State) -> str:
        """The id that Terraform knows it by."""
        raise NotImplementedError

    def completed(self, wanted: State) -> State:
        """Values that the host decides; Failed when it would refuse."""
        return {}

    def create(self, wanted: State) -> State:
        made = {**wanted, **self.completed(wanted)}
        made["id"] = self.id(made)
        if made["id"] in self.mine:
            raise Failed(f"{self.type} {made['id']} exists already")
        self.mine[made["id"]] = made
        return made

    def read(self, id: str, current: State) -> State | None:
        return self.mine.get(id)

    def update(self, id: str, wanted: State) -> State:
        self.mine[id] = {**wanted, **self.completed(wanted)}
        return self.mine[id]

    def delete(self, id: str, current: State) -> None:
        self.mine.pop(id, None)


def between(*names: str) -> type[Kind]:
    """A resource that ties others together: its id is made of them, and another one of them is
    another resource."""

    class Tie(Kind):
        replaced_by = frozenset(names)

        def id(self, wanted: State) -> str:
            return ":".join(str(wanted[name]) for name in names)

    return Tie


class Fake:
    """A provider of the plugin protocol. `data` reads a data source: type to a function of its
    arguments."""

    def __init__(
        self, name: str, kinds: Mapping[str, type[Kind]], data: Mapping[str, Any] | None = None
    ) -> None:
        self.name = name
        self.world = World()
        self.known = judging.known()[name]
        self.kinds = kinds
        self.data = data or {}

    def full_name(self) -> str:
        source = self.known["source"]
        return f"registry.terraform.io/{source if '/' in source else f'hashicorp/{source}'}"

    def get_model_prefix(self) -> str:
        return ""

    def get_provider_schema(self, diags: Any) -> schema.Schema:
        return schemas.of(self.known["provider"])

    def validate_config(self, diags: Any, config: State) -> None:
        pass

    def configure_provider(self, diags: Any, config: State) -> None:
        self.world.configured = config

    def get_resources(self) -> list[type]:
        blocks = self.known["resource_schemas"]
        return [
            _resource(type, kind, blocks[type], self.world) for type, kind in self.kinds.items()
        ]

    def get_data_sources(self) -> list[type]:
        blocks = self.known["data_source_schemas"]
        return [_data(type, reader, blocks[type], self.world) for type, reader in self.data.items()]

    def get_functions(self) -> list[type]:
        return []

    def new_resource(self, made: Any) -> Any:
        return made()

    def new_data_source(self, made: Any) -> Any:
        return made()


class _Resource(iface.Resource):
    kind: ClassVar[Kind]
    shape: ClassVar[schema.Schema]

    @classmethod
    def get_name(cls) -> str:
        return cls.kind.type

    @classmethod
    def get_schema(cls) -> schema.Schema:
        return cls.shape

    def create(self, ctx: Any, planned: State) -> State | None:
        with self._telling(ctx, "create", ""):
            return self._whole(self.kind.create(planned))
        return None

    def read(self, ctx: Any, current: State) -> State | None:
        with self._telling(ctx, "read", current["id"]):
            found = self.kind.read(current["id"], current)
            return None if found is None else self._whole({**current, **found})
        return current

    def update(self, ctx: Any, current: State, planned: State) -> State | None:
        with self._telling(ctx, "update", current["id"]):
            return self._whole(self.kind.update(current["id"], planned))
        return current

    def delete(self, ctx: Any, current: State) -> State | None:
        with self._telling(ctx, "delete", current["id"]):
            self.kind.delete(current["id"], current)
            return None
        return current

    def import_(self, ctx: Any, id: str) -> State | None:
        found = self.kind.read(id, {})
        if found is None:
            ctx.diagnostics.add_error(
                f"{self.kind.type} {id}", "Cannot import a non-existent remote object"
            )
            return None
        return self._whole(found)

    @contextlib.contextmanager
    def _telling(self, ctx: Any, verb: str, id: str) -> Iterator[None]:
        world = self.kind.world
        with world.lock:
            if verb != "read":
                world.calls.append((verb, self.kind.type, id))
            try:
                yield
            except Failed as error:
                ctx.diagnostics.add_error(f"{verb} {self.kind.type}", str(error))

    def _whole(self, found: State) -> State:
        """Every attribute, with a value."""
        whole: State = {
            block.type_name: found.get(block.type_name) or [] for block in self.shape.block_types
        }
        for attribute in self.shape.attributes:
            value = found.get(attribute.name)
            whole[attribute.name] = None if value is Unknown else copy.deepcopy(value)
        return whole


def _resource(type_name: str, kind: type[Kind], block: schemas.Block, world: World) -> type:
    shape = schemas.of(
        block,
        replaced_by=kind.replaced_by,
        defaults=kind.defaults,
        sensitive=kind.sensitive,
        decided=kind.decided,
    )
    return type(type_name, (_Resource,), {"kind": kind(type_name, world), "shape": shape})


class _Data(iface.DataSource):
    type_name: ClassVar[str]
    reader: ClassVar[Any]
    shape: ClassVar[schema.Schema]
    world: ClassVar[World]

    @classmethod
    def get_name(cls) -> str:
        return cls.type_name

    @classmethod
    def get_schema(cls) -> schema.Schema:
        return cls.shape

    def read(self, ctx: Any, config: State) -> State | None:
        try:
            found = type(self).reader(self.world, config)
            return {
                one.name: found.get(one.name, config.get(one.name)) for one in self.shape.attributes
            }
        except Failed as error:
            ctx.diagnostics.add_error(f"read {self.type_name}", str(error))
            return None


def _data(type_name: str, reader: Any, block: schemas.Block, world: World) -> type:
    members = {
        "type_name": type_name,
        "reader": staticmethod(reader),
        "shape": schemas.of(block),
        "world": world,
    }
    return type(type_name, (_Data,), members)
