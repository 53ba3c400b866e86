"""kopf, without the models of the kubernetes package (700 modules, 40 MB). It imports them only to
recognise objects of theirs, which we never give it, and does without where they are missing."""

from __future__ import annotations

import importlib
import sys
from typing import Any, cast

HIDDEN = ("kubernetes", "kubernetes.client")


def _load() -> Any:
    if "kopf" in sys.modules:
        return sys.modules["kopf"]
    importlib.import_module("provisioner.clusters.package")  # ours, before they are hidden
    modules = cast(dict[str, Any], sys.modules)
    present = {name: modules[name] for name in HIDDEN if name in modules}
    modules.update(dict.fromkeys(HIDDEN))  # None: an import says that there is no such package
    try:
        return importlib.import_module("kopf")
    finally:
        for name in HIDDEN:
            del modules[name]
        modules.update(present)


kopf = _load()
