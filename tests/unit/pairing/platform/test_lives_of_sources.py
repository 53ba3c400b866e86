"""Each kind of source from its plan to its end, on fakes: those that other files of this folder do
not follow whole."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files
from tests.unit.pairing.test_kills import killed

LOGIN = {"username": "reader", "credential": {"env": "TOKEN"}}
RELEASE = {"kind": "helm_release", "target_namespace": "web"}
OCI = {"kind": "oci_source", "name": "apps", "url": "oci://ghcr.io/example/web", **LOGIN}
HELM = {"kind": "helm_source", "name": "apps", "url": "https://charts.example.com", **LOGIN}
BUCKET = {
    "kind": "bucket_source",
    "name": "apps",
    "bucket": "files",
    "endpoint": "s3.example.com",
    "access_key": {"env": "TOKEN"},
    "secret_key": {"env": "OTHER"},
}
# By the kind of its object: the piece.
LIVES: dict[str, dict[str, Any]] = {
    "OCIRepository": {**OCI, "deliver": [RELEASE]},
    "HelmRepository": {**HELM, "deliver": [{**RELEASE, "chart": "web"}]},
    "Bucket": {**BUCKET, "deliver": [{**RELEASE, "chart": "web"}]},
}
COMPONENTS = ["source-controller", "kustomize-controller", "helm-controller"]
CANARY = "canary-token-canary"


@pytest.fixture(params=LIVES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fleet(fake_fleet: FleetMaker, kind: str, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    monkeypatch.setenv("TOKEN", CANARY)
    monkeypatch.setenv("OTHER", CANARY)
    made = fake_fleet(1, components=COMPONENTS)
    declare(made, LIVES[kind])
    return made


def secret(kind: str) -> str:
    return f"{LIVES[kind]['kind']}-apps".replace("_", "-")


def test_a_plan_shows_it_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    steps = fleet.steps()
    assert (steps["platform secrets"], steps["platform"]) == ("created", "created")
    assert fleet.only.peek("Namespace", "flux-system") is None


def test_it_comes_once_and_again_nothing_changes(fleet: FakeFleet, kind: str) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index(f"Secret/{secret(kind)}") < order.index("GitRepository/flux-system")
    assert fleet.only.peek(kind, "apps")
    assert fleet.only.peek("HelmRelease", "apps")
    assert CANARY not in str(files(fleet))
    assert fleet.pair().changed is False
    assert fleet.only.journal.writes == []
    assert report_of(fleet.status()).result == "paired"


def test_what_it_signs_in_with_is_on_the_cluster_alone(fleet: FakeFleet, kind: str) -> None:
    """Planted as its credential; a failing run and a plan are searched, too."""
    fleet.plan()
    fleet.pair()
    fleet.only.edit(fleet.only.peek(kind, "apps") or {}, {"spec": {"suspend": True}})
    reports = [fleet.pair(), fleet.status()]
    audited = [vars(one) for one in fleet.only.journal.requests if one.kind != "Secret"]
    declared = msgspec.json.encode(fleet.fleet).decode()
    shown = f"{fleet.events}{reports}{audited}{files(fleet)}{declared}"
    live = fleet.only.peek("Secret", secret(kind)) or {}
    held = [base64.b64decode(value).decode() for value in live["data"].values()]
    assert any(CANARY in value for value in held), "where it belongs"
    for form in (CANARY, base64.b64encode(CANARY.encode()).decode(), *live["data"].values()):
        assert form not in shown or form == _username(), form


def _username() -> str:
    return base64.b64encode(b"reader").decode()


def test_drift_is_seen_and_mended(fleet: FakeFleet, kind: str) -> None:
    fleet.pair()
    source = fleet.only.peek(kind, "apps") or {}
    fleet.only.edit(source, {"spec": {"interval": "9h0m0s"}})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.only.peek(kind, "apps") or {})["spec"] == source["spec"]
    for gone, name in ((kind, "apps"), ("HelmRelease", "apps"), ("Secret", secret(kind))):
        fleet.only.server.delete(fleet.only.peek(gone, name) or {})
        assert report_of(fleet.pair()).result == "paired", gone
        assert fleet.only.peek(gone, name), gone
    assert fleet.pair().changed is False


@pytest.mark.parametrize("writes", range(1, 18, 2))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


def test_taken_out_nothing_is_left_of_it(fleet: FakeFleet, kind: str) -> None:
    fleet.pair()
    meta = {"name": "theirs", "namespace": "flux-system"}
    theirs = {"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": {"a": "eA=="}}
    fleet.only.put(theirs)
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    for gone, name in ((kind, "apps"), ("HelmRelease", "apps"), ("Secret", secret(kind))):
        assert fleet.only.peek(gone, name) is None, gone
    assert fleet.only.peek("Secret", "theirs")
    assert not [path for path in files(fleet) if "platform" in path]


@pytest.mark.parametrize("drain", [True, False])
def test_leaving_takes_it_along(fleet: FakeFleet, drain: bool) -> None:
    fleet.pair()
    assert report_of(fleet.unpair(drain=drain)).result == "unpaired"
    assert fleet.only.peek("Namespace", "flux-system") is None
    assert not [path for path in files(fleet) if path.startswith("clusters/c1")]
