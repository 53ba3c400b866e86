"""Load balancers go before a cluster does, where that was asked for, and its deletion waits for
that: but not for ever, and never where a Cluster is paused or moved."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

import pytest

from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.clusters import faults
from provisioner.clusters.client import Client
from provisioner.pairing.run.options import Options
from provisioner.reports.model import ClusterReport, Result
from provisioner.watch.decisions import deletion
from provisioner.watch.decisions.situation import Do
from provisioner.watch.management import blocker, records
from provisioner.watch.management.conditions import HELD, Condition
from provisioner.watch.observed import ObservedCluster
from provisioner.watch.replica import rights
from provisioner.watch.templates import claims
from provisioner.watch.templates import template as templates
from tests.fakes.cluster import FakeCluster
from tests.fakes.management import FakeManagement, cluster_crd, machine_set_crd
from tests.fakes.management import cluster as made
from tests.unit.watch.conftest import ManagementMaker, paired, read
from tests.unit.watch.test_desired import CLAIM, cluster, decide
from tests.unit.watch.test_desired import paired as recorded

KEY = ("default", "c1")
ASKED = dataclasses.replace(CLAIM, drain=60)
DRAINED = Condition(type=deletion.DRAINED, status="True", reason="Drained")
IS_HELD = Condition(type=HELD, status="True", reason="Paired")
DELETED = cluster(deleting=True)
CORE = "cluster.cluster.x-k8s.io"  # the finalizer of Cluster API


def template(**before_delete: Any) -> Any:
    pairing = {"repository": "fleet", "path": "{{ name }}", "before_delete": before_delete}
    return read(pairing=pairing)


# -- what is decided

TABLE = [
    ("not asked", {"claims": [CLAIM], "record": recorded()}, Do.WAIT, "Deleting"),
    ("asked", {"record": recorded()}, Do.DRAIN, "Draining"),
    ("drained", {"record": recorded(DRAINED)}, Do.RELEASE, "Drained"),
    ("drained, released", {"record": recorded(DRAINED), "released": True}, Do.WAIT, "Deleting"),
    ("too late", {"record": recorded(), "deleting_for": 60.0}, Do.RELEASE, "DrainGivenUp"),
    ("late, drained", {"record": recorded(DRAINED), "deleting_for": 99}, Do.RELEASE, "Drained"),
    ("late, released", {"record": recorded(), "deleting_for": 99, "released": True}, Do.WAIT, ""),
    ("no longer asked", {"claims": [CLAIM], "record": recorded(IS_HELD)}, Do.RELEASE, "NotDrained"),
    ("never paired", {}, Do.RELEASE, "NotDrained"),
    ("unreadable", {"record": recorded(problem="$.spec")}, Do.WAIT, "Unreadable"),
    (
        "unreadable, late",
        {"record": recorded(problem="$.spec"), "deleting_for": 60.0},
        Do.RELEASE,
        "DrainGivenUp",
    ),
    (
        "of another fleet",
        {"record": recorded(spec={"fleet": "other"}), "deleting_for": 60.0},
        Do.WAIT,
        "OtherFleet",
    ),
]


@pytest.mark.parametrize(
    ("changes", "do", "reason"), [case[1:] for case in TABLE], ids=[case[0] for case in TABLE]
)
def test_what_is_done_while_a_cluster_is_deleted(
    changes: dict[str, Any], do: Do, reason: str
) -> None:
    decision = decide(**{"cluster": DELETED, "claims": [ASKED], **changes})
    assert (decision.do, decision.reason) == (do, reason or "Deleting")


@pytest.mark.parametrize("rest", [{"paused": True}, {"moving": True}])
@pytest.mark.parametrize("seconds", [0.0, 99.0])
@pytest.mark.parametrize("record", [recorded(), recorded(DRAINED, IS_HELD), None])
def test_a_cluster_that_is_paused_or_moves_is_neither_drained_nor_released(
    rest: dict[str, bool], seconds: float, record: Any
) -> None:
    there = cluster(deleting=True, **rest)
    decision = decide(cluster=there, claims=[ASKED], record=record, deleting_for=seconds)
    assert decision.do is Do.WAIT


# -- who asks

ANNOTATED = {claims.BEFORE_DELETE: "drain"}
EXEMPT = {claims.BEFORE_DELETE: "keep"}


@pytest.mark.parametrize(
    ("before_delete", "annotations", "seconds"),
    [
        (None, {}, 0),
        (None, ANNOTATED, 900),
        ({}, {}, 900),
        ({"deadline": 60}, {}, 60),
        ({"deadline": 60}, EXEMPT, 0),
        ({"drain": False, "deadline": 60}, {}, 0),
        ({"drain": False, "deadline": 60}, ANNOTATED, 60),
    ],
)
def test_the_annotation_outweighs_the_template(
    before_delete: dict[str, Any] | None, annotations: dict[str, str], seconds: int
) -> None:
    wanted = read() if before_delete is None else template(**before_delete)
    there = ObservedCluster(namespace="a", name="c1", uid="u", annotations=annotations)
    (claim,) = claims.claims({"t": wanted}, there, "management")
    assert claim.drain == seconds
    assert claims.drained_within([claim], there) == seconds


def test_a_misspelt_annotation_is_named() -> None:
    there = cluster(annotations={claims.BEFORE_DELETE: "Drain"})
    (claim,) = claims.claims({"t": read()}, there, "management")
    assert "pre-delete: 'Drain', and must be drain or keep" in claim.problem


@pytest.mark.parametrize("deadline", [9, 86401])
def test_a_deadline_without_sense_is_refused(deadline: int) -> None:
    with pytest.raises(BadInput, match=r"before_delete\.deadline"):
        template(deadline=deadline)


def test_what_was_paired_without_it_is_paired_anew() -> None:
    assert claims.digest(CLAIM) != claims.digest(ASKED)


def test_rights_on_machine_sets_only_where_they_are_needed() -> None:
    def resources(wanted: Any) -> set[str]:
        return {right.resource for right in rights.on_clusters({"t": wanted})}

    assert "machinesets" not in resources(read())
    assert "machinesets" in resources(template())


# -- the blocker


@pytest.fixture
def api() -> FakeCluster:
    fake = FakeCluster("management")
    for obj in (cluster_crd(), machine_set_crd(), made("c1")):
        fake.put(obj)
    return fake


def client(fake: FakeCluster) -> Client:
    return cast(Client, fake.connected())


def uid(fake: FakeCluster) -> str:
    held = fake.peek("Cluster", "c1", "default")
    assert held
    return str(held["metadata"]["uid"])


def blockers(fake: FakeCluster) -> list[dict[str, Any]]:
    return fake.server.all("cluster.x-k8s.io", "MachineSet")


def test_the_blocker_belongs_to_its_cluster_and_has_no_machines(api: FakeCluster) -> None:
    blocker.hold(client(api), KEY, uid(api))
    (held,) = blockers(api)
    assert held["metadata"]["labels"] == {"cluster.x-k8s.io/cluster-name": "c1"}
    assert held["metadata"]["ownerReferences"][0]["uid"] == uid(api)
    assert (held["spec"]["replicas"], held["spec"]["clusterName"]) == (0, "c1")
    assert held["metadata"]["finalizers"] == [blocker.FINALIZER]
    selected = held["spec"]["selector"]["matchLabels"]
    assert blocker.NOTHING in selected
    assert selected == held["spec"]["template"]["metadata"]["labels"]


@pytest.mark.parametrize("version", ["v1beta2", "v1beta1"])
def test_its_reference_has_the_form_of_the_version(version: str) -> None:
    held = blocker.rendered(version, KEY, "u1")
    reference = held["spec"]["template"]["spec"]["infrastructureRef"]
    assert set(reference) >= {"kind", "name"}
    assert ("apiGroup" in reference) == (version == "v1beta2")


def test_it_refers_to_a_kind_that_cluster_api_knows(api: FakeCluster) -> None:
    """Its manager lists the objects of that kind; none of them has the labels."""
    reference = {"apiGroup": "infrastructure.cluster.x-k8s.io", "kind": "CloudCluster", "name": "c"}
    held = api.peek("Cluster", "c1", "default")
    assert held
    api.edit(held, {"spec": {"infrastructureRef": reference}})
    blocker.hold(client(api), KEY, uid(api))
    (blocking,) = blockers(api)
    assert blocking["spec"]["template"]["spec"]["infrastructureRef"] == reference


def test_one_that_was_moved_here_gets_its_finalizer_back(api: FakeCluster) -> None:
    moved = blocker.rendered("v1beta2", KEY, uid(api))
    moved["metadata"]["finalizers"] = ["machineset.cluster.x-k8s.io"]
    api.put(moved)
    blocker.hold(client(api), KEY, uid(api))
    (held,) = blockers(api)
    assert held["metadata"]["finalizers"] == ["machineset.cluster.x-k8s.io", blocker.FINALIZER]


def test_one_of_another_cluster_is_left_alone(api: FakeCluster) -> None:
    blocker.hold(client(api), KEY, uid(api))
    with pytest.raises(Unreachable, match="another Cluster of that name"):
        blocker.hold(client(api), KEY, "u2")
    assert not blocker.release(client(api), KEY, "u2")
    assert blockers(api)


@pytest.mark.parametrize("deleted", [False, True])
def test_a_release_takes_our_finalizer_only(api: FakeCluster, deleted: bool) -> None:
    blocker.hold(client(api), KEY, uid(api))
    (held,) = blockers(api)
    api.edit(held, {"metadata": {"finalizers": [blocker.FINALIZER, "machineset"]}})
    if deleted:
        api.server.delete(held)
    assert blocker.release(client(api), KEY, uid(api))
    (left,) = blockers(api)
    assert left["metadata"]["finalizers"] == ["machineset"]
    assert "deletionTimestamp" in left["metadata"]
    assert not blocker.release(client(api), KEY, uid(api))


# -- the operator


@pytest.fixture
def fake(management: ManagementMaker) -> FakeManagement:
    """One that is paired, and that Cluster API holds until it is done."""
    fake = management(template=template(deadline=60))
    fake.start()
    fake.add("c1", metadata={"finalizers": [CORE]})
    fake.until(lambda: paired(fake, "c1"))
    return fake


def test_a_cluster_waits_until_its_load_balancers_are_gone(fake: FakeManagement) -> None:
    assert fake.condition("c1", HELD)["status"] == "True"
    assert blockers(fake.cluster)
    seen: list[bool] = []
    fake.draining = lambda _options: seen.append(bool(blockers(fake.cluster)))
    fake.remove("c1")
    fake.until(lambda: not blockers(fake.cluster))
    assert seen == [True]
    assert [call.names for call in fake.drained] == [["default-c1"]]
    fake.rest()
    assert (fake.unpaired, fake.record("c1") is not None) == ([], True)
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    fake.cluster.edit(held, {"metadata": {"finalizers": None}})
    fake.until(lambda: fake.record("c1") is None)
    assert fake.occurrences("c1") == ["Paired", "Drained", "Unpaired"]
    assert len(fake.drained) == 1


@pytest.mark.usefixtures("eager")
def test_a_drain_that_fails_is_tried_again_and_says_why(fake: FakeManagement) -> None:
    failure = ClusterReport(cluster="default-c1", result=Result.FAILED, cause="Service web hangs")
    fake.fails["default-c1"] = [failure, failure]
    fake.remove("c1")
    fake.until(lambda: not blockers(fake.cluster))
    assert len(fake.drained) == 3
    assert fake.occurrences("c1") == ["Paired", "DrainFailed", "Drained"]


@pytest.fixture
def brief(management: ManagementMaker, monkeypatch: pytest.MonkeyPatch) -> FakeManagement:
    """The same, with a second to go."""
    monkeypatch.setattr(templates, "SHORTEST", 1)
    fake = management(template=template(deadline=1))
    fake.start()
    fake.add("c1", metadata={"finalizers": [CORE]})
    fake.until(lambda: paired(fake, "c1"))
    return fake


def test_a_pause_does_not_outlast_the_deadline(brief: FakeManagement) -> None:
    failure = ClusterReport(
        cluster="default-c1", result=Result.FAILED, cause="busy", retry_after=600.0
    )
    brief.fails["default-c1"] = [failure]
    brief.remove("c1")
    brief.until(lambda: not blockers(brief.cluster))
    assert len(brief.drained) == 1
    brief.until(lambda: "DrainGivenUp" in brief.occurrences("c1"))


@pytest.mark.usefixtures("eager")
def test_an_api_that_does_not_answer_holds_nothing_up_for_ever(brief: FakeManagement) -> None:
    fake, stopped = brief, list[bool]()

    def hang(options: Options) -> None:
        assert options.stopping
        stopped.append(options.stopping.wait(5))
        raise Unreachable("cluster c1", "does not answer")

    fake.draining = hang
    fake.remove("c1")
    fake.until(lambda: not blockers(fake.cluster))
    assert stopped == [True]
    fake.until(lambda: "DrainGivenUp" in fake.occurrences("c1"))
    fake.rest()
    assert fake.occurrences("c1").count("DrainGivenUp") == 1


def test_a_restart_goes_on_with_it(fake: FakeManagement) -> None:
    fake.close()
    fake.remove("c1")
    fake.start()
    fake.until(lambda: not blockers(fake.cluster))
    assert len(fake.drained) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"spec": {"paused": True}},
        {"metadata": {"annotations": {"clusterctl.cluster.x-k8s.io/delete-for-move": ""}}},
    ],
)
def test_pause_and_move_neither_drain_nor_release(
    fake: FakeManagement, change: dict[str, Any]
) -> None:
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    fake.cluster.edit(held, change)
    fake.remove("c1")
    fake.rest()
    assert (fake.drained, len(blockers(fake.cluster))) == ([], 1)


def test_one_that_is_unpaired_for_good_waits_no_longer(fake: FakeManagement) -> None:
    fake.cluster.edit(_held(fake), {"metadata": {"annotations": EXEMPT}})
    fake.deliver()
    fake.until(lambda: not blockers(fake.cluster))
    fake.until(lambda: fake.condition("c1", HELD)["status"] == "False")


def test_a_pairing_that_ends_takes_it_along(fake: FakeManagement) -> None:
    """The template selects the Cluster still, so it is paired anew, and waits again."""
    record = fake.record("c1")
    assert record
    first = blockers(fake.cluster)[0]["metadata"]["uid"]
    fake.cluster.edit(record, {"metadata": {"annotations": {records.UNPAIR: "keep"}}})
    fake.deliver()
    fake.until(lambda: len(fake.paired) == 2 and paired(fake, "c1"))
    assert [held["metadata"]["uid"] == first for held in blockers(fake.cluster)] == [False]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    "refusal",
    [
        faults.Forbidden("cluster management", "may not create machinesets"),
        Refused("cluster management", "admission webhook validation.machineset denied it"),
        Unreachable("cluster management", "failed calling webhook default.machineset"),
    ],
    ids=["no right", "refused by Cluster API's webhook", "a webhook that is away"],
)
def test_a_cluster_that_cannot_be_held_is_not_paired(
    management: ManagementMaker, refusal: ProvisionerError
) -> None:
    """Its load balancers would be lost. It is paired once it can be held."""
    fake = management(template=template())
    fault = fake.cluster.fail(refusal, verb="create", kind="MachineSet", times=None)
    fake.start()
    fake.add("c1")
    fake.until(lambda: fake.condition("c1").get("reason") == "PairingFailed")
    assert refusal.cause in fake.condition("c1")["message"]
    assert fake.paired == []
    fault.times = 0
    fake.until(lambda: paired(fake, "c1"))


def _held(fake: FakeManagement) -> dict[str, Any]:
    held = fake.cluster.peek("Cluster", "c1", "default")
    assert held
    return held
