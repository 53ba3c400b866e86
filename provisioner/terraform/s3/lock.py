"""The lock file beside a state, which Terraform's S3 back end writes with use_lockfile. Pure."""

from __future__ import annotations

import re

import msgspec

from provisioner.base import structs
from provisioner.base.errors import Held
from provisioner.reports import columns
from provisioner.terraform import failures

PLAIN = re.compile(r"[0-9A-Za-z-]{1,64}")
HINT = "Wait until it is done. If its holder is gone: `terraform force-unlock {id}`."
UNREADABLE_HINT = "Wait until it is done. If its holder is gone, delete {lock}."


class Info(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Who holds it. Terraform writes more."""

    who: str = ""
    operation: str = ""
    created: str = ""
    id: str = msgspec.field(default="", name="ID")


def held(data: bytes, source: str, lock: str) -> Held:
    """The error for a state that is locked. `lock`: where the lock file is."""
    try:
        info = structs.from_json(data, Info)
    except (msgspec.DecodeError, UnicodeDecodeError):
        cause = "the state is locked, but its lock file does not say by whom"
        return Held(source, cause, UNREADABLE_HINT.format(lock=lock))
    created = info.created.replace("T", " ")  # as Terraform prints it
    known = {"Who": info.who, "Operation": info.operation, "Created": created, "ID": info.id}
    present = {name: columns.clean(value) for name, value in known.items() if value}
    # It stands in a command that somebody may copy.
    id = info.id if PLAIN.fullmatch(info.id) else "ID"
    return failures.held_by(source, present, HINT.format(id=id))
