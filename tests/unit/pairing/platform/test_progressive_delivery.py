"""Progressive delivery from the first to the last, on fakes, and Canaries that would not work."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from provisioner.base.events import Change, Note
from provisioner.pairing import plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import GIT, OWN, declare, drift_is_mended, files
from tests.unit.pairing.spokes.test_another_cluster import crd
from tests.unit.pairing.test_kills import killed

ADDRESS = "https://hooks.example.com/canary-1f2e"
PIECE: dict[str, Any] = {
    "kind": "progressive_delivery",
    "provider": "kubernetes",
    "metrics_server": "http://prometheus:9090",
    "metrics": [{"name": "errors", "query": "errors", "credentials": {"token": {"env": "TOKEN"}}}],
    "alerts": [{"name": "chat", "service": "slack", "address": {"env": "CHAT"}}],
}
FLAGGER = "flagger.app/v1beta1"
FOLDER = "clusters/c1/platform"
ANALYSIS = f"{FOLDER}/flagger-analysis/objects.yaml"


# What the distribution of the fake lacks, and what Flagger's chart brings: it installs no charts.
KINDS = (
    ("source.toolkit.fluxcd.io", "v1", "OCIRepository", "ocirepositories"),
    ("helm.toolkit.fluxcd.io", "v2", "HelmRelease", "helmreleases"),
    ("flagger.app", "v1beta1", "AlertProvider", "alertproviders"),
    ("flagger.app", "v1beta1", "MetricTemplate", "metrictemplates"),
)


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = fake_fleet(1)
    for kind in KINDS:
        item = crd(*kind)
        # One controller that runs in the fake does the work of all.
        item["metadata"]["labels"] = {"app.kubernetes.io/component": "source-controller"}
        item["spec"]["versions"][0]["subresources"] = {"status": {}}
        made.only.server.create(item)
    monkeypatch.setenv("CHAT", ADDRESS)
    monkeypatch.setenv("TOKEN", "canary-77")
    monkeypatch.setenv("APPS_KEY", OWN.private.reveal())
    declare(made, PIECE)
    return made


def test_it_is_in_git_and_its_secrets_are_not(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    held = files(fleet)
    assert sorted(path for path in held if path.startswith(f"{FOLDER}/flagger-")) == [
        f"{FOLDER}/flagger-analysis/kustomization.yaml",
        ANALYSIS,
        f"{FOLDER}/flagger-installed/kustomization.yaml",
    ]
    assert not any("canary-" in text for text in held.values())
    assert fleet.only.peek("MetricTemplate", "errors")
    assert fleet.only.peek("AlertProvider", "chat")
    for name in ("metric-errors", "alert-chat"):
        assert fleet.only.peek("Secret", f"progressive-delivery-flagger-{name}")


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    fleet.pair()
    again = fleet.pair()
    assert (again.changed, set(fleet.steps().values())) == (False, {"unchanged"})
    assert fleet.only.journal.writes == []
    assert report_of(fleet.status()).result == "paired"


def test_a_plan_shows_it_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    assert {fleet.steps()[name] for name in ("platform secrets", "platform")} == {"created"}
    assert fleet.only.journal.writes == []
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    planned = {one.step: one.detail for one in fleet.events if isinstance(one, Change)}
    assert planned["platform"] == "progressive_delivery flagger"


def test_a_metric_that_changes_reaches_the_cluster(fleet: FakeFleet) -> None:
    fleet.pair()
    changed = {**PIECE["metrics"][0], "query": "changed"}
    declare(fleet, {**PIECE, "metrics": [changed]})
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.only.peek("MetricTemplate", "errors") or {})["spec"]["query"] == "changed"


def test_metrics_of_an_older_commit_are_no_proof(fleet: FakeFleet) -> None:
    before = fleet.repository.commit({"README": "mine"})
    fleet.pair()
    item = fleet.only.peek("Kustomization", "flagger-analysis") or {}
    older = {"status": {"lastAppliedRevision": f"main@sha1:{before}"}}
    fleet.only.server.patch(item, older, subresource="status")
    report = report_of(fleet.status())
    assert report.result == "drifted"
    assert "Kustomization flagger-analysis has applied main@sha1:" in str(report.drift)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("HelmRelease", "flagger"),
        ("Kustomization", "flagger-analysis"),
        ("Secret", "progressive-delivery-flagger-metric-errors"),
    ],
)
def test_what_was_deleted_comes_back(fleet: FakeFleet, kind: str, name: str) -> None:
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek(kind, name) or {})
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek(kind, name)
    assert fleet.only.peek("MetricTemplate", "errors")
    assert fleet.pair().changed is False


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("HelmRelease", "flagger", {"values": {"meshProvider": "istio"}}),
        ("OCIRepository", "flagger", {"ref": {"tag": "1.0.0"}}),
        ("Kustomization", "flagger-analysis", {"path": "./elsewhere"}),
    ],
)
def test_drift_is_mended(fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]) -> None:
    drift_is_mended(fleet, kind, name, change)


@pytest.mark.parametrize("writes", [3, 6, 9, 12])
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


@pytest.mark.parametrize("writes", [1, 2, 3])
def test_the_end_of_it_that_was_killed_goes_on(fleet: FakeFleet, writes: int) -> None:
    fleet.pair()
    declare(fleet)
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "progressive-delivery-flagger-alert-chat") is None
    assert fleet.pair().changed is False


def test_an_address_that_is_none_is_refused(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAT", "canary-no-url")
    report = report_of(fleet.pair())
    assert report.cause == "progressive_delivery flagger: the address of alerts 'chat' is no URL"
    assert fleet.only.journal.writes == []


def test_an_object_of_the_users_own_is_not_taken_over(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    theirs = {"apiVersion": FLAGGER, "kind": "MetricTemplate", "spec": {"query": "theirs"}}
    fleet.only.server.create(theirs | {"metadata": {"name": "errors", "namespace": "flux-system"}})
    declare(fleet, PIECE)
    cause = "MetricTemplate flux-system/errors exists, and the platform did not make it"
    assert cause in report_of(fleet.pair()).cause
    assert fleet.only.journal.writes == []


def test_what_its_former_name_delivers_is_named_as_the_platforms_own(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, {**PIECE, "name": "second"})
    for story in (fleet.plan, fleet.pair):
        report = report_of(story())
        deliverer = "Kustomization flux-system/flagger-analysis"
        cause = (
            f"MetricTemplate flux-system/errors is delivered by {deliverer}, of the platform too"
        )
        assert cause in report.cause
        assert "its former name" in report.hint
    assert fleet.only.journal.writes == []


def test_with_other_names_of_its_objects_it_gets_another_one(fleet: FakeFleet) -> None:
    fleet.pair()
    others = {part: [{**PIECE[part][0], "name": "others"}] for part in ("metrics", "alerts")}
    declare(fleet, {**PIECE, "name": "second", **others})
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    for kind, old in (("MetricTemplate", "errors"), ("AlertProvider", "chat")):
        assert (fleet.only.peek(kind, old), bool(fleet.only.peek(kind, "others"))) == (None, True)
    assert fleet.pair().changed is False


def test_without_it_nothing_is_left(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]
    for kind, name in (
        ("MetricTemplate", "errors"),
        ("AlertProvider", "chat"),
        ("HelmRelease", "flagger"),
        ("Kustomization", "flagger-installed"),
        ("Secret", "progressive-delivery-flagger-alert-chat"),
    ):
        assert fleet.only.peek(kind, name) is None, (kind, name)


def test_a_file_of_the_users_own_in_a_folder_of_ours_stays(fleet: FakeFleet) -> None:
    fleet.pair()
    own = {f"{FOLDER}/notes/kustomization.yaml": "resources: []\n"}
    fleet.repository.commit(own)
    declare(fleet)
    fleet.pair()
    assert [path for path in files(fleet) if path.startswith(FOLDER)] == [*own]


def kustomization(**more: Any) -> str:
    spec = {
        "interval": "10m",
        "path": "./apps",
        "prune": True,
        "sourceRef": {"kind": "GitRepository", "name": "flux-system"},
        **more,
    }
    meta = {"name": "apps", "namespace": "flux-system"}
    version = "kustomize.toolkit.fluxcd.io/v1"
    return yaml.safe_dump(
        {"apiVersion": version, "kind": "Kustomization", "metadata": meta, "spec": spec}
    )


def canary(**analysis: Any) -> str:
    return yaml.safe_dump(
        {
            "apiVersion": FLAGGER,
            "kind": "Canary",
            "metadata": {"name": "web", "namespace": "default"},
            "spec": {
                "analysis": {"iterations": 1, **analysis},
                "service": {"port": 80},
                "targetRef": {"kind": "Deployment", "name": "web"},
            },
        },
        sort_keys=True,
    )


WEB = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default}
spec:
  selector: {matchLabels: {app: web}}
"""
GOOD = {
    "clusters/c1/apps.yaml": kustomization(dependsOn=[{"name": "flagger-installed"}]),
    "apps/web.yaml": WEB,
    "apps/canary.yaml": canary(),
}
REPLICAS = {**GOOD, "apps/web.yaml": f"{WEB}  replicas: 2\n"}
CAUSE = (
    "cluster c1: apps/web.yaml:6: Deployment default/web has replicas, and is the target of "
    "Canary default/web in apps/canary.yaml"
)


