"""How a run is to behave; what it is about stands in the handover."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Options:
    """`timeout`: seconds for each single wait. `parallel`: clusters worked on at once."""

    timeout: float = 300.0
    parallel: int = 16
    lock_file: Path = Path("provisioner.lock.json")
