"""Every cluster belongs to exactly one shard, always to the same one."""

from __future__ import annotations

from collections import Counter

import pytest

from provisioner.base.errors import BadInput
from provisioner.fleets import shards
from provisioner.fleets.shards import Shard

# Of c1, c2, eu-1 and production, in a fleet of five shards.
WRITTEN = [3, 0, 1, 2]
NAMES = [f"edge-{number:03}" for number in range(500)]


def owners(names: list[str], count: int) -> dict[str, int]:
    return {name: shards.number(name, count) for name in names}


@pytest.mark.parametrize("count", [1, 2, 7, 100])
def test_the_shards_are_the_whole_fleet_and_overlap_nowhere(count: int) -> None:
    fleet = NAMES[: 5000 // count]  # of 100 shards, some get no cluster
    parts = [shards.names(fleet, Shard(index=index, count=count)) for index in range(count)]
    assert sorted(name for part in parts for name in part) == fleet


def test_a_cluster_that_comes_or_goes_moves_no_other() -> None:
    before, after = owners(NAMES[:-1], 8), owners(NAMES[1:], 8)
    assert all(before[name] == after[name] for name in NAMES[1:-1])


def test_one_more_shard_takes_only_what_becomes_its_own() -> None:
    before, after = owners(NAMES, 8), owners(NAMES, 9)
    moved = {name for name in NAMES if before[name] != after[name]}
    assert {after[name] for name in moved} == {8}
    assert len(moved) < 500 / 9 * 1.5


def test_shards_are_about_equal() -> None:
    sizes = Counter(owners(NAMES, 10).values())
    assert 50 * 0.6 < min(sizes.values()) <= max(sizes.values()) < 50 * 1.4


def test_machines_with_different_releases_agree() -> None:
    """Written down: if this changes, two pods of one Job pair the same cluster or none does."""
    assert [shards.number(name, 5) for name in ("c1", "c2", "eu-1", "production")] == WRITTEN


@pytest.mark.parametrize(
    ("text", "environment", "shard"),
    [
        ("0/1", {}, Shard(index=0, count=1)),
        ("2/3", {"JOB_COMPLETION_INDEX": "0"}, Shard(index=2, count=3)),
        ("auto/3", {"JOB_COMPLETION_INDEX": "2"}, Shard(index=2, count=3)),
    ],
)
def test_shards_are_counted_from_0(text: str, environment: dict[str, str], shard: Shard) -> None:
    assert shards.parsed(text, environment) == shard


@pytest.mark.parametrize(
    ("text", "index", "cause"),
    [
        ("3/3", "", "there is no shard 3: the 3 are counted from 0"),
        ("auto/3", "3", "there is no shard 3: the 3 are counted from 0"),
        ("auto/3", "", "JOB_COMPLETION_INDEX is not set"),
        ("auto/3", "-1", "JOB_COMPLETION_INDEX is '-1'"),
        ("auto/3", "\u0663", "JOB_COMPLETION_INDEX is '"),
        ("auto", "1", "is not I/N"),
        ("0/0", "", "is not I/N"),
        ("-1/3", "", "is not I/N"),
        ("01/3", "", "is not I/N"),
        ("1/3 ", "", "is not I/N"),
        ("\u0661/3", "", "is not I/N"),
        ("", "", "is not I/N"),
        ("0/1001", "", "more than 1000 shards"),
    ],
)
def test_what_is_no_shard_is_refused_before_anything_is_done(
    text: str, index: str, cause: str
) -> None:
    with pytest.raises(BadInput, match=cause):
        shards.parsed(text, {"JOB_COMPLETION_INDEX": index} if index else {})
