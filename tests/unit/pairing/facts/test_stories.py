"""Facts from the first to the last, on fakes: nothing is pushed that Flux could not apply."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import Note
from provisioner.flux import versions
from provisioner.handover.reference import Reference
from provisioner.pairing.branch.facts import before_push
from tests.fakes import distributions
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

APPS = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  prune: true
  path: ./apps
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild: {substituteFrom: [{kind: ConfigMap, name: provisioner-facts, optional: true}]}
"""
USES = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: default}
data: {vpc: "${vpc_id}"}
"""
FILES = {"clusters/c1/apps.yaml": APPS, "apps/app.yaml": USES}
ROOT = """\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [gotk-components.yaml, gotk-sync.yaml]
patches:
  - target: {kind: Kustomization}
    patch: |
      - op: add
        path: /spec/postBuild
        value: {substituteFrom: [{kind: ConfigMap, name: provisioner-facts}]}
"""
CAUSE = "cluster c1: apps/app.yaml uses fact 'vpc_id', which is not declared"


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    return fake_fleet(1)


def declare(fleet: FakeFleet, *secret: str, **facts: Any) -> None:
    references = {name: Reference(env="TOKEN") for name in secret}
    changes = {"facts": facts, "secret_facts": references}
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], **changes)
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})


def warnings(fleet: FakeFleet) -> list[str]:
    return [one.text for one in fleet.events if isinstance(one, Note) and one.level == "warning"]


@pytest.mark.parametrize("story", ["plan", "pair"])
def test_a_first_pairing_is_refused_before_anything(fleet: FakeFleet, story: str) -> None:
    head = fleet.repository.commit(FILES)
    report = report_of(getattr(fleet, story)())
    assert (report.result, report.cause) == ("failed", CAUSE)
    assert fleet.repository.head("main") == head
    assert fleet.only.journal.writes == []


def test_what_is_used_is_not_taken_away(fleet: FakeFleet) -> None:
    fleet.repository.commit(FILES)
    declare(fleet, vpc_id="vpc-1", other="x")
    assert report_of(fleet.pair()).result == "paired"
    declare(fleet, other="x")
    assert report_of(fleet.plan()).cause == CAUSE
    assert report_of(fleet.pair()).cause == CAUSE
    assert fleet.only.journal.writes == []
    assert (fleet.only.peek("ConfigMap", "provisioner-facts") or {})["data"]["vpc_id"] == "vpc-1"
    declare(fleet, vpc_id="vpc-1")
    assert report_of(fleet.pair()).result == "paired", "what nobody uses may go"


def test_manifests_that_came_later_are_only_named(fleet: FakeFleet) -> None:
    declare(fleet, other="x")
    fleet.pair()
    assert warnings(fleet) == []
    fleet.repository.commit(FILES)
    report = report_of(fleet.pair())
    assert report.cause != CAUSE
    assert [text for text in warnings(fleet) if CAUSE in text]


def test_a_cluster_whose_facts_cannot_be_read_stops_no_other(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    pairings = {
        name: msgspec.structs.replace(one, facts={"vpc_id": "vpc-1"})
        for name, one in fleet.fleet.pairings.items()
    }
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings=pairings)
    fleet.pair()
    fault = Unreachable("cluster c1", "no answer")
    fleet.clusters["c1"].fail(fault, verb="get", name="provisioner-facts")
    report = fleet.pair()
    assert report_of(report, "c1").cause == "cluster c1: no answer"
    assert report_of(report, "c2").result == "paired"


def test_git_is_not_searched_for_a_cluster_without_facts(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet.pair()
    monkeypatch.delattr("provisioner.pairing.branch.facts.before_push.consumers")
    assert report_of(fleet.pair()).result == "paired"


def test_folders_that_name_each_other_without_end_are_left_to_flux(fleet: FakeFleet) -> None:
    deep = {
        f"apps/a{number}/kustomization.yaml": f"resources: [../a{number + 1}]"
        for number in range(400)
    }
    start = {"apps/kustomization.yaml": "resources: [a0]", "clusters/c1/apps.yaml": APPS}
    declare(fleet, vpc_id="vpc-1")
    fleet.pair()
    fleet.repository.commit({**deep, **start})
    report = report_of(fleet.plan())
    assert (report.result, report.cause) == ("planned", "")


def test_the_root_takes_no_facts(fleet: FakeFleet) -> None:
    fleet.repository.commit({"clusters/c1/flux-system/kustomization.yaml": ROOT})
    declare(fleet, vpc_id="vpc-1")
    report = report_of(fleet.pair())
    assert "kustomization.yaml: gives facts to the root Kustomization" in report.cause


def test_a_name_in_a_comment_says_nothing(fleet: FakeFleet) -> None:
    text = ROOT.partition("patches:")[0] + "# no provisioner-facts here\n"
    fleet.repository.commit({"clusters/c1/flux-system/kustomization.yaml": text})
    declare(fleet, vpc_id="vpc-1")
    assert report_of(fleet.pair()).result == "paired"


def test_again_nothing_changes_and_a_drift_is_shown(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN", "canary-0123456789")
    declare(fleet, "token", vpc_id="vpc-1")
    fleet.pair()
    assert fleet.pair().changed is False
    fleet.only.edit(
        fleet.only.peek("ConfigMap", "provisioner-facts") or {}, {"data": {"more": "x"}}
    )
    assert report_of(fleet.status()).result == "drifted"
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    for kind, name in (("ConfigMap", "provisioner-facts"), ("Secret", "provisioner-secret-facts")):
        assert fleet.only.peek(kind, name) is None
    assert "canary" not in str(fleet.events)


@pytest.mark.parametrize("strict", [True, False])
def test_an_upgrade_to_a_flux_that_insists_on_every_variable(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch, strict: bool
) -> None:
    if strict:
        monkeypatch.setattr(before_push, "STRICT", versions.parse(distributions.NEXT))
    declare(fleet, other="x")
    fleet.pair()
    head = fleet.repository.commit(FILES)
    report = report_of(fleet.upgrade())
    assert (CAUSE in report.cause) is strict
    assert (fleet.repository.head("main") == head) is strict
    assert any(CAUSE in text for text in warnings(fleet)) is not strict
