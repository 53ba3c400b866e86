"""What a plan says of a value that only the apply decides.

The value is an object, not a text: nothing that is decoded from JSON can be mistaken for it. It
enters with a plan of Terraform and nowhere else.
"""

from __future__ import annotations

from typing import Any


class Unknown:
    """Known after the apply. There is one instance, `UNKNOWN`."""

    def __repr__(self) -> str:
        return "(known after apply)"


UNKNOWN = Unknown()


def has_unknown(value: object) -> bool:
    """Whether the value, or any part of it, is known only after the apply."""
    if isinstance(value, dict):
        return any(map(has_unknown, value.values()))
    if isinstance(value, list):
        return any(map(has_unknown, value))
    return value is UNKNOWN


def shown(value: Any) -> Any:
    """The value with a text for people in each unknown place."""
    if isinstance(value, dict):
        return {key: shown(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shown(part) for part in value]
    return repr(value) if value is UNKNOWN else value
