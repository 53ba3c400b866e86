"""`--audit FILE`: one JSON line for each write of a run, to a cluster, to Git, to a Git host or by
Terraform.

A line is appended before its write is sent: after a kill there may be a line without its write,
never a write without its line. A write that fails has a second line. No line holds what is written,
only to where.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from provisioner.base import actor
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.files import PRIVATE

HINT = "Nothing is changed without its line. Make room, or name another file with --audit."


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`to` is cluster, git, git host or terraform. `uid`: of the cluster's kube-system namespace.
    `step`: why. `write`: the same number for the two lines of a write that failed."""

    time: str
    run: str
    who: str
    command: str
    write: int
    to: str
    cluster: str = ""
    uid: str = ""
    step: str = ""
    action: str
    subject: str
    result: str


class Audit:
    """Without a file nothing is kept. Safe to use from several threads."""

    def __init__(self, file: Path | None = None, *, run: str = "", command: str = "") -> None:
        self._file, self._run, self._command = file, run, command
        self._who = actor.who() if file else ""
        self._handle = _opened(file) if file else None
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._uids: dict[str, str] = {}
        self._steps: dict[str, str] = {}

    def identify(self, cluster: str, uid: str) -> None:
        """Which cluster a name leads to in this run."""
        self._uids[cluster] = uid

    def begin(self, cluster: str, step: str) -> None:
        """Why this cluster is written to from now on."""
        self._steps[cluster] = step

    @contextlib.contextmanager
    def writing(
        self, to: str, action: str, subject: str, *, cluster: str = "", step: str = ""
    ) -> Iterator[None]:
        """The block sends the write. It is not entered when the line cannot be written."""
        if self._handle is None:
            yield
            return
        line = Line(
            time=_now(),
            run=self._run,
            who=self._who,
            command=self._command,
            write=next(self._numbers),
            to=to,
            cluster=cluster,
            uid=self._uids.get(cluster, ""),
            step=step or self._steps.get(cluster, ""),
            action=action,
            subject=subject,
            result="sent",
        )
        self._append(line)
        try:
            yield
        except BaseException:
            with contextlib.suppress(ProvisionerError):  # the failure itself is what counts
                self._append(msgspec.structs.replace(line, time=_now(), result="failed"))
            raise

    def _append(self, line: Line) -> None:
        data = msgspec.json.encode(line) + b"\n"
        with self._lock:
            try:
                written = os.write(self._handle or 0, data)
            except OSError as error:
                cause = f"cannot be written: {error.strerror}"
                raise ProvisionerError(f"audit file {self._file}", cause, HINT) from error
        if written != len(data):
            raise ProvisionerError(f"audit file {self._file}", "cannot be written: no space", HINT)


def _opened(file: Path) -> int:
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
    except OSError as error:
        raise BadInput(f"--audit {file}", f"cannot be written: {error.strerror}") from error


def _now() -> str:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    return now.replace("+00:00", "Z")
