"""The base of every struct in the handover."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provisioner.handover import text


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Unknown fields are refused, so that a misspelt option is an error and not a silent default.

    What one field may hold stands in its type (see `text`), and with it in the JSON Schema. What
    several fields may hold together stands in `check`, beside the fields.
    """

    def check(self, where: str) -> None:
        """Raise BadInput if the fields contradict each other; `where` is the path of this
        struct."""

    def uses(self) -> Sequence[text.Use]:
        """What the struct as a whole makes us do on this machine, beyond what the types of its
        fields say."""
        return ()
