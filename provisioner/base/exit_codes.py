"""The exit codes: one table for errors, results of clusters and the text of `--help`."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """Scripts rely on the numbers; `meaning` is what `--help` prints."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> ExitCode:
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    DONE = 0, "success"
    FAILED = 1, "an error, including Terraform's own errors"
    CHANGES = 2, "only with `plan --detailed-exitcode`: there are changes"
    BAD_INPUT = 3, "invalid input; nothing was changed"
    CLUSTER_FAILED = 4, "at least one cluster or repository failed; the others are done"
    DELIVERY_FAILING = 5, "paired, but a cluster cannot apply the rest of its repository"
    HELD = 6, "another run holds a lock"
    WAITING = 7, "done except for a merge: a change request is open, or files wait in a folder"
    STOPPED_EARLY = 8, "stopped early: clusters were not started, because others failed"
    USAGE = 64, "wrong usage: unknown command, option or value"
    INTERRUPTED = 130, "interrupted"
