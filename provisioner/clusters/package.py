"""What we use of the kubernetes package, without its models: 700 modules, 0.2 s and 35 MB that a
bare ApiClient never looks at. The package has no way to leave them out, so the bodies of three of
its `__init__.py` are not run here."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

NAME = "kubernetes"
UNRUN = (NAME, f"{NAME}.client", f"{NAME}.client.models")


def _load() -> tuple[Any, Any]:
    """Its `client` and `config`. What was imported whole already is taken as it is; so is a version
    that is laid out differently."""
    if NAME not in sys.modules:
        try:
            return _slim()
        except (ImportError, AttributeError):
            for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
                del sys.modules[name]
    return importlib.import_module(f"{NAME}.client"), importlib.import_module(f"{NAME}.config")


def _slim() -> tuple[Any, Any]:
    _, client, _ = [_unrun(name) for name in UNRUN]
    client.exceptions = importlib.import_module(f"{NAME}.client.exceptions")
    client.Configuration = importlib.import_module(f"{NAME}.client.configuration").Configuration
    client.ApiClient = importlib.import_module(f"{NAME}.client.api_client").ApiClient
    config = importlib.import_module(f"{NAME}.config")
    for name in UNRUN:  # whoever else imports the package gets all of it
        del sys.modules[name]
    return client, config


def _unrun(name: str) -> Any:
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ImportError(name)
    sys.modules[name] = importlib.util.module_from_spec(spec)
    return sys.modules[name]


client, config = _load()
