"""What the operator reports about itself: numbers only, and where they go is somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Meters(Protocol):
    """Called from several threads at once; must not raise and must not wait."""

    def clusters(self, states: Mapping[str, int]) -> None:
        """How many clusters are in each state now: the states of `situation.State`."""

    def paired(self, seconds: float) -> None:
        """A cluster was paired for the first time, so long after it became ready to be paired."""

    def failed(self, reason: str) -> None:
        """Work on a cluster has failed: a word in CamelCase, of a small set."""

    def batch(self, size: int, seconds: float) -> None:
        """A batch of so many clusters has ended."""

    def queue(self, length: int) -> None:
        """How many clusters are due or will be tried again."""


class Nothing:
    """Nobody measures."""

    def clusters(self, states: Mapping[str, int]) -> None: ...

    def paired(self, seconds: float) -> None: ...

    def failed(self, reason: str) -> None: ...

    def batch(self, size: int, seconds: float) -> None: ...

    def queue(self, length: int) -> None: ...
