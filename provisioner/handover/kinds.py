"""The kinds in a folder: one module each, with a struct `Declaration`. The folder is listed, so
that a new kind is a new file and no edit elsewhere."""

from __future__ import annotations

import functools
import importlib
import operator
import pkgutil
from types import ModuleType
from typing import Any


def names(package: ModuleType) -> list[str]:
    """The kinds of a folder, sorted."""
    modules = (module.name for module in pkgutil.iter_modules(package.__path__))
    return sorted(name for name in modules if name != "base")


def union(package: ModuleType) -> Any:
    """Every kind's `Declaration` as one union that msgspec decodes by the field `kind`."""
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names(package))
    return functools.reduce(operator.or_, (module.Declaration for module in modules))
