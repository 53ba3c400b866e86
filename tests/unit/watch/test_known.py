"""What is known of Clusters, in whatever order it comes."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.watch.decisions.known import Everything
from provisioner.watch.decisions.situation import Do, Gone
from tests.unit.watch.conftest import read
from tests.unit.watch.test_desired import CLUSTER, cluster, paired

KEY = CLUSTER.key


@pytest.fixture
def everything() -> Everything:
    return Everything(templates={"t": read()}, management="hub", reserved="management")


def test_only_what_is_new_is_looked_at(everything: Everything) -> None:
    assert everything.put_cluster(CLUSTER)
    assert not everything.put_cluster(CLUSTER)
    assert everything.put_cluster(cluster(labels={"a": "b"}))


def test_an_end_that_comes_after_the_next_beginning(everything: Everything) -> None:
    """kopf handles two objects of one name side by side."""
    everything.put_record(paired())
    everything.put_cluster(CLUSTER)
    everything.put_cluster(cluster(uid="u2"))
    everything.remove_cluster(CLUSTER, Gone.DELETED)
    known = everything.of(KEY)
    assert (known.cluster and known.cluster.uid, known.gone) == ("u2", Gone.DELETED)
    decision = everything.decide(KEY, 0.0)
    assert (decision.do, decision.reason) == (Do.UNPAIR, "MadeAgain")


def test_the_end_of_a_record_that_has_a_successor(everything: Everything) -> None:
    everything.put_record(paired(uid="r2"))
    everything.remove_record(paired(uid="r1"))
    assert everything.of(KEY).record is not None
    everything.remove_record(paired(uid="r2"))
    assert everything.of(KEY).record is None


def test_an_event_that_is_older_than_what_we_wrote(everything: Everything) -> None:
    new = paired(uid="r1", version="10")
    everything.put_record(new)
    everything.put_record(msgspec.structs.replace(new, version="9", problem="old"))
    assert everything.of(KEY).record == new


def test_our_own_writes_are_nothing_new(everything: Everything) -> None:
    assert everything.put_record(paired(version="1"))
    assert not everything.put_record(paired(version="2"))
    assert everything.put_record(paired(version="3", wish="keep"))


def test_a_complete_list_says_who_is_missing(everything: Everything) -> None:
    everything.put_record(paired())
    everything.put_cluster(CLUSTER)
    before = everything.uids()
    assert everything.absent(frozenset({KEY}), before) == []
    assert everything.absent(frozenset(), before) == [KEY]
    assert everything.of(KEY).cluster is None


def test_one_that_came_after_the_list_is_not_missing(everything: Everything) -> None:
    everything.put_record(paired())
    before = everything.uids()
    everything.put_cluster(CLUSTER)
    assert everything.absent(frozenset(), before) == []
    everything.put_cluster(cluster(uid="u2"))
    assert everything.absent(frozenset(), {KEY: "u1"}) == []


@pytest.mark.parametrize("rest", [{"paused": True}, {"moving": True}])
def test_one_that_vanished_while_it_rested_has_moved(
    everything: Everything, rest: dict[str, bool]
) -> None:
    everything.put_record(paired())
    everything.put_cluster(cluster(**rest))
    assert everything.absent(frozenset(), everything.uids()) == []
    assert everything.of(KEY).gone is Gone.MOVED


def test_the_first_secret_is_that_of_the_pairing(everything: Everything) -> None:
    everything.put_cluster(CLUSTER)
    everything.put_record(paired())
    everything.put_secret(KEY, "7")
    assert everything.decide(KEY, 0.0).do is Do.NOTHING
    assert not everything.put_secret(KEY, "7")
    assert everything.put_secret(KEY, "8")
    assert everything.decide(KEY, 0.0).do is Do.COMPARE


def test_a_name_belongs_to_whoever_has_it_on_record(everything: Everything) -> None:
    other = cluster(namespace="default-c1", name="x", uid="u9")
    everything = Everything(
        templates={"t": read(cluster_name="same")}, management="hub", reserved="management"
    )
    record = paired()
    assert record.spec.pairing
    pairing = msgspec.structs.replace(record.spec.pairing, cluster="same")
    spec = msgspec.structs.replace(record.spec, entry="same", pairing=pairing)
    everything.put_cluster(other)
    everything.put_cluster(CLUSTER)
    everything.put_record(msgspec.structs.replace(record, spec=spec))
    assert everything.decide(other.key, 0.0).reason == "Taken"
    assert everything.decide(KEY, 0.0).reason != "Taken"


def test_what_is_neither_there_nor_recorded_is_forgotten(everything: Everything) -> None:
    everything.put_cluster(CLUSTER)
    assert not everything.drop_empty(KEY)
    everything.remove_cluster(CLUSTER, Gone.DELETED)
    assert everything.drop_empty(KEY)
    assert everything.items == {}
