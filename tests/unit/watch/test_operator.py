"""The operator on a fake management cluster, end to end but for `pair`, `unpair` and kopf."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput, Refused, Unreachable
from provisioner.base.events import Note
from provisioner.base.retry import Backoff
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.pairing.removal.leaving import Departure
from provisioner.watch import operator
from provisioner.watch.inbox import Inbox
from provisioner.watch.management import records
from provisioner.watch.management.hub import Hub
from provisioner.watch.meters import Nothing
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings
from provisioner.watch.work import queue
from tests.fakes.credentials import StaticCredential
from tests.fakes.management import FakeManagement
from tests.unit.watch.conftest import ManagementMaker, paired, read, with_one

GONE = Departure(gone=True)


def test_a_cluster_that_appears_is_paired_and_recorded(management: ManagementMaker) -> None:
    fake = management()
    fake.start()
    made = fake.add("c1", labels={"tier": "gold"})
    fake.until(lambda: paired(fake, "c1"))
    assert fake.names() == [["default-c1"]]
    pairing = fake.paired[0].fleet.pairings["default-c1"]
    assert (pairing.repository, pairing.path) == ("fleet", "clusters/default/c1")
    assert fake.paired[0].options.new_clusters == frozenset()
    record = fake.record("c1")
    assert record
    assert record["spec"]["cluster"]["uid"] == made["metadata"]["uid"]
    assert record["status"]["revision"].startswith("main@")
    assert record["status"]["identity"] == record["spec"]["identity"]
    assert fake.occurrences("c1") == ["Paired"]


def test_it_is_on_record_before_anything_is_written_to_it(management: ManagementMaker) -> None:
    fake = management()
    recorded: list[bool] = []
    fake.before = lambda _fleet: recorded.append(fake.record("c1") is not None)
    fake.start()
    fake.add("c1")
    fake.until(lambda: paired(fake, "c1"))
    assert recorded == [True]


def test_what_is_paired_is_left_alone(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.cluster.journal.clear()
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    for number in range(5):
        fake.cluster.edit(held, {"status": {"phase": f"p{number}"}})
        fake.rest(0.02)
    assert len(fake.paired) == 1
    assert [str(one) for one in fake.cluster.journal.requests if one.kind != "Cluster"] == []


def test_many_that_appear_are_one_batch(
    management: ManagementMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = management()
    monkeypatch.setattr(queue, "QUIET", 0.4)  # also where this machine is busy
    for number in range(20):
        fake.add(f"c{number}")
    fake.start()
    fake.until(lambda: paired(fake, *(f"c{number}" for number in range(20))))
    assert [len(names) for names in fake.names()] == [20]
    assert fake.paired[0].options.parallel >= 20


def test_two_templates_that_claim_a_cluster_pair_nothing(management: ManagementMaker) -> None:
    fake = management(templates={"other.yaml": read(fleet="other")})
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("reason") == "Contested")
    assert "template.yaml, other.yaml" in fake.condition("c1")["message"]
    assert fake.occurrences("c1") == ["Contested"]
    fake.rest(0.05)
    assert (fake.paired, fake.occurrences("c1")) == ([], ["Contested"])


def test_two_clusters_with_one_path_are_told_apart(management: ManagementMaker) -> None:
    pairing = {"repository": "fleet", "path": "clusters/{{ labels.site }}"}
    fake = management(template=read(pairing=pairing))
    fake.start()
    fake.add("c1", labels={"site": "a"})
    fake.until(lambda: paired(fake, "c1"))
    fake.add("c2", labels={"site": "a"})
    fake.until(lambda: fake.condition("c2").get("reason") == "Taken")
    assert "which Cluster default/c1 already has" in fake.condition("c2")["message"]
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert fake.reconciler
    fake.reconciler.queue.add(("default", "c2"), 0.0)
    fake.until(lambda: paired(fake, "c2"))


def test_one_that_is_selected_no_longer_stays_paired(management: ManagementMaker) -> None:
    fake = management(template=read(selector="tier=gold"))
    fake.start()
    held = fake.add("c1", labels={"tier": "gold"})
    fake.until(lambda: paired(fake, "c1"))
    fake.cluster.edit(held, {"metadata": {"labels": {"tier": None}}})
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "NoLongerSelected")
    assert (fake.unpaired, fake.condition("c1")["status"]) == ([], "True")
    record = fake.record("c1")
    assert record
    fake.cluster.edit(record, {"metadata": {"annotations": {records.UNPAIR: "keep"}}})
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": Departure()}]


def test_a_record_that_is_deleted_is_written_anew(management: ManagementMaker) -> None:
    fake = with_one(management)
    record = fake.record("c1")
    assert record
    fake.cluster.server.delete(record)
    fake.until(lambda: len(fake.paired) == 2 and paired(fake, "c1"))
    assert fake.unpaired == []
    again = fake.record("c1")
    assert again
    assert again["metadata"]["uid"] != record["metadata"]["uid"]


def test_a_namespace_that_is_deleted_takes_no_record_along(management: ManagementMaker) -> None:
    fake = management()
    fake.cluster.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}})
    fake.start()
    fake.add("c1", namespace="team")
    fake.until(lambda: (fake.record("c1", "team") or {}).get("status", {}).get("revision"))
    space = fake.cluster.peek("Namespace", "team", "")
    assert space
    fake.cluster.server.delete(space)
    record = fake.record("c1", "team")
    assert record
    assert record["metadata"]["deletionTimestamp"]
    fake.until(lambda: fake.unpaired and fake.record("c1", "team") is None)


def test_a_record_is_kept_until_its_cluster_is_gone_with_the_namespace(
    management: ManagementMaker,
) -> None:
    """The namespace's controller deletes kinds in any order, and infrastructure takes minutes."""
    fake = management()
    fake.cluster.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}})
    fake.start()
    held = fake.add("c1", namespace="team", metadata={"finalizers": ["infrastructure"]})
    fake.until(lambda: (fake.record("c1", "team") or {}).get("status", {}).get("revision"))
    record, space = fake.record("c1", "team"), fake.cluster.peek("Namespace", "team", "")
    assert record
    assert space
    fake.cluster.edit(space, {"metadata": {"deletionTimestamp": "2026-01-31T12:00:00Z"}})
    fake.cluster.server.delete(record)
    fake.rest(0.05)
    assert fake.record("c1", "team") is not None
    fake.cluster.edit(held, {"metadata": {"finalizers": None}})
    if fake.cluster.peek("Cluster", "c1", "team"):
        fake.cluster.server.delete(held)
    fake.until(lambda: fake.unpaired and fake.record("c1", "team") is None)


