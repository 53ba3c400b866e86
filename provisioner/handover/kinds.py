"""One module a kind, each with a struct `Declaration`: a folder is listed, so a new kind is a new
file."""

from __future__ import annotations

import functools
import importlib
import operator
import pkgutil
from types import ModuleType
from typing import Any


def names(package: ModuleType) -> list[str]:
    """The kinds of a folder, sorted."""
    return sorted(
        found.name for found in pkgutil.iter_modules(package.__path__) if found.name != "base"
    )


def union(package: ModuleType) -> Any:
    """Every kind's `Declaration` as one union that msgspec decodes by the field `kind`."""
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names(package))
    return functools.reduce(operator.or_, (module.Declaration for module in modules))
