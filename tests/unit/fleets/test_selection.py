"""Which clusters a command line means."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.fleets import selection, sharing
from provisioner.fleets.selection import Selection
from provisioner.fleets.shards import Shard
from provisioner.handover.fleet import Fleet, Pairing

LABELS = {"prod-1": {"env": "prod"}, "prod-2": {"env": "prod", "tier": ""}, "test": {"env": "test"}}
ALL = set(LABELS)


@pytest.fixture
def fleet() -> Fleet:
    pairings = {
        name: Pairing(cluster=name, repository="r", path=name, labels=labels)
        for name, labels in LABELS.items()
    }
    return Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings=pairings)


@pytest.mark.parametrize(
    ("only", "skip", "selected"),
    [
        ((), (), None),
        (("test",), (), {"test"}),
        (("prod-*",), (), {"prod-1", "prod-2"}),
        (("env=prod",), ("prod-1",), {"prod-2"}),
        (("tier=",), (), {"prod-2"}),
        (("test", "prod-1"), (), {"test", "prod-1"}),
        ((), ("env=prod",), {"test"}),
    ],
)
def test_selected(
    fleet: Fleet, only: tuple[str, ...], skip: tuple[str, ...], selected: set[str] | None
) -> None:
    assert selection.names(fleet, only, skip) == selected


@pytest.mark.parametrize(
    ("only", "skip", "words"),
    [
        (
            ("staging",),
            (),
            "--only staging: matches no cluster of fleet demo. Paired clusters: prod",
        ),
        (("prod-1", "x*"), (), "--only x*: matches no cluster"),
        (("env=staging",), (), "Labels of its clusters: env=prod, env=test, tier=."),
        ((), ("nobody",), "--skip nobody: matches no cluster"),
        (("test",), ("env=*", "test"), "--skip env=*: matches no cluster"),
        (("test",), ("t*",), "--skip t*: leaves no cluster of those that --only selects"),
        ((), ("*",), "--skip *: leaves no cluster"),
    ],
)
def test_refused(fleet: Fleet, only: tuple[str, ...], skip: tuple[str, ...], words: str) -> None:
    with pytest.raises(BadInput) as refused:
        selection.names(fleet, only, skip)
    assert words in str(refused.value)


def fleet_of(paths: dict[str, str], repository: str = "r") -> Fleet:
    pairings = {
        name: Pairing(cluster=name, repository=repository, path=path)
        for name, path in paths.items()
    }
    return Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings=pairings)


@pytest.mark.parametrize(
    ("only", "skip"),
    [((), ()), (("prod-*",), ()), ((), ("env=test",)), (("test",), ())],
)
def test_the_shards_of_a_selection_are_all_that_it_selects(
    fleet: Fleet, only: tuple[str, ...], skip: tuple[str, ...]
) -> None:
    parts = [
        Selection(only=only, skip=skip, shard=Shard(index=index, count=5)).of(fleet)
        for index in range(5)
    ]
    whole = selection.names(fleet, only, skip)
    assert sorted(name for part in parts for name in part or ()) == sorted(
        fleet.pairings if whole is None else whole
    )


def test_what_matches_nothing_in_the_fleet_is_refused_by_every_shard(fleet: Fleet) -> None:
    for index in range(5):
        with pytest.raises(BadInput, match="--only staging: matches no cluster"):
            Selection(only=("staging",), shard=Shard(index=index, count=5)).of(fleet)


def test_a_cluster_stays_in_its_shard_whatever_else_is_selected(fleet: Fleet) -> None:
    for index in range(3):
        shard = Shard(index=index, count=3)
        all_of_it = Selection(shard=shard).of(fleet) or frozenset()
        assert Selection(only=("env=prod",), shard=shard).of(fleet) == all_of_it - {"test"}


def test_clusters_that_share_a_path_are_in_one_shard() -> None:
    together = [f"t{number}" for number in range(20)]
    fleet = fleet_of({name: "clusters/t/" if name > "t1" else "clusters/t" for name in together})
    parts = [Selection(shard=Shard(index=index, count=7)).of(fleet) for index in range(7)]
    assert sorted(len(part or ()) for part in parts) == [0] * 6 + [20]


def test_the_same_path_in_another_repository_is_another_place() -> None:
    fleet = fleet_of({"a": "x", "b": "x"})
    other = fleet_of({"c": "x"}, "s").pairings
    merged = Fleet(
        version=1,
        fleet="demo",
        clusters={},
        repositories={},
        pairings={**fleet.pairings, **other},
    )
    assert sharing.firsts(merged) == {"a": "a", "b": "a", "c": "c"}


@pytest.mark.parametrize(
    ("selected", "text"),
    [
        (Selection(), "all clusters"),
        (Selection(shard=Shard(index=1, count=4)), "--shard 1/4"),
        (Selection(only=("a",), shard=Shard(index=0, count=4)), "--only a --shard 0/4"),
    ],
)
def test_a_selection_is_named_as_it_was_given(selected: Selection, text: str) -> None:
    assert str(selected) == text
