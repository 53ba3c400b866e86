"""From the bytes of a state to the two outputs that pairing reads. Pure.

A state may hold secrets of anything that Terraform has made. Nothing else of it is decoded, kept or
quoted, and it is never written anywhere.
"""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base import structs
from provisioner.base.errors import BadInput
from provisioner.handover import json_text
from provisioner.handover.fleet import KEYS, OUTPUT
from provisioner.reports import columns

VERSION = 4  # since Terraform 0.12
READABLE = (OUTPUT, KEYS)
ENCRYPTED_HINT = (
    "Where its key is configured, pipe `tofu output -json` into this command: SOURCE is -."
)
NOTHING = msgspec.Raw()


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What says which version of a state it is, and whether OpenTofu has encrypted it."""

    version: msgspec.Raw = NOTHING
    encryption_version: msgspec.Raw = NOTHING


class Outputs(msgspec.Struct, frozen=True, kw_only=True):
    """The outputs, not decoded."""

    outputs: dict[str, msgspec.Raw] = {}


def outputs(data: bytes, source: str) -> dict[str, Any]:
    """As `terraform output -json` prints them, but only those that pairing reads. BadInput if this
    is no state with a handover."""
    _check_version(_decoded(data, Head, source), source)
    held = _decoded(data, Outputs, source).outputs
    if OUTPUT not in held:
        raise _no_handover(held, source)
    return {
        name: json_text.decoded(bytes(held[name]), source, "") for name in READABLE if name in held
    }


def _decoded(data: bytes, shape: type[Any], source: str) -> Any:
    try:
        return structs.from_json(data, shape)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Its text could quote the state.
        cause = "is empty" if not data.strip() else "is not a Terraform state"
        raise BadInput(source, cause, "Check the key.") from None


def _check_version(head: Head, source: str) -> None:
    if bytes(head.encryption_version):
        raise BadInput(source, "this state is encrypted by OpenTofu", ENCRYPTED_HINT)
    if not bytes(head.version):
        raise BadInput(source, "is not a Terraform state: it has no version", "Check the key.")
    if bytes(head.version) != b"%d" % VERSION:
        raise BadInput(
            source,
            f"is a state of version {_shown(head.version)}, and only version {VERSION} is known "
            "here",
            "Apply with Terraform 1.x or OpenTofu, which write that version.",
        )


def _shown(version: msgspec.Raw) -> str:
    text = bytes(version).decode(errors="replace")
    return text if text.isdecimal() and len(text) < 9 else "unknown"


def _no_handover(held: dict[str, msgspec.Raw], source: str) -> BadInput:
    if not held:
        return BadInput(
            source, "this state has no outputs: nothing is applied", "Run `terraform apply`."
        )
    names = columns.clean(", ".join(sorted(held)[:8]))
    return BadInput(
        source,
        f"this state has no output `{OUTPUT}`",
        f"Its outputs: {names}. Declare that output in the root module, and apply.",
    )
