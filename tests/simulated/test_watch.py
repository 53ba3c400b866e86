"""Many simulated clusters that appear at once, watched by a real operator, with a real Git host.
`benchmarks/watch.py` does the same with 500 and measures it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.simulated.watching import REPOSITORY, Ground
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

COUNT = 25
NAMES = [f"c{number:02}" for number in range(COUNT)]
SILENT = "c07"  # its API server does not answer


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(tmp_path_factory.mktemp("simulated"), round_trip=0.03).running() as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def watched(ground: Ground) -> Iterator[None]:
    with ground.watching():
        yield


def test_those_that_appear_at_once_are_paired_in_batches(ground: Ground) -> None:
    """One that does not answer is in nobody's way."""
    for name in NAMES:
        if name != SILENT:
            ground.fleet.build(name)
        ground.fleet.appear(name)
    others = set(NAMES) - {SILENT}
    until(lambda: others <= set(ground.fleet.paired), 120)
    held = ground.sandbox.keys(REPOSITORY)
    titles = [key.title.partition(" ")[0] for key in held if key.title.startswith("simulated/")]
    assert sorted(titles) == sorted(f"simulated/{name}" for name in others)
    assert len(ground.fleet.repository.log()) < COUNT / 2


def test_the_silent_one_is_paired_once_it_answers(ground: Ground) -> None:
    ground.fleet.build(SILENT)
    until(lambda: SILENT in ground.fleet.paired, 120)


def test_those_that_are_deleted_at_once_leave(ground: Ground) -> None:
    gone = NAMES[:10]
    for name in gone:
        ground.fleet.delete(name)
    until(lambda: not ground.fleet.records & set(gone), 120)
    tree = ground.fleet.repository.tree(str(ground.fleet.repository.head("main")))
    left = {path.split("/")[1] for path in tree if path.startswith("clusters/")}
    assert left == set(NAMES) - set(gone)
    titles = {key.title.partition(" ")[0] for key in ground.sandbox.keys(REPOSITORY)}
    assert not titles & {f"simulated/{name}" for name in gone}


def test_at_rest_the_workload_clusters_are_not_asked(ground: Ground) -> None:
    left = NAMES[10:]
    before = {name: ground.fleet.servers.counted[name] for name in left}
    time.sleep(5)
    assert {name: ground.fleet.servers.counted[name] for name in left} == before
