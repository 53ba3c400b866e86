"""What a handover holds, as the kind that it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Kind = TypeVar("Kind")


def of_kind(kind: type[Kind], one: object) -> Kind:
    assert isinstance(one, kind)
    return one


def all_of_kind(kind: type[Kind], found: Mapping[str, object]) -> dict[str, Kind]:
    return {name: of_kind(kind, one) for name, one in found.items()}
