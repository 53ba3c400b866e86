"""Names for what had none, or had one that a handover does not take. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST = 50  # of the 63 characters of a name, so that a number and `-gitops` fit behind it
# `arn:aws:eks:REGION:ACCOUNT:cluster/NAME` and `gke_PROJECT_ZONE_NAME`, as the clouds' own tools
# name contexts.
CLOUDS = (re.compile(r"arn:[^:]+:eks:.*:cluster/(.+)"), re.compile(r"gke_[^_]+_[^_]+_(.+)"))
# Constructs of one pairing share a scope with its cluster: NAME, NAME-key, NAME-gitops.
SUFFIXES = ("", "-key", "-gitops")


def of_context(context: str) -> str:
    matches = (match[1] for cloud in CLOUDS if (match := cloud.fullmatch(context)))
    return valid(next(matches, context))


def of_url(url: str) -> str:
    """Of a repository: the last part, as people call it."""
    return valid(url.rstrip("/").removesuffix(".git").rsplit("/", 1)[-1])


def valid(text: str) -> str:
    """The same in lower-case letters, digits, `-` and `.`; `unnamed` if nothing is left."""
    plain = re.sub(r"[^a-z0-9.-]+", "-", text.lower()).strip("-.")
    return plain[:LONGEST].rstrip("-.") or "unnamed"


def unique(name: str, taken: Collection[str]) -> str:
    """The name, or the first of NAME-2, NAME-3 and so on whose constructs clash with none."""
    number = 1
    while used(_numbered(name, number)) & set(taken):
        number += 1
    return _numbered(name, number)


def used(name: str) -> set[str]:
    """All ids that a stack gives to the constructs of a cluster of this name."""
    return {f"{name}{suffix}" for suffix in SUFFIXES}


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
