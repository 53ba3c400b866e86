"""Shards of one fleet, end to end over fakes: each does its part, and none touches another's."""

from __future__ import annotations

from provisioner.base.events import Note
from provisioner.fleets import shards, stories
from provisioner.fleets.selection import Selection
from provisioner.fleets.shards import Shard
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.run.session import open_session
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker

COUNT = 3
CLUSTERS = 6
OWN = shards.number("c1", COUNT)


def shard(index: int) -> Selection:
    return Selection(shard=Shard(index=index, count=COUNT))


def pair(fake: FakeFleet, index: int) -> Report:
    options = shard(index).applied(fake.options(), fake.fleet, fake.events.append)
    return stories.pair(fake.fleet, fake.events.append, options)


def test_together_they_pair_the_whole_fleet(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(CLUSTERS)
    done = [pair(fake, index) for index in range(COUNT)]
    assert [one.exit_code for one in done] == [0] * COUNT
    assert sorted(one.cluster for report in done for one in report.clusters) == sorted(
        fake.fleet.pairings
    )
    assert fake.pair().changed is False


def test_a_shard_touches_no_cluster_of_another(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(CLUSTERS)
    for index in range(COUNT):
        pair(fake, index)
    keys = set(fake.host.titles)
    for cluster in fake.clusters.values():
        cluster.journal.clear()
    options = shard(OWN).applied(fake.options(), fake.fleet, fake.events.append)
    report = stories.rotate(fake.fleet, fake.events.append, options)
    own = {one.cluster for one in report.clusters}
    assert set() < own < set(fake.fleet.pairings)
    written = {name for name, cluster in fake.clusters.items() if cluster.journal.writes}
    assert written == own
    assert {title.split()[0].rpartition("/")[2] for title in keys - set(fake.host.titles)} == own


def test_a_shard_without_clusters_is_done(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(1)
    done = [pair(fake, index) for index in range(COUNT)]
    assert [one.exit_code for one in done] == [0] * COUNT
    assert sorted(len(one.clusters) for one in done) == [0, 0, 1]
    notes = [one.text for one in fake.events if isinstance(one, Note)]
    assert f"shard {OWN}/3: 1 of the fleet's 1 clusters" in notes


def test_what_a_shard_proposes_has_a_branch_of_its_own(fake_fleet: FleetMaker) -> None:
    fake = fake_fleet(1)
    (repository,) = fake.fleet.repositories
    branches = set()
    for selection in (Selection(), shard(0), shard(1)):
        options = selection.applied(fake.options(), fake.fleet, fake.events.append)
        with open_session(fake.fleet, fake.events.append, options) as session:
            branches.add(Repositories(session, {repository}).publisher(repository).branch)
    own = f"provisioner/{fake.fleet.fleet}"
    assert branches == {own, f"{own}-shard-0-of-3", f"{own}-shard-1-of-3"}
