"""Build the sandbox's parts from source, once per user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provisioner.base.events import Sink


def build(names: Sequence[str], sink: Sink) -> None:
    """Build what is missing of these parts, and the Flux distribution, into the user's cache."""
    raise BadInput("sandbox build", "not written yet")