def warnings(fleet: FakeFleet) -> list[str]:
    return [one.text for one in fleet.events if isinstance(one, Note) and one.level == "warning"]


def test_canaries_that_work_are_not_mentioned(fleet: FakeFleet) -> None:
    fleet.repository.commit(GOOD)
    assert report_of(fleet.pair()).cause == ""
    assert warnings(fleet) == []


@pytest.mark.parametrize("story", ["plan", "pair"])
def test_a_canary_that_cannot_work_is_refused_before_anything(fleet: FakeFleet, story: str) -> None:
    head = fleet.repository.commit(REPLICAS)
    report = report_of(getattr(fleet, story)())
    assert (report.result, report.cause) == ("failed", CAUSE)
    assert fleet.repository.head("main") == head
    assert fleet.only.journal.writes == []


def test_one_that_came_later_is_only_named(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.repository.commit(REPLICAS)
    assert report_of(fleet.pair()).result == "paired"
    assert [one for one in warnings(fleet) if one.startswith(CAUSE)]


def test_a_metric_that_is_in_use_is_not_taken_away(fleet: FakeFleet) -> None:
    reference = {"name": "errors", "namespace": "flux-system"}
    metric = {"name": "errors", "templateRef": reference, "thresholdRange": {"max": 1}}
    fleet.repository.commit({**GOOD, "apps/canary.yaml": canary(metrics=[metric])})
    assert report_of(fleet.pair()).cause == ""
    declare(fleet, {**PIECE, "metrics": []})
    assert "there is no MetricTemplate 'errors'" in report_of(fleet.pair()).cause
    assert fleet.only.journal.writes == []


def of_leaving(fleet: FakeFleet) -> list[str]:
    return [one for one in warnings(fleet) if "Flagger is uninstalled" in one]


def test_flagger_does_not_leave_its_canaries_in_silence(fleet: FakeFleet) -> None:
    fleet.repository.commit(GOOD)
    fleet.pair()
    declare(fleet)
    for story in (fleet.plan, fleet.pair):
        story()
        (said,) = of_leaving(fleet)
        assert "and Git still has Canary default/web in apps/canary.yaml" in said
    fleet.pair()
    assert of_leaving(fleet) == []


def test_nothing_is_said_where_it_leaves_no_canary(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet)
    fleet.pair()
    assert of_leaving(fleet) == []


def test_the_root_must_not_apply_a_canary_together_with_flagger(fleet: FakeFleet) -> None:
    files_ = {"clusters/c1/web.yaml": WEB, "clusters/c1/canary.yaml": canary()}
    fleet.repository.commit(files_)
    report = report_of(fleet.pair())
    assert "clusters/c1/canary.yaml:2: Canary default/web is applied by the root" in report.cause
    assert fleet.only.journal.writes == []


@pytest.mark.parametrize(
    "more",
    [
        {"apps/chart.yaml": "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"},
        {"apps/kustomization.yaml": "resources: [canary.yaml, https://example.com/web.yaml]\n"},
        {"apps/kustomization.yaml": "resources: [canary.yaml]\nnamePrefix: x-\n"},
    ],
)
def test_a_target_that_may_come_from_elsewhere_is_only_named(
    fleet: FakeFleet, more: dict[str, str]
) -> None:
    without = {path: text for path, text in GOOD.items() if path != "apps/web.yaml"}
    fleet.repository.commit({**without, **more})
    fleet.plan()
    assert [one for one in warnings(fleet) if "there is no Deployment 'web'" in one]
    without["apps/canary.yaml"] += "---\nkind: Other\n"
    fleet.repository.commit({path: without.get(path) for path in (*without, *more)})
    assert "there is no Deployment 'web'" in report_of(fleet.plan()).cause


def test_what_a_git_source_delivers_from_the_same_branch_is_read_too(fleet: FakeFleet) -> None:
    paths = {path: text for path, text in REPLICAS.items() if path.startswith("apps/")}
    fleet.repository.commit(paths)
    source = {**GIT, "url": fleet.repository.url}
    declare(fleet, {**source, "branch": "other"}, PIECE)
    fleet.plan()
    assert warnings(fleet) == []
    declare(fleet, source, PIECE)
    assert report_of(fleet.plan()).cause == CAUSE
