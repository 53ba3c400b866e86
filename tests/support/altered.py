"""A host bound to another declaration in the same run."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

H = TypeVar("H")


def altered(host: H, /, **changes: Any) -> H:
    """The host with fields of its declaration replaced."""
    bound: Any = host
    made: H = type(bound)(msgspec.structs.replace(bound.declaration, **changes), bound.context)
    return made
