"""Which clusters of a fleet one of several runs works on, so that the others do the rest. Pure,
except for the default of `environment`.

Rendezvous hashing: each name gets a number from each shard, and belongs to the highest. A cluster
that comes or goes moves no other one, and one more shard takes only what becomes its own.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping

import msgspec

from provisioner.base.errors import BadInput

FORM = re.compile(r"(0|[1-9][0-9]{0,8}|auto)/([1-9][0-9]{0,8})")
INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
VARIABLE = "JOB_COMPLETION_INDEX"  # Kubernetes sets it in the pods of an Indexed Job
LARGEST = 1000  # shards
EXAMPLE = "Write --shard I/N, I from 0 to N-1, or --shard auto/N in an Indexed Job of Kubernetes."


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """`index` is less than `count`."""

    index: int
    count: int

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    @property
    def slug(self) -> str:
        """As part of a name."""
        return f"shard-{self.index}-of-{self.count}"


def parsed(text: str, environment: Mapping[str, str] = os.environ) -> Shard:
    """From `I/N`, counted from 0 as Kubernetes does, or `auto/N`, where the environment has I.
    BadInput for everything else."""
    match = FORM.fullmatch(text)
    if not match:
        raise _refused(text, "is not I/N")
    count = int(match[2])
    if count > LARGEST:
        raise _refused(text, f"more than {LARGEST} shards")
    index = _own(text, environment) if match[1] == "auto" else int(match[1])
    if index >= count:
        raise _refused(text, f"there is no shard {index}: the {count} are counted from 0")
    return Shard(index=index, count=count)


def _own(text: str, environment: Mapping[str, str]) -> int:
    given = environment.get(VARIABLE, "")
    if not INDEX.fullmatch(given):
        is_given = f"is {given!r}" if given else "is not set"
        raise _refused(text, f"{VARIABLE} {is_given}, so the number of this shard is not known")
    return int(given)


def _refused(text: str, cause: str) -> BadInput:
    return BadInput(f"--shard {text}", cause, EXAMPLE)


def number(name: str, count: int) -> int:
    """The shard of a cluster, out of so many. It depends on nothing else, and never changes from
    one release to the next: runs of different machines must agree."""
    return max((_weight(name, index), index) for index in range(count))[1]


def _weight(name: str, index: int) -> bytes:
    return hashlib.blake2b(f"{index}/{name}".encode(), digest_size=8).digest()


def names(
    clusters: Iterable[str], shard: Shard, stands_for: Mapping[str, str] | None = None
) -> frozenset[str]:
    """Those that belong to this shard. May be none. `stands_for`: the name that decides for a
    cluster, by default its own."""
    keys = stands_for or {}
    return frozenset(
        name for name in clusters if number(keys.get(name, name), shard.count) == shard.index
    )
