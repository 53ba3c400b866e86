"""The folder for everything that can be built or downloaded again."""

from __future__ import annotations

import os
from pathlib import Path


def root() -> Path:
    """$PROVISIONER_CACHE, or `provisioner` in the user's cache folder. It may not exist yet."""
    own = os.environ.get("PROVISIONER_CACHE")
    if own:
        return Path(own).expanduser().absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "provisioner"
