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
from provisioner.clusters.faults import NotReady
from provisioner.handover.fleet import Fleet
from provisioner.pairing.removal.leaving import Departure
from provisioner.reports.model import ClusterReport, Result
from provisioner.watch import operator
from provisioner.watch.inbox import Inbox
from provisioner.watch.management import records
from provisioner.watch.management.hub import Hub
from provisioner.watch.meters import Nothing
from provisioner.watch.reconciler import Reconciler
from provisioner.watch.settings import Settings
from provisioner.watch.work import queue
from tests.fakes.cluster import FakeCluster
from tests.fakes.credentials import StaticCredential
from tests.fakes.management import FakeManagement
from tests.unit.watch.conftest import ManagementMaker, read

GONE = Departure(gone=True)


def paired(fake: FakeManagement, *names: str) -> bool:
    return all(fake.condition(name).get("status") == "True" for name in names)


def with_one(management: ManagementMaker, **settings: Any) -> FakeManagement:
    """A cluster that is paired."""
    fake = management(**settings)
    fake.start()
    fake.add("c1")
    fake.until(lambda: paired(fake, "c1"))
    return fake


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses after a failure pass at once."""
    monkeypatch.setattr(Backoff, "seconds", lambda _self, _tried: 0.0)


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


def test_one_that_hangs_holds_up_nobody(management: ManagementMaker) -> None:
    fake = management()
    release = threading.Event()

    def hang(fleet: Fleet) -> None:
        if "default-c1" in fleet.pairings:
            release.wait(5)

    fake.before = hang
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.paired)
    fake.add("c2")
    fake.until(lambda: paired(fake, "c2"))
    assert not paired(fake, "c1")
    release.set()
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_one_that_fails_is_tried_again_and_says_why(management: ManagementMaker) -> None:
    fake = management()
    failure = ClusterReport(
        cluster="default-c1", result=Result.FAILED, cause="no push", hint="Grant it."
    )
    fake.fails["default-c1"] = [failure] * 3
    fake.start()
    fake.add("c1")
    fake.add("c2")
    fake.until(lambda: paired(fake, "c1", "c2"))
    assert fake.occurrences("c1") == ["PairingFailed", "Paired"]
    assert fake.occurrences("c2") == ["Paired"]
    assert len(fake.paired) == 4
    assert all(names == ["default-c1"] for names in fake.names()[1:])


@pytest.mark.usefixtures("eager")
def test_one_that_spoils_a_batch_does_so_once(management: ManagementMaker) -> None:
    fake = management()

    def spoil(fleet: Fleet) -> None:
        if "default-c1" in fleet.pairings:
            raise Refused("fleet", "cannot be used")

    fake.before = spoil
    for name in ("c1", "c2", "c3"):
        fake.add(name)
    fake.start()
    fake.until(lambda: paired(fake, "c2", "c3"))
    assert fake.condition("c1")["message"] == "fleet: cannot be used."


@pytest.mark.usefixtures("eager")
def test_what_a_git_host_asks_for_is_waited(management: ManagementMaker) -> None:
    fake = management()
    limited = ClusterReport(
        cluster="default-c1", result=Result.FAILED, cause="its rate limit", retry_after=0.3
    )
    fake.fails["default-c1"] = [limited]
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("status") == "False")
    began = time.monotonic()
    fake.until(lambda: paired(fake, "c1"))
    assert time.monotonic() - began > 0.25


def test_one_that_was_paired_stays_so_when_a_look_fails(management: ManagementMaker) -> None:
    fake = with_one(management)
    failure = ClusterReport(cluster="default-c1", result=Result.FAILED, cause="no push")
    fake.fails["default-c1"] = [failure]
    fake.look_again("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "False")
    assert fake.condition("c1")["status"] == "True"
    assert fake.condition("c1", "Ready")["message"] == "no push."


@pytest.mark.usefixtures("eager")
def test_a_cluster_whose_delivery_fails_is_paired(management: ManagementMaker) -> None:
    fake = management()
    failing = ClusterReport(
        cluster="default-c1", result=Result.DELIVERY_FAILING, cause="apps", hint="Fix it."
    )
    fake.fails["default-c1"] = [failing] * 2
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "DeliveryFailing")
    assert fake.condition("c1")["status"] == "True"
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "True")
    assert fake.occurrences("c1") == ["DeliveryFailing", "Paired"]


@pytest.mark.usefixtures("eager")
def test_a_secret_that_is_late_is_no_failure(management: ManagementMaker) -> None:
    fake = management()
    fake.unreachable["default-c1"] = NotReady("cluster c1", "its Secret is not there")
    fake.start()
    fake.add("c1")
    fake.rest()
    assert (fake.record("c1"), fake.occurrences("c1")) == (None, [])
    fake.unreachable.clear()
    assert fake.reconciler
    fake.reconciler.secret_changed(("default", "c1"), "7")
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_a_secret_that_never_comes_is_named(management: ManagementMaker) -> None:
    fake = management(patience=0.0)
    fake.unreachable["default-c1"] = NotReady("cluster c1", "its Secret is not there yet")
    fake.start()
    fake.add("c1", metadata={"creationTimestamp": "2026-01-01T00:00:00Z"})
    fake.until(lambda: fake.condition("c1").get("reason") == "NotReady")
    assert "its Secret is not there yet" in fake.condition("c1")["message"]


def test_a_cluster_that_is_never_ready_says_what_hinders_it(management: ManagementMaker) -> None:
    missing = {"type": "TopologyReconciled", "status": "False", "message": "ClusterClass x is gone"}
    fake = management(patience=2.0)
    fake.start()
    fake.add("c1", status={"conditions": [missing]})
    fake.rest(0.05)
    assert fake.record("c1") is None
    fake.until(lambda: fake.condition("c1").get("reason") == "NotReady")
    assert "ClusterClass x is gone" in fake.condition("c1")["message"]
    assert fake.occurrences("c1") == ["NotReady"]
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    status = {"initialization": {"controlPlaneInitialized": True}}
    fake.cluster.server.patch(held, {"status": status})
    fake.until(lambda: paired(fake, "c1"))


@pytest.mark.usefixtures("eager")
def test_a_cluster_that_does_not_answer_says_so(management: ManagementMaker) -> None:
    fake = management()
    fake.unreachable["default-c1"] = Unreachable("cluster c1", "its kubeconfig is no YAML", "See.")
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("reason") == "PairingFailed")
    assert fake.condition("c1")["message"] == "cluster c1: its kubeconfig is no YAML. See."
    assert fake.paired == []
    fake.unreachable.clear()
    fake.until(lambda: paired(fake, "c1"))


def test_a_kubeconfig_that_leads_elsewhere_is_refused(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.workloads["default-c1"] = FakeCluster("elsewhere")
    fake.look_again("c1")
    fake.until(lambda: fake.condition("c1", "Ready").get("status") == "False")
    assert "leads to another cluster" in fake.condition("c1", "Ready")["message"]
    assert (len(fake.paired), fake.unpaired) == (1, [])


def test_a_cluster_that_is_gone_is_unpaired(management: ManagementMaker) -> None:
    fake = with_one(management)
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]
    assert fake.occurrences("c1") == ["Paired", "Unpaired"]


@pytest.mark.usefixtures("eager")
def test_a_record_stays_until_everything_is_undone(management: ManagementMaker) -> None:
    fake = with_one(management)
    failure = ClusterReport(cluster="default-c1", result=Result.FAILED, cause="host is down")
    fake.fails["default-c1"] = [failure, failure]
    fake.remove("c1")
    fake.until(lambda: fake.record("c1") is None)
    assert len(fake.unpaired) == 3
    assert fake.occurrences("c1") == ["Paired", "UnpairingFailed", "Unpaired"]


def test_one_that_went_while_we_were_down_is_unpaired(management: ManagementMaker) -> None:
    fake = with_one(management, grace=0.05)
    fake.close()
    fake.remove("c1")
    fake.start()
    fake.until(lambda: fake.record("c1") is None)
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]


@pytest.mark.parametrize(
    "fault",
    [
        {"verb": "list", "kind": "Cluster"},
        {"verb": "discover", "kind": "cluster.x-k8s.io/v1beta2"},
        {"verb": "get", "kind": "Namespace", "name": "kube-system"},
    ],
)
def test_a_list_that_fails_means_nothing(
    management: ManagementMaker, fault: dict[str, str]
) -> None:
    fake = with_one(management, grace=0.0)
    fake.close()
    fake.remove("c1")
    fake.start()
    fake.cluster.fail(Unreachable("cluster management", "no answer"), times=None, **fault)
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


def test_clusters_whose_kind_is_no_longer_served_are_not_gone(management: ManagementMaker) -> None:
    fake = with_one(management, grace=0.0)
    fake.close()
    crd = fake.cluster.peek("CustomResourceDefinition", "clusters.cluster.x-k8s.io", "")
    assert crd
    fake.cluster.server.delete(crd)
    assert fake.cluster.peek("Cluster", "c1", "default") is None
    fake.start()
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


def test_a_watch_that_is_wrong_does_not_unpair(management: ManagementMaker) -> None:
    """The Cluster is asked for by name before anything is undone."""
    from provisioner.watch.observed import observed

    fake = with_one(management)
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    assert fake.reconciler
    fake.reconciler.cluster_deleted(observed(held))
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        {"spec": {"paused": True}},
        {"metadata": {"annotations": {"cluster.x-k8s.io/paused": "true"}}},
        {"metadata": {"annotations": {"clusterctl.cluster.x-k8s.io/delete-for-move": ""}}},
    ],
)
def test_pause_and_move_never_unpair(
    management: ManagementMaker, change: dict[str, Any], down: bool
) -> None:
    fake = with_one(management, grace=0.0)
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    fake.cluster.edit(held, change)
    fake.until(lambda: fake.condition("c1", "Paused").get("status") == "True")
    assert len(fake.paired) == 1
    if down:
        fake.close()
    fake.remove("c1")
    if down:
        fake.start()
    fake.until(lambda: fake.condition("c1", "Ready").get("reason") == "Moved")
    assert fake.unpaired == []
    assert "unpair=gone" in fake.condition("c1", "Ready")["message"]
    assert fake.occurrences("c1") == ["Paired"]


def test_one_that_moved_here_is_adopted(management: ManagementMaker) -> None:
    """clusterctl makes both objects anew, without their status."""
    fake = with_one(management)
    record = fake.record("c1")
    assert record
    identity = record["spec"]["identity"]
    fake.close()
    spec = {**record["spec"], "management": "the other one"}
    spec["cluster"] = {**spec["cluster"], "uid": "the other one's"}
    fake.cluster.edit(record, {"metadata": {"finalizers": None}})
    fake.cluster.server.delete(record)
    fake.cluster.put(
        {**records.ANY, "metadata": {"name": "c1", "namespace": "default"}, "spec": spec}
    )
    fake.start()
    fake.until(lambda: paired(fake, "c1"))
    assert fake.unpaired == []
    adopted = fake.record("c1")
    assert adopted
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    assert adopted["spec"]["cluster"]["uid"] == held["metadata"]["uid"]
    assert adopted["spec"]["management"] != "the other one"
    assert adopted["spec"]["identity"] == identity


@pytest.mark.parametrize("down", [False, True])
def test_one_that_is_made_again_is_another(management: ManagementMaker, down: bool) -> None:
    fake = with_one(management)
    if down:
        fake.close()
    fake.remove("c1")
    made = fake.add("c1")
    if down:
        fake.start()
    fake.until(lambda: len(fake.paired) == 2 and paired(fake, "c1"))
    assert [call.departures for call in fake.unpaired] == [{"default-c1": GONE}]
    assert fake.paired[1].options.new_clusters == {"default-c1"}
    record = fake.record("c1")
    assert record
    assert record["spec"]["cluster"]["uid"] == made["metadata"]["uid"]


def test_one_that_was_restored_is_the_same(management: ManagementMaker) -> None:
    """Its object is another one, but it leads to the same cluster."""
    fake = with_one(management)
    fake.close()
    workload = fake.workloads["default-c1"]
    fake.remove("c1")
    fake.add("c1")
    fake.workloads["default-c1"] = workload
    fake.start()
    fake.until(lambda: len(fake.paired) == 2)
    fake.rest(0.05)
    assert fake.unpaired == []


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
