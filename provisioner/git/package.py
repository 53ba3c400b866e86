"""What we use of GitPython: its runner of git commands and their errors. Importing the package
itself runs `git version` twice and loads models of repositories, 20 ms that we never look at, so
the body of its `__init__.py` is not run here."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

NAME = "git"


def _load() -> tuple[Any, Any]:
    """Its `cmd` and `exc`. A package that is imported already is taken as it is; so is a version
    that is laid out differently."""
    if NAME not in sys.modules:
        try:
            return _slim()
        except (ImportError, AttributeError):
            for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
                del sys.modules[name]
    return _submodules()


def _slim() -> tuple[Any, Any]:
    spec = importlib.util.find_spec(NAME)
    if spec is None:
        raise ImportError(NAME)
    sys.modules[NAME] = importlib.util.module_from_spec(spec)
    try:
        return _submodules()
    finally:
        del sys.modules[NAME]  # any other code that imports the package gets all of it


def _submodules() -> tuple[Any, Any]:
    return importlib.import_module(f"{NAME}.cmd"), importlib.import_module(f"{NAME}.exc")


_cmd, _exc = _load()
Git = _cmd.Git
GitCommandError = _exc.GitCommandError
GitCommandNotFound = _exc.GitCommandNotFound
