"""How a cluster is reached, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Access:
    """A kubeconfig and a context in it; None means kubectl's own default."""

    kubeconfig: str | None
    context: str | None
