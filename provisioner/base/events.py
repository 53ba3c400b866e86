"""Progress events: the one vocabulary of the live display, plain lines and --json.

What a run or a fleet amounts to in the end is a report, in provisioner/reports/model.py.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Annotated, Literal

import msgspec

Timestamp = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})]


class Action(enum.StrEnum):
    CREATED = "created"
    CONFIGURED = "configured"
    DELETED = "deleted"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


# Both fields are set in one place, where the display of a run is opened (cli/display/opening.py),
# never by the code that emits an event. Unset fields are left out of the JSON.
class Stamped(msgspec.Struct, frozen=True, kw_only=True):
    """`time` is RFC 3339 in UTC. `run` is the same for all events of one run."""

    time: Timestamp | msgspec.UnsetType = msgspec.UNSET
    run: str | msgspec.UnsetType = msgspec.UNSET


class Change(Stamped, frozen=True, kw_only=True, tag="step", tag_field="type"):
    """What one step did, or would do if `planned`. `cluster` is empty for a step of a whole
    repository. `seconds`: how long the step took, with what it waited for, where that is known."""

    cluster: str
    step: str
    subject: str
    action: Action
    detail: str = ""
    planned: bool = False
    seconds: float | msgspec.UnsetType = msgspec.UNSET


class Waiting(Stamped, frozen=True, kw_only=True, tag="waiting", tag_field="type"):
    """A wait continues. `subject` is what it waits for, `detail` the state observed last."""

    cluster: str
    subject: str
    detail: str = ""


class Note(Stamped, frozen=True, kw_only=True, tag="note", tag_field="type"):
    """One message. `level` is info, warning or error."""

    text: str
    level: str = "info"


class TerraformEvent(Stamped, frozen=True, kw_only=True, tag="terraform", tag_field="type"):
    """One resource in Terraform's event stream. `action` is create, update, delete, replace or
    read, or the name of a phase."""

    address: str
    action: str
    state: str  # planned | started | progress | complete | errored
    detail: str = ""


State = Literal["pending", "started", "ended"]


class ClusterState(Stamped, frozen=True, kw_only=True, tag="cluster", tag_field="type"):
    """Where a cluster stands in a run over many. `result` is that of its report, once it has
    ended."""

    cluster: str
    state: State
    result: str = ""
    wave: str = ""


Event = Change | Waiting | Note | TerraformEvent | ClusterState

# Called from several threads at once; must not raise.
Sink = Callable[[Event], None]