def test_only_the_record_that_is_meant_is_deleted(management: ManagementMaker) -> None:
    fake = with_one(management)
    record = fake.record("c1")
    assert record
    opened = Hub(fake.settings, threading.Event())
    opened.open()
    read_ = records.read(record)
    opened.forget(msgspec.structs.replace(read_, uid="of the one before"))
    assert fake.record("c1") is not None
    opened.forget(read_)
    assert fake.record("c1") is None


@pytest.mark.parametrize(
    ("reached", "what"),
    [
        ({"proxy_url": "socks5://127.0.0.1:1080"}, "a SOCKS proxy"),
        ({"tls_server_name": "api.example.com"}, "a tls-server-name"),
    ],
)
def test_a_way_that_kopf_cannot_take_is_refused_at_the_start(
    management: ManagementMaker, monkeypatch: pytest.MonkeyPatch, reached: Any, what: str
) -> None:
    made = Connection(server="https://hub.example.com", credential=StaticCredential(), **reached)
    hub = Hub(management().settings, threading.Event())
    monkeypatch.setattr(access, "reach", lambda *_given: made)
    with pytest.raises(BadInput, match=f"kopf, which watches it, cannot use {what}"):
        hub.open()


def test_a_record_of_another_fleet_is_not_ours(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.close()
    other = FakeManagement(read(fleet="other"))
    fake.settings = other.settings
    fake.start()
    fake.rest(0.05)
    fake.remove("c1")
    fake.rest(0.05)
    assert (len(fake.paired), fake.unpaired) == (1, [])


def test_no_secret_is_shown(management: ManagementMaker) -> None:
    from provisioner.base.secret import Secret

    canary = Secret("canary-canary-canary")
    fake = management()
    error = Refused("cluster c1", f"the token {canary.reveal()} is refused")
    fake.unreachable["default-c1"] = error
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("reason") == "PairingFailed")
    everything = [item for _, item in fake.cluster.server.everything()]
    assert canary.reveal() not in str(everything) + str(fake.events)


def test_a_management_cluster_that_is_away_at_the_start_is_waited_for(
    management: ManagementMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Backoff, "seconds", lambda _self, _tried: 0.01)
    fake = management()
    fake.cluster.fail(Unreachable("cluster management", "no answer"), verb="get", kind="Namespace")
    fake.cluster.fail(Unreachable("cluster management", "no answer"), verb="list")
    fake.add("c1")
    stopping, states = threading.Event(), list[bool]()

    @contextlib.contextmanager
    def observing(
        _settings: Settings, _hub: Hub, reconciler: Reconciler, _inbox: Inbox
    ) -> Iterator[None]:
        fake.reconciler = reconciler
        fake.deliver()
        reconciler.watches_began()
        yield

    fake.settings = dataclasses.replace(fake.settings, observing=states.append)
    arguments = (fake.settings, stopping, Nothing())
    thread = threading.Thread(
        target=operator.run, args=arguments, kwargs={"observing": observing}, daemon=True
    )
    thread.start()
    deadline = time.monotonic() + 5
    while not paired(fake, "c1") and time.monotonic() < deadline:
        time.sleep(0.01)
    stopping.set()
    thread.join(5)
    assert paired(fake, "c1")
    assert not thread.is_alive()
    assert states == [True]
    assert [event.text for event in fake.events if isinstance(event, Note)] == [
        "cluster management: no answer"
    ] * 2
