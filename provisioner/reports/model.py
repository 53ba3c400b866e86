"""The report of a run: how each cluster and each repository ended. The last line of --json."""

from __future__ import annotations

import enum
from typing import Any

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Event, Stamped
from provisioner.base.exit_codes import ExitCode


class Result(enum.StrEnum):
    """How a cluster or a repository ended, and the exit code that this means for the run.

    Declared worst first: a run ends with the exit code of its worst result. That some clusters were
    not started counts more than the failures that kept them from it.
    """

    exit_code: ExitCode

    def __new__(cls, word: str, code: ExitCode = ExitCode.DONE) -> Result:
        member = str.__new__(cls, word)
        member._value_ = word
        member.exit_code = code
        return member

    NOT_STARTED = "not-started", ExitCode.STOPPED_EARLY
    FAILED = "failed", ExitCode.CLUSTER_FAILED
    INTERRUPTED = "interrupted", ExitCode.INTERRUPTED
    HELD = "held", ExitCode.HELD
    DELIVERY_FAILING = "delivery-failing", ExitCode.DELIVERY_FAILING
    WAITING = "waiting", ExitCode.WAITING
    DRIFTED = "drifted"
    PLANNED = "planned"
    KEPT = "kept"
    ROTATED = "rotated"
    TESTED = "tested"
    GONE = "gone"
    LEFT_ALONE = "left-alone"
    IMPORTED = "imported"
    UNPAIRED = "unpaired"
    PAIRED = "paired"


# The work was not done; in all other cases it was, or there was none. An unpairing that was only
# held up must not count as one that succeeded.
UNFINISHED = frozenset({Result.NOT_STARTED, Result.FAILED, Result.INTERRUPTED, Result.HELD})


class ClusterReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one cluster ended. `commit` is what was pushed for it, `revision` what it has applied.
    `key_created`, `key_used` (last use) and `applied_at` are times as 2026-01-31T12:00:00Z, the
    first two known to `status` only. `identity` is the UID of its kube-system namespace, `server`
    its API's URL, `flux` the version that it runs. `delivery` is ready, failing, reconciling or
    suspended, and `delivery_detail` says why. `drift`: what `pair` would change, a line each. Of a
    cluster that leaves: `leaving` is what becomes of its parts. Of `import`: `context` of the
    kubeconfig. `retry_after`: the seconds that a host asks us to wait, where it does. `wave`: the
    one that the cluster belongs to, where the fleet declares waves."""

    cluster: str
    result: Result
    repository: str = ""
    path: str = ""
    fingerprint: str = ""
    commit: str = ""
    revision: str = ""
    cause: str = ""
    hint: str = ""
    key_created: str = ""
    key_used: str = ""
    identity: str = ""
    server: str = ""
    leaving: str = ""
    context: str = ""
    flux: str = ""
    wave: str = ""
    retry_after: float | msgspec.UnsetType = msgspec.UNSET
    delivery: str = ""
    delivery_detail: str = ""
    applied_at: str = ""
    drift: list[str] = []


class RepositoryReport(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of a whole repository. `clusters` are those that could not be paired because of it;
    their own reports repeat `cause` and `hint`, for readers of the JSON."""

    repository: str
    result: Result
    cause: str
    hint: str = ""
    clusters: list[str] = []


class Report(Stamped, frozen=True, kw_only=True, tag="report", tag_field="type"):
    """The last event of every run. `seconds` is its duration."""

    fleet: str
    clusters: list[ClusterReport]
    exit_code: int = 0
    changed: bool = False
    seconds: float = 0.0
    repositories: list[RepositoryReport] = []


Line = Event | Report  # what --json prints one of on each line

# Each code but 0 has exactly one result, so the way back is unambiguous.
_BY_CODE = {result.exit_code: result for result in Result if result.exit_code}


def result_of(error: ProvisionerError) -> Result:
    """The result that an error means for its cluster or repository; it keeps the exit code of
    lock, interrupt, delivery and merge. Everything else has failed."""
    return _BY_CODE.get(error.exit_code, Result.FAILED)


def schema() -> dict[str, Any]:
    """JSON Schema of one line of --json."""
    return msgspec.json.schema(Line)
