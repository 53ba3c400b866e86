"""What a run says while it works: the one vocabulary of the display, plain lines and --json.

A sink takes events from several threads and must not raise.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

import msgspec


class Action(enum.StrEnum):
    CREATED = "created"
    CONFIGURED = "configured"
    DELETED = "deleted"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


class Change(msgspec.Struct, frozen=True, kw_only=True, tag="step", tag_field="type"):
    """What one step did (or, when `planned`, would do). `cluster` is empty for a step of a whole
    repository."""

    cluster: str
    step: str
    subject: str
    action: Action
    detail: str = ""
    planned: bool = False


class Waiting(msgspec.Struct, frozen=True, kw_only=True, tag="waiting", tag_field="type"):
    """A wait goes on: what for, and what was last seen."""

    cluster: str
    subject: str
    detail: str = ""


class Note(msgspec.Struct, frozen=True, kw_only=True, tag="note", tag_field="type"):
    """One line of talk. `level` is info, warning or error."""

    text: str
    level: str = "info"


class TerraformEvent(msgspec.Struct, frozen=True, kw_only=True, tag="terraform", tag_field="type"):
    """One resource of Terraform's own event stream. `action`: create, update, delete, replace,
    read, or a phase."""

    address: str
    action: str
    state: str  # planned | started | progress | complete | errored
    detail: str = ""


class ClusterReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one cluster ended. `result`: paired, planned, failed, delivery-failing, waiting (for a
    merge), rotated, kept, unpaired, gone. `key_created` and `key_used` (for the last time): what
    `status` knows of the deploy key, as 2026-01-31T12:00:00Z."""

    cluster: str
    result: str
    repository: str = ""
    path: str = ""
    fingerprint: str = ""
    commit: str = ""
    revision: str = ""
    cause: str = ""
    hint: str = ""
    key_created: str = ""
    key_used: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True, tag="report", tag_field="type"):
    """The last event of every run."""

    fleet: str
    clusters: list[ClusterReport]
    exit_code: int = 0
    changed: bool = False
    seconds: float = 0.0


Event = Change | Waiting | Note | TerraformEvent | Report
Sink = Callable[[Event], None]


def schema() -> dict[str, Any]:
    """JSON Schema of one line of --json."""
    return msgspec.json.schema(Event)
