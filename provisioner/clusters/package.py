"""The parts of the kubernetes package that we use, imported in 0.03 s instead of 0.4 s.

Its models (700 modules, 35 MB) are of no use to a bare ApiClient, and most of what else it imports
(requests, oauthlib, dateutil) serves features that few runs touch. The package has no way to leave
them out. So the bodies of four of its `__init__.py` are not run here, and three modules get such
imports at the first use. What was imported whole already is taken as it is; so is a version that is
laid out differently.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import importlib.util
import sys
import types
from typing import Any

NAME = "kubernetes"
NOT_RUN = (NAME, f"{NAME}.client", f"{NAME}.client.models", f"{NAME}.config")
DEFERRED = (
    "dateutil.parser",  # reads dates into models
    "google.auth",  # for the auth-provider `gcp`, where it is installed
    "google.auth.transport.requests",
    "multiprocessing.pool",  # for asynchronous requests
    "oauthlib.oauth2",  # renews an expired token of the auth-provider `oidc`
    "requests.utils",  # knows whether NO_PROXY names a host; asked only where there is a proxy
    "requests_oauthlib",
)


def _load() -> tuple[Any, Any]:
    if NAME not in sys.modules:
        try:
            return _lean()
        except (ImportError, AttributeError):
            for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
                del sys.modules[name]
    return importlib.import_module(f"{NAME}.client"), importlib.import_module(f"{NAME}.config")


def _lean() -> tuple[Any, Any]:
    _, client, _, config = [_created(name) for name in NOT_RUN]
    client.exceptions = importlib.import_module(f"{NAME}.client.exceptions")
    client.Configuration = importlib.import_module(f"{NAME}.client.configuration").Configuration
    client.rest = _deferring(f"{NAME}.client.rest")
    client.ApiClient = _deferring(f"{NAME}.client.api_client").ApiClient
    config.ConfigException = importlib.import_module(
        f"{NAME}.config.config_exception"
    ).ConfigException
    config.kube_config = _deferring(f"{NAME}.config.kube_config")
    for name in NOT_RUN:  # other code that imports the package gets all of it
        del sys.modules[name]
    return client, config


def _created(name: str) -> Any:
    """The module without its body, where the import system finds it."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ImportError(name)
    sys.modules[name] = importlib.util.module_from_spec(spec)
    return sys.modules[name]


def _deferring(name: str) -> Any:
    """The module, run with an import statement of its own. Other modules and other threads keep
    theirs, so nobody else ever gets a stand-in."""
    module = _created(name)
    module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
    module.__spec__.loader.exec_module(module)
    return module


def _import(name: str, *arguments: Any) -> Any:
    """As `__import__(name, globals, locals, fromlist, level)`, but for the deferred modules."""
    if name not in DEFERRED or name in sys.modules:
        return __import__(name, *arguments)
    names = arguments[2] if len(arguments) > 2 else ()
    if not names:
        return _Deferred(name)
    return types.SimpleNamespace(
        **{inner: functools.partial(_call, name, inner) for inner in names}
    )


class _Deferred:
    """Stands for the package of a module, as `import package.module` binds it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        importlib.import_module(self._name)
        return getattr(sys.modules[self._name.partition(".")[0]], attribute)


def _call(module: str, name: str, *arguments: Any, **options: Any) -> Any:
    return getattr(importlib.import_module(module), name)(*arguments, **options)


client, config = _load()
