"""Who runs this, for records that others read: commits, Events, the audit file."""

from __future__ import annotations

import getpass
import os
import socket

LONGEST = 120  # characters
# A pipeline's person and its page, by the variables that the service sets.
PIPELINES = (
    ("GITHUB_ACTOR", ("GITHUB_REPOSITORY", "GITHUB_RUN_ID"), "GitHub Actions {} run {}"),
    ("GITLAB_USER_LOGIN", ("CI_PROJECT_PATH", "CI_PIPELINE_ID"), "GitLab CI {} pipeline {}"),
)


def who() -> str:
    """`ann@laptop`, or in a pipeline `ann (GitHub Actions acme/fleet run 7)`. One line: the
    variables may hold anything. The record of the API server or Git host is what proves it."""
    for person, details, place in PIPELINES:
        if name := os.environ.get(person):
            return _plain(
                f"{name} ({place.format(*(os.environ.get(one, '?') for one in details))})"
            )
    return _plain(f"{_user()}@{socket.gethostname()}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user id without an entry
        return str(os.getuid())


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)[:LONGEST].strip()
