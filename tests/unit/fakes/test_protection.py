"""What must never happen to a user: the lines that prevent it, on whole stories. Each of these
faults is planted in tests/mutants/planted.py."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action, Change
from provisioner.pairing import saved_plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.journal import Request
from tests.unit.conftest import FleetMaker

Object = dict[str, Any]
RECORD = "provisioner-pairing"
FLUX = {"app.kubernetes.io/part-of": "flux"}
SYNCED = ("Kustomization flux-system/flux-system", "GitRepository flux-system/flux-system")


def item(api_version: str, kind: str, name: str, namespace: str = "", **meta: Any) -> Object:
    place = {"namespace": namespace} if namespace else {}
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": name, **place, **meta}}


def text(obj: Object) -> str:
    import yaml

    return str(yaml.safe_dump(obj))


def deleted(fleet: FakeFleet) -> list[str]:
    return [request.subject for request in fleet.only.journal.of(verb="delete")]


def test_a_namespace_that_was_there_before_stays(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.only.put(item("v1", "Namespace", "flux-system"))
    fleet.only.put(item("v1", "ConfigMap", "theirs", "flux-system"))
    assert fleet.pair().exit_code == 0
    assert fleet.unpair().exit_code == 0
    assert "flux-system" in fleet.only.names("Namespace")
    assert fleet.only.names("ConfigMap") == ["flux-system/theirs"]
    assert fleet.only.names("Secret") == fleet.only.names("Deployment") == []


def test_a_namespace_with_workloads_that_are_kept_stays(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.only.put(item("batch/v1", "CronJob", "backup", "flux-system"))
    fleet.unpair()
    assert fleet.only.names("CronJob") == ["flux-system/backup"]


def test_another_flux_keeps_its_kinds(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(watch_all_namespaces=False)
    labels = {"app.kubernetes.io/part-of": "flux"}
    fleet.only.put(item("v1", "Namespace", "other"))
    fleet.only.put(item("apps/v1", "Deployment", "source-controller", "other", labels=labels))
    assert fleet.pair().exit_code == 0
    source = item("source.toolkit.fluxcd.io/v1", "GitRepository", "theirs", "other")
    fleet.only.put({**source, "spec": {"url": "x"}})
    assert fleet.unpair().exit_code == 0
    assert fleet.only.names("GitRepository") == ["other/theirs"]
    assert fleet.only.names("Kustomization") == []


def test_another_flux_keeps_its_kinds_before_it_has_any_objects(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(watch_all_namespaces=False)
    labels = {"app.kubernetes.io/part-of": "flux"}
    fleet.only.put(item("v1", "Namespace", "other"))
    fleet.only.put(item("apps/v1", "Deployment", "source-controller", "other", labels=labels))
    fleet.pair()
    kinds = fleet.only.names("CustomResourceDefinition")
    assert fleet.unpair().exit_code == 0
    assert fleet.only.names("CustomResourceDefinition") == kinds != []


def test_a_drain_spares_what_another_kustomization_took_over(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    shop = item("v1", "ConfigMap", "shop", "default")
    fleet.repository.commit({"clusters/c1/shop.yaml": text(shop)})
    fleet.pair()
    fleet.flux["c1"].hung = True
    labels = {"kustomize.toolkit.fluxcd.io/name": "other"}
    fleet.only.edit(shop, {"metadata": {"labels": labels}})
    fleet.unpair(drain=True)
    assert fleet.only.names("ConfigMap") == ["default/shop"]


def test_a_drain_is_of_workloads_alone(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    flux = item("v1", "ServiceAccount", "old-controller", "flux-system")
    flux["metadata"]["labels"] = {"app.kubernetes.io/part-of": "flux"}
    kept = item("v1", "ConfigMap", "kept", "default")
    kept["metadata"]["annotations"] = {"kustomize.toolkit.fluxcd.io/prune": "disabled"}
    fleet.repository.commit(
        {
            "clusters/c1/flux.yaml": text(flux),
            "clusters/c1/kept.yaml": text(kept),
            "clusters/c1/shop.yaml": text(item("v1", "ConfigMap", "shop", "default")),
        }
    )
    fleet.pair()
    root = fleet.only.peek("Kustomization", "flux-system") or {}
    assert len(root["status"]["inventory"]["entries"]) > 10, "Flux's own objects are among them"
    assert fleet.unpair(drain=True).exit_code == 0
    assert "ConfigMap default/shop" in deleted(fleet)
    assert not {*SYNCED, "ServiceAccount flux-system/old-controller"} & set(deleted(fleet))
    assert fleet.only.names("ConfigMap") == ["default/kept"]


def test_an_old_revision_proves_nothing(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.declared(log_level="debug")
    fleet.flux["c1"].unreachable = "x509: certificate signed by unknown authority"
    report = fleet.pair()
    assert report.exit_code == 4
    assert "does not trust the Git host's certificate" in report_of(report).cause


def test_a_change_by_somebody_else_proves_as_well(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    later = fleet.repository.commit({"README.md": "Another.\n"})
    fleet.flux["c1"].tick()
    assert report_of(fleet.pair()).revision == f"main@sha1:{later}"


def test_conditions_of_an_older_generation_prove_nothing(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    fleet.flux["c1"].hung = True
    root = fleet.only.peek("Kustomization", "flux-system") or {}
    fleet.only.edit(root, {"spec": {"interval": "1h0m0s"}})
    assert fleet.pair(timeout=5.0).exit_code == 4
    fleet.flux["c1"].hung = False
    fleet.flux["c1"].tick()
    assert fleet.pair().exit_code == 0


def test_what_takes_a_deleted_objects_name_is_not_waited_for(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()

    def made_again(request: Request) -> None:
        fleet.only.put(item("apps/v1", "Deployment", request.name, "flux-system"))

    fleet.only.journal.on(made_again, verb="delete", kind="Deployment", name="source-controller")
    assert fleet.unpair().exit_code == 0


@pytest.mark.parametrize("story", ["pair", "unpair", "rotate"])
def test_the_cluster_of_another_fleet_is_left_alone(story: str, fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    keys, commit = fleet.host.titles, fleet.repository.head("main")
    record = item("v1", "ConfigMap", RECORD, "flux-system")
    fleet.only.edit(record, {"data": {"fleet": "theirs"}})
    report = getattr(fleet, story)()
    assert (report.exit_code, report_of(report).result) == (4, "failed")
    assert "belongs to fleet 'theirs'" in report_of(report).cause
    assert fleet.only.journal.writes == []
    assert (fleet.host.titles, fleet.repository.head("main")) == (keys, commit)


def test_a_rebuilt_cluster_is_not_the_one_of_the_plan(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    before = fleet.saved()
    assert saved_plan.moved(before, fleet.saved()) == []
    fleet.build("c1", again=1)
    accepted = fleet.saved(new_clusters=frozenset({"c1"}))
    lines = saved_plan.moved(before, accepted)
    assert any(line.startswith("c1: cluster: was ") for line in lines)


def test_a_cluster_that_another_run_changes_is_waited_for(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    lease = item("coordination.k8s.io/v1", "Lease", RECORD, "kube-system")
    holder = {"holderIdentity": "elsewhere/1/1", "leaseDurationSeconds": 30}
    fleet.only.put({**lease, "spec": holder})
    report = fleet.pair(timeout=5.0)
    assert "run elsewhere/1/1 is changing it" in report_of(report).cause
    assert fleet.only.journal.writes == []


def test_a_cluster_that_another_fleet_took_meanwhile_is_left_alone(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    lease = item("coordination.k8s.io/v1", "Lease", RECORD, "kube-system")
    fleet.only.put({**lease, "spec": {"holderIdentity": "elsewhere/1/1"}})
    record = item("v1", "ConfigMap", RECORD, "flux-system")

    def taken(_request: Request) -> None:
        fleet.only.edit(record, {"data": {"fleet": "theirs"}})
        fleet.only.server.delete(lease)
        fleet.only.journal.reactions.clear()

    fleet.only.journal.on(taken, verb="get", kind="Lease")
    fleet.only.server.delete(item("v1", "Secret", "flux-system", "flux-system"))
    report = fleet.pair()
    assert "belongs to fleet 'theirs'" in report_of(report).cause
    assert fleet.only.journal.writes == []


def test_a_cluster_has_one_name_in_its_fleet(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.pair()
    fleet.clusters["c2"] = fleet.clusters["c1"]
    report = fleet.pair()
    assert "is already paired as cluster 'c1'" in report_of(report, "c2").cause
    assert fleet.clusters["c2"].journal.writes == []


def test_a_cluster_that_still_runs_flux_keeps_its_key_and_files(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    pod = item("v1", "Pod", "source-controller-0", "flux-system")
    pod["metadata"] |= {"finalizers": ["example.com/keep"], "labels": FLUX}
    fleet.only.put(pod)
    fleet.only.delete(pod)
    fleet.only.journal.clear()
    titles, commit = fleet.host.titles, fleet.repository.head("main")
    report = fleet.unpair(timeout=5.0)
    assert (report.exit_code, report_of(report).result) == (4, "failed")
    assert "Pod flux-system/source-controller-0" in report_of(report).cause
    assert "finalizer example.com/keep" in report_of(report).cause
    assert (fleet.host.titles, fleet.repository.head("main")) == (titles, commit)


def test_a_path_of_another_cluster_keeps_this_one_untouched(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.repository.commit(
        {"clusters/c1/flux-system/kustomization.yaml": "# Pairing: other/c9\nresources: []\n"}
    )
    report = fleet.pair()
    assert "belongs to cluster c9 of fleet other" in report_of(report).cause
    assert fleet.only.journal.writes == fleet.host.journal.writes == []


def test_only_keys_of_this_pairing_are_superseded(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.pair()
    uid = fleet.host.titles[0].split()[1]
    fleet.host.put(f"demo/c1 {uid} older", "ssh-ed25519 AAAA1")
    fleet.host.put(f"demo/c11 {uid} a", "ssh-ed25519 AAAA2")
    fleet.host.put(f"other/c1 {uid} b", "ssh-ed25519 AAAA3")
    fleet.pair()
    assert [title.split()[0] for title in fleet.host.titles] == [
        "demo/c1",
        "demo/c11",
        "demo/c2",
        "other/c1",
    ]
    assert f"demo/c1 {uid} older" not in fleet.host.titles
    told = [event for event in fleet.events if isinstance(event, Change)]
    assert [
        event.cluster
        for event in told
        if event.step == "old keys" and event.action == Action.DELETED
    ] == ["c1"]
