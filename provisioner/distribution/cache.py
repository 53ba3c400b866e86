"""Where downloaded releases are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.base import cache

if TYPE_CHECKING:
    from pathlib import Path


def folder() -> Path:
    return cache.root() / "distributions"
