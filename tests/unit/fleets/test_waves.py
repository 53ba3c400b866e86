"""How clusters are divided into waves, and when the next one may begin."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.fleets import waves
from provisioner.fleets.waves import Part
from provisioner.handover.clusters.cluster_api import Declaration as ClusterApi
from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.handover.fleet import Cluster, Fleet, GitOps, Pairing
from provisioner.handover.waves import Wave
from provisioner.reports.model import ClusterReport, Result

CANARY = Wave(name="canary", clusters=1)


def fleet(*declared: Wave, count: int = 11) -> Fleet:
    names = [f"c{number:02}" for number in range(1, count + 1)]
    labels = {name: {"tier": "gold"} if name > "c09" else {} for name in names}
    pairings = {
        name: Pairing(cluster=name, repository="r", path=name, labels=labels[name])
        for name in names
    }
    clusters: dict[str, Cluster] = {name: Existing(context=name) for name in names}
    return Fleet(
        version=1,
        fleet="demo",
        clusters=clusters,
        repositories={},
        pairings=pairings,
        waves=list(declared),
    )


@pytest.mark.parametrize(
    ("declared", "sizes"),
    [
        ([], {}),
        ([CANARY], {"canary": 1, "rest": 10}),
        (
            [CANARY, Wave(name="tenth", clusters="10%"), Wave(name="all")],
            {"canary": 1, "tenth": 2, "all": 8},
        ),
        ([Wave(name="rest", clusters="1%")], {"rest": 1, "the-rest": 10}),
        ([Wave(name="many", clusters="99"), Wave(name="none", clusters=1)], {"many": 11}),
        ([Wave(name="gold", selector="tier=gold")], {"gold": 2, "rest": 9}),
        ([Wave(name="half", selector="tier=gold", clusters="50%")], {"half": 1, "rest": 10}),
        ([Wave(name="nobody", selector="tier=x"), CANARY], {"canary": 1, "rest": 10}),
    ],
)
def test_every_cluster_is_in_one_wave(declared: list[Wave], sizes: dict[str, int]) -> None:
    whole = fleet(*declared)
    parts = waves.split(whole, whole.pairings)
    assert {part.wave.name: len(part.clusters) for part in parts} == sizes
    names = [name for part in parts for name in part.clusters]
    assert sorted(names) == (list(whole.pairings) if declared else [])


def test_clusters_that_follow_one_path_come_together() -> None:
    """What is pushed for one reaches all of them."""
    replace = msgspec.structs.replace
    whole = fleet(CANARY, Wave(name="two", clusters=2), count=5)
    shared = {
        name: replace(pairing, path="./c01/", shared_path=True)
        if name in ("c01", "c05")
        else pairing
        for name, pairing in whole.pairings.items()
    }
    parts = waves.split(replace(whole, pairings=shared), shared)
    assert [(part.wave.name, part.clusters) for part in parts] == [
        ("two", ("c02", "c03")),
        ("rest", ("c01", "c04", "c05")),
    ]


def test_waves_are_those_of_the_clusters_of_the_run() -> None:
    parts = waves.split(fleet(CANARY), ["c07", "c03", "c05"])
    assert [part.clusters for part in parts] == [("c03",), ("c05", "c07")]


def test_a_cluster_does_not_come_before_the_one_it_is_reached_through() -> None:
    whole = fleet(CANARY, count=3)
    whole.clusters["c01"] = ClusterApi(management="c03", cluster_name="c01")
    assert [part.clusters for part in waves.split(whole, whole.pairings)] == [("c01", "c02", "c03")]


def test_a_spoke_does_not_come_before_its_hub() -> None:
    whole = fleet(CANARY, count=3)
    spoke = msgspec.structs.replace(whole.pairings["c01"], gitops=GitOps(hub="c03"))
    whole.pairings["c01"] = spoke
    assert [part.clusters for part in waves.split(whole, whole.pairings)] == [("c01", "c02", "c03")]


@pytest.mark.parametrize(
    ("results", "failed", "allowed", "words"),
    [
        ("paired paired", 0, None, ""),
        ("paired failed", 1, None, "wave canary failed: c2"),
        ("paired failed", 1, 1, ""),
        ("paired failed", 2, 1, "wave canary failed: c2"),
        ("delivery-failing held", 2, 0, "wave canary failed: c1, c2"),
        ("waiting paired", 0, 9, "wave canary is not proven: c1 waiting for a merge"),
        ("not-started paired", 0, 9, "too many failed"),
        ("rotated kept", 0, 0, ""),
    ],
)
def test_whether_the_next_wave_may_begin(
    results: str, failed: int, allowed: int | None, words: str
) -> None:
    reports = [
        ClusterReport(cluster=f"c{number}", result=Result(word))
        for number, word in enumerate(results.split(), 1)
    ]
    part = Part(wave=CANARY, clusters=("c1", "c2"))
    assert waves.obstacle(part, reports, failed, allowed) == words
