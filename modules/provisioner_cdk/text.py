"""Text on its way into Terraform: names made from construct ids, and user text kept literal."""

from __future__ import annotations

import re
from typing import Any

REFERENCE = "${TfToken["


def name(text: str) -> str:
    """A handover name from a construct's id or path; may be empty when nothing usable is left."""
    return re.sub(r"[^a-z0-9.-]+", "-", text.lower()).strip("-.")


def literal(value: Any) -> Any:
    """User data with Terraform's template marks escaped, at any depth. References of the engine
    stay references."""
    if isinstance(value, str):
        # Beside a reference the engines take an escaped mark for an open one, and `$` before it
        # would escape it.
        if REFERENCE in value:
            return re.sub(r"\$(?!\{TfToken\[)|%", r'${"\g<0>"}', value)
        return re.sub(r"(\$|%)\{", r"\1\1{", value)
    if isinstance(value, dict):
        return {key: literal(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [literal(inner) for inner in value]
    return value


def without_nulls(value: Any) -> Any:
    """The engines drop nulls inside objects; do it here, so that tests see what is written."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return value
