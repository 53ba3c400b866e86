"""The Secret with the keys of age with which Flux decrypts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ENDING = ".agekey"  # Flux reads all entries of this ending
CURRENT = f"age{ENDING}"
REPLACED = f"replaced{ENDING}"  # the old key, as long as there are two


def added(item: Mapping[str, Any]) -> list[str]:
    """Entries with keys that somebody has put beside ours: perhaps the only copies of them."""
    names = (item.get("data") or {}).keys() - {CURRENT, REPLACED}
    return sorted(name for name in names if name.endswith(ENDING))
