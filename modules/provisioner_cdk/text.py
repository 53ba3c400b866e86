"""Text on its way into Terraform: names made from construct ids, and user text escaped."""

from __future__ import annotations

import re
from typing import Any

REFERENCE = "${TfToken["
_REFERENCE_ALONE = re.compile(r"\$\{TfToken\[[^\]]*\]\}")


def name(text: str) -> str:
    """A handover name from a construct's id or path; empty if no usable character is left."""
    return re.sub(r"[^a-z0-9.-]+", "-", text.lower()).strip("-.")


def literal(value: Any) -> Any:
    """User data with Terraform's template marks escaped, at any depth. References of the engine
    stay as they are."""
    if isinstance(value, str):
        # In a text with a reference the engines read an escaped mark as an open one, and a `$`
        # before the reference would escape it.
        if REFERENCE in value:
            return re.sub(r"\$(?!\{TfToken\[)|%", r'${"\g<0>"}', value)
        return re.sub(r"(\$|%)\{", r"\1\1{", value)
    if isinstance(value, dict):
        return {key: literal(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [literal(inner) for inner in value]
    return value


def with_scheme(server: str) -> str:
    """The address of a server with https:// if it is known to have no scheme."""
    if not server or not isinstance(server, str) or "://" in server:
        return server
    return server if _REFERENCE_ALONE.fullmatch(server) else f"https://{server}"


def scheme_added(server: str) -> str:
    """The same for one that is a reference: Terraform decides when it knows the value."""
    if not _REFERENCE_ALONE.fullmatch(server):
        return server
    added = 'can(regex("://", server)) ? server : format("https://%s", server)'
    return f"${{[for server in [{_public(server)}] : {added}][0]}}"


def public(value: str) -> str:
    """A reference whose value Terraform may show, although its provider or module says
    otherwise."""
    return f"${{{_public(value)}}}" if _REFERENCE_ALONE.fullmatch(value) else value


def _public(reference: str) -> str:
    """Inside an expression the engines write a reference without its own marks. Older Terraforms
    refuse `nonsensitive` of what is not sensitive."""
    return f"try(nonsensitive({reference}), {reference})"


def without_nulls(value: Any) -> Any:
    """The engines drop nulls inside objects. Dropped here, tests see what is written."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return value
