"""A hub that signs in to its spoke as its own ServiceAccount, on fakes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.events import Change
from provisioner.clusters import faults
from provisioner.pairing import plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_leaving import left
from tests.unit.pairing.spokes.test_stories import app, files, results
from tests.unit.pairing.test_kills import killed

USER = "c1:system:serviceaccount:flux-system:kustomize-controller"
HELD = "spoke-c2-kubeconfig"
DEPLOYMENT = {"apiVersion": "apps/v1", "kind": "Deployment"}


@pytest.fixture
def generic(spokes: FakeSpokes) -> FakeSpokes:
    spokes.declare("c2", hub="c1", spoke_access="generic")
    return spokes


def subjects(spokes: FakeSpokes) -> list[dict[str, Any]]:
    items = spokes.cluster("c2").server.all("rbac.authorization.k8s.io", "ClusterRoleBinding")
    return [subject for item in items for subject in item["subjects"]]


def test_a_hub_delivers_and_no_secret_is_anywhere(generic: FakeSpokes) -> None:
    report = generic.fleet.pair()
    assert results(report) == {"c1": "paired", "c2": "paired"}, report_of(report, "c2").cause
    assert app(generic, "c2")
    assert generic.cluster("c2").server.all("", "Secret") == []
    assert generic.cluster("c1").peek("Secret", HELD) is None
    held = generic.cluster("c1").peek("ConfigMap", HELD) or {}
    server = "https://c2.test"
    assert held["data"] == {"provider": "generic", "address": server, "audiences": server}
    user = {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": USER}
    assert subjects(generic) == [user, user]
    assert "canary" not in json.dumps([str(event) for event in generic.fleet.events])


def test_again_nothing_changes(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    assert not generic.fleet.pair().changed
    assert all(generic.cluster(name).journal.writes == [] for name in ("c1", "c2"))
    assert set(results(generic.fleet.status()).values()) == {"paired"}


def test_a_plan_before_there_is_anything(generic: FakeSpokes) -> None:
    generic.fleet.plan()
    steps = generic.fleet.steps("c2")
    assert {name: steps[name] for name in ("access", "address", "files")} == dict.fromkeys(
        ("access", "address", "files"), "created"
    )
    assert all(generic.cluster(name).journal.writes == [] for name in ("c1", "c2"))


def test_a_plan_without_the_right_to_ask_changes_no_binding(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    error = faults.Forbidden("cluster c1", "no")
    generic.cluster("c1").fail(error, verb="review", kind="TokenRequest", times=9)
    assert results(generic.fleet.status()) == {"c1": "paired", "c2": "paired"}


def untrusted(spokes: FakeSpokes) -> None:
    spokes.issuers["c2"].trusted = False


def for_another_audience(spokes: FakeSpokes) -> None:
    spokes.issuers["c2"].audience = "https://other"


def without_a_prefix(spokes: FakeSpokes) -> None:
    spokes.issuers["c2"].prefix = ""


def without_the_account(spokes: FakeSpokes) -> None:
    spokes.fleet.pair(only=frozenset({"c1"}))
    held = spokes.cluster("c1").peek("ServiceAccount", "kustomize-controller")
    spokes.cluster("c1").server.delete(held or {})


def old_flux(spokes: FakeSpokes) -> None:
    spokes.fleet.pair(only=frozenset({"c1"}))
    item = {**DEPLOYMENT, "metadata": {"name": "kustomize-controller", "namespace": "flux-system"}}
    labels = {"labels": {"app.kubernetes.io/version": "v2.6.4"}}
    spokes.cluster("c1").edit(item, {"metadata": labels})


def at_a_path(spokes: FakeSpokes) -> None:
    server = "https://proxy.test/k8s/c2"
    spokes.declare("c2", hub="c1", spoke_access="generic", spoke_server=server)


def under_another_name(spokes: FakeSpokes) -> None:
    cluster = spokes.cluster("c2")
    cluster.connection = dataclasses.replace(cluster.connection, tls_server_name="api.internal")


def unverified(spokes: FakeSpokes) -> None:
    cluster = spokes.cluster("c2")
    cluster.connection = dataclasses.replace(cluster.connection, verify=False)


def somebody_has_the_name(spokes: FakeSpokes) -> None:
    spokes.fleet.pair(only=frozenset({"c1"}))
    meta = {"name": HELD, "namespace": "flux-system"}
    spokes.cluster("c1").put({"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta})


CASES: dict[Callable[[FakeSpokes], None], tuple[str, str]] = {
    untrusted: ("does not accept tokens of its hub c1: invalid", "issuer.url https://c1.issuer"),
    for_another_audience: ("does not accept tokens of its hub c1", "audience https://c2.test"),
    without_a_prefix: ("for system:serviceaccount:flux-system", "a prefix: `c1:`"),
    at_a_path: ("at addresses without a path only", "`spoke_server`"),
    under_another_name: ("its certificate is for api.internal", "`spoke_access` out"),
    unverified: ("certificate is not verified", "Declare its certificate authority"),
    somebody_has_the_name: (f"ConfigMap {HELD} on c1 is not of this pairing", "Remove it"),
}


@pytest.mark.parametrize("prepare", CASES, ids=lambda one: one.__name__)
def test_refused(generic: FakeSpokes, prepare: Callable[[FakeSpokes], None]) -> None:
    prepare(generic)
    report = report_of(generic.fleet.pair(), "c2")
    cause, hint = CASES[prepare]
    assert cause in report.cause
    assert hint in report.hint
    assert "clusters/c1/spokes/c2.yaml" not in files(generic)
    assert generic.cluster("c1").peek("Kustomization", "spoke-c2") is None
    if prepare is not somebody_has_the_name:
        assert left(generic, "c2") == []
    assert "canary" not in f"{report.cause}{report.hint}"


@pytest.mark.parametrize(
    ("prepare", "cause"),
    [
        (without_the_account, "its hub c1 has no ServiceAccount flux-system/kustomize-controller"),
        (old_flux, "its hub c1 runs Flux v2.6.4, which cannot sign in without a Secret"),
    ],
)
def test_refused_for_what_the_hub_lacks(
    generic: FakeSpokes, prepare: Callable[[FakeSpokes], None], cause: str
) -> None:
    prepare(generic)
    report = report_of(generic.fleet.pair(only=frozenset({"c2"})), "c2")
    assert cause in report.cause
    assert report.hint
    assert left(generic, "c2") == []


@pytest.mark.parametrize(("was", "now"), [("generic", "kubeconfig"), ("kubeconfig", "generic")])
def test_how_a_hub_signs_in_does_not_change_on_the_way(
    spokes: FakeSpokes, was: str, now: str
) -> None:
    spokes.declare("c2", hub="c1", spoke_access=was)
    spokes.fleet.pair()
    before = subjects(spokes)
    spokes.declare("c2", hub="c1", spoke_access=now)
    for report in (spokes.fleet.pair(), spokes.fleet.status()):
        assert f"is paired with spoke_access '{was}', and declared" in report_of(report, "c2").cause
    assert subjects(spokes) == before


def test_there_is_no_token_to_renew(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    assert results(generic.fleet.rotate("c2")) == {"c2": "kept"}


def test_another_user_gets_the_rights_when_the_spoke_says_so(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    generic.issuers["c2"].prefix = "fleet:"
    assert results(generic.fleet.status())["c2"] == "drifted"
    assert results(generic.fleet.pair())["c2"] == "paired"
    verbs = {one.verb for one in generic.cluster("c2").journal.writes if "Role" in one.kind}
    assert verbs == {"apply"}, "at no moment is the hub without its rights"
    assert {subject["name"] for subject in subjects(generic)} == {USER.replace("c1:", "fleet:")}


def test_a_spoke_leaves_and_keeps_its_workloads(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    before = app(generic, "c2")
    assert results(generic.fleet.unpair("c2")) == {"c2": "unpaired"}
    assert app(generic, "c2") == before
    assert left(generic, "c2") == []
    assert generic.cluster("c1").peek("ConfigMap", HELD) is None
    assert [path for path in files(generic) if "c2" in path] == ["clusters/c2/app.yaml"]


def test_a_spoke_that_is_gone_leaves_nothing_on_its_hub(generic: FakeSpokes) -> None:
    generic.fleet.pair()
    assert results(generic.fleet.unpair("c2", gone=True)) == {"c2": "gone"}
    assert generic.cluster("c1").peek("ConfigMap", HELD) is None


def test_a_plan_of_a_spoke_whose_hub_does_not_exist(generic: FakeSpokes) -> None:
    fleet = generic.fleet
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    assert fleet.steps("c2")["address"] == "created"
    subjects = {one.step: one.subject for one in fleet.events if isinstance(one, Change)}
    assert subjects["sync"] == "Kustomization spoke-c2 on c1"


@pytest.mark.parametrize("writes", range(1, 10))
def test_a_pairing_that_was_killed_goes_on(generic: FakeSpokes, writes: int) -> None:
    generic.fleet.pair(only=frozenset({"c1"}))
    killed(generic.fleet, FakeFleet.pair, writes)
    assert results(generic.fleet.pair()) == {"c1": "paired", "c2": "paired"}
    assert not generic.fleet.pair().changed
