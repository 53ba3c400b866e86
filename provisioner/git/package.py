"""What we use of GitPython: its runner of git commands and their errors. Importing the package
itself runs `git version` twice and loads models of repositories, 20 ms that we never look at, and
its object database (gitdb) takes 5 ms more. So the bodies of both `__init__.py` are not run
here."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

from provisioner.base import callers_repository

NAME = "git"
NOT_RUN = (NAME, "gitdb")


def _load() -> tuple[Any, Any]:
    """Its `cmd` and `exc`. A package that is imported already is taken as it is; so is a version
    that is laid out differently."""
    if not any(name in sys.modules for name in NOT_RUN):
        try:
            return _slim()
        except (ImportError, AttributeError):
            for name in [name for name in sys.modules if name.partition(".")[0] in NOT_RUN]:
                del sys.modules[name]
    return _submodules()


def _slim() -> tuple[Any, Any]:
    try:
        for name in NOT_RUN:
            spec = importlib.util.find_spec(name)
            if spec is None:
                raise ImportError(name)
            sys.modules[name] = importlib.util.module_from_spec(spec)
        return _submodules()
    finally:
        for name in NOT_RUN:  # any other code that imports the packages gets all of them
            sys.modules.pop(name, None)


def _submodules() -> tuple[Any, Any]:
    return importlib.import_module(f"{NAME}.cmd"), importlib.import_module(f"{NAME}.exc")


_cmd, _exc = _load()
GitCommandError = _exc.GitCommandError
GitCommandNotFound = _exc.GitCommandNotFound


def runner(folder: str) -> Any:
    """A git.Git in a folder. It hands our environment on, so nothing there may belong to another
    repository."""
    callers_repository.leave()
    return _cmd.Git(folder)
