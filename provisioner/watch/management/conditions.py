"""Conditions of our own objects, as Kubernetes has them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provisioner.base import masking

LONGEST = 1000  # characters of a message


class Condition(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """`reason` is a word in CamelCase. `last_transition_time`: as 2026-01-31T12:00:00Z."""

    type: str
    status: str
    reason: str
    message: str = ""
    last_transition_time: str = ""
    observed_generation: int = 0


def condition(kind: str, status: bool | None, reason: str, message: str = "") -> Condition:
    """`status` None: unknown."""
    word = "Unknown" if status is None else str(status)
    (shown,) = masking.masked((message,))
    return Condition(
        type=kind, status=word, reason=reason, message=masking.shortened(shown, LONGEST)
    )


def find(conditions: Sequence[Condition], kind: str) -> Condition | None:
    return next((one for one in conditions if one.type == kind), None)


def merged(
    held: Sequence[Condition], wanted: Sequence[Condition], now: str, generation: int
) -> tuple[Condition, ...]:
    """The conditions with the wanted ones in the place of those of their types. A time changes only
    with the status."""
    by_type = {one.type: one for one in held}
    for one in wanted:
        before = by_type.get(one.type)
        same = before is not None and before.status == one.status
        when = before.last_transition_time if before and same else now
        by_type[one.type] = msgspec.structs.replace(
            one, last_transition_time=when, observed_generation=generation
        )
    return tuple(by_type.values())


def differ(held: Sequence[Condition], wanted: Sequence[Condition]) -> bool:
    """Whether the wanted ones say anything new."""
    return any(_said(find(held, one.type)) != _said(one) for one in wanted)


def _said(one: Condition | None) -> tuple[str, str, str] | None:
    return (one.status, one.reason, one.message) if one else None
