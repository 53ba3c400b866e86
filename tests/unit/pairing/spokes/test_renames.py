"""Spokes and hubs are renamed, and workloads never notice, on fakes."""

from __future__ import annotations

import pytest

from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_stories import files, results
from tests.unit.pairing.test_kills import killed

KINDS = ("ServiceAccount", "Secret", "ClusterRole", "ClusterRoleBinding")


def version(spokes: FakeSpokes, name: str) -> tuple[str, str]:
    """Of the workload, without who delivers it."""
    item = spokes.cluster(name).peek("ConfigMap", "app", "default") or {}
    return item["metadata"]["uid"], str(item["data"])


def rename_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.rename("h1", old="c1")
    spokes.hub = "h1"
    spokes.declare("c2", hub="h1")


def check_spoke(spokes: FakeSpokes, name: str, path: str) -> None:
    """Nothing has the old name any more."""
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    assert not spokes.fleet.pair().changed
    hub = spokes.cluster("c1")
    held = [item["metadata"]["name"] for item in hub.server.all("", "Secret", "flux-system")]
    assert [one for one in held if one.startswith("spoke-")] == [f"spoke-{name}-kubeconfig"]
    assert hub.peek("Kustomization", "spoke-c2") is None or name == "c2"
    ours = [one for one in files(spokes) if "spokes/" in one or one.startswith("clusters/c2/")]
    assert f"clusters/c1/spokes/{name}.yaml" in ours
    assert path == "clusters/c2" or not any(one.startswith("clusters/c2/") for one in ours)
    record = (spokes.cluster(name).peek("ConfigMap", "provisioner-pairing") or {})["data"]
    assert (record["cluster"], record["path"]) == (name, path)
    assert "former_cluster" not in record
    marked(spokes, name, "c1")


def marked(spokes: FakeSpokes, name: str, hub: str) -> None:
    for resource, item in spokes.cluster(name).server.everything():
        if resource.kind in KINDS and item["metadata"]["name"].startswith("provisioner-spoke"):
            notes = item["metadata"]["annotations"]
            assert (notes["provisioner/cluster"], notes["provisioner/hub"]) == (name, hub)


def rename_both(spokes: FakeSpokes) -> None:
    rename_hub(spokes)
    spokes.fleet.rename("c9", old="c2")


def check_both(spokes: FakeSpokes, before: tuple[str, str], token: str) -> None:
    """The hub is h1 and the spoke c9, and the workload has not noticed."""
    report = spokes.fleet.pair()
    assert results(report) == {"h1": "paired", "c9": "paired"}, [
        one.cause for one in report.clusters
    ]
    assert not spokes.fleet.pair().changed
    spokes.fleet.flux["h1"].tick()
    assert (version(spokes, "c9"), spokes.token("c9")) == (before, token)
    held = files(spokes)
    assert "clusters/h1/spokes/c9.yaml" in held
    assert not [path for path in held if path.startswith(("clusters/c1/", "clusters/c2/"))]
    assert "clusters/h1/spokes/c2.yaml" not in held
    hub = spokes.cluster("c1")
    assert hub.peek("Secret", "spoke-c2-kubeconfig") is None
    assert hub.peek("Kustomization", "spoke-c2") is None
    record = (spokes.cluster("c9").peek("ConfigMap", "provisioner-pairing") or {})["data"]
    assert (record["cluster"], record["hub"]) == ("c9", "h1")
    marked(spokes, "c9", "h1")


def test_a_hub_and_its_spoke_are_renamed_in_one_run(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before, token = version(spokes, "c2"), spokes.token("c2")
    rename_both(spokes)
    report = spokes.fleet.pair()
    assert results(report) == {"h1": "paired", "c9": "paired"}, [
        one.cause for one in report.clusters
    ]
    assert version(spokes, "c9") == before
    check_both(spokes, before, token)


@pytest.mark.parametrize("writes", range(1, 20))
def test_both_renames_go_on_after_a_kill(spokes: FakeSpokes, writes: int) -> None:
    spokes.fleet.pair()
    before, token = version(spokes, "c2"), spokes.token("c2")
    rename_both(spokes)
    killed(spokes.fleet, FakeFleet.pair, writes)
    check_both(spokes, before, token)


def test_a_spoke_waits_for_the_new_name_of_its_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before = version(spokes, "c2")
    rename_both(spokes)
    report = report_of(spokes.fleet.pair(only=frozenset({"c9"})), "c9")
    assert "its hub is renamed as well, and is still 'c1'" in report.cause
    assert report.hint
    assert spokes.cluster("c9").journal.writes == []
    assert version(spokes, "c9") == before


@pytest.mark.parametrize("path", ["clusters/c9", "clusters/c2"])
def test_a_spoke_is_renamed(spokes: FakeSpokes, path: str) -> None:
    spokes.fleet.pair()
    before, token = version(spokes, "c2"), spokes.token("c2")
    commits = spokes.fleet.repository.head("main")
    spokes.fleet.rename("c9", old="c2", path=path)
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c9": "paired"}, report
    assert spokes.fleet.repository.head("main") != commits
    assert version(spokes, "c9") == before
    assert spokes.token("c9") == token
    check_spoke(spokes, "c9", path)
    spokes.fleet.flux["c1"].tick()
    assert version(spokes, "c9") == before


def test_a_spoke_is_renamed_after_its_token_was(spokes: FakeSpokes) -> None:
    """Its Secret has the second of the two names then."""
    spokes.fleet.pair()
    spokes.fleet.rotate("c2")
    spokes.fleet.rename("c9", old="c2")
    spokes.fleet.plan()
    assert spokes.fleet.steps("c9")["access"] == "unchanged"
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    check_spoke(spokes, "c9", "clusters/c9")
    assert spokes.cluster("c9").peek("Secret", "provisioner-spoke-token") is None


@pytest.mark.parametrize("writes", range(1, 12))
@pytest.mark.parametrize("after", ["c9", "c2"])
def test_a_rename_of_a_spoke_that_was_killed_goes_on(
    spokes: FakeSpokes, writes: int, after: str
) -> None:
    """Under the new name, or back."""
    spokes.fleet.pair()
    before = version(spokes, "c2")
    spokes.fleet.rename("c9", old="c2")
    killed(spokes.fleet, FakeFleet.pair, writes)
    spokes.fleet.flux["c1"].tick()
    assert version(spokes, "c9") == before
    if after == "c2":
        spokes.fleet.rename("c2", old="c9")
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    assert version(spokes, after) == before
    check_spoke(spokes, after, f"clusters/{after}")


def test_a_hub_is_renamed(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before, token = version(spokes, "c2"), spokes.token("c2")
    rename_hub(spokes)
    report = spokes.fleet.pair()
    assert results(report) == {"h1": "paired", "c2": "paired"}, report
    assert version(spokes, "c2") == before
    assert spokes.token("c2") == token
    assert "clusters/h1/spokes/c2.yaml" in files(spokes)
    assert not [path for path in files(spokes) if path.startswith("clusters/c1/")]
    assert (spokes.cluster("c2").peek("ConfigMap", "provisioner-pairing") or {})["data"][
        "hub"
    ] == "h1"
    marked(spokes, "c2", "h1")
    assert not spokes.fleet.pair().changed
    spokes.fleet.flux["h1"].tick()
    assert version(spokes, "c2") == before


@pytest.mark.parametrize("writes", range(1, 12))
def test_a_rename_of_a_hub_that_was_killed_goes_on(spokes: FakeSpokes, writes: int) -> None:
    spokes.fleet.pair()
    before = version(spokes, "c2")
    rename_hub(spokes)
    killed(spokes.fleet, FakeFleet.pair, writes)
    assert version(spokes, "c2") == before
    report = spokes.fleet.pair()
    assert set(results(report).values()) == {"paired"}, report
    assert not spokes.fleet.pair().changed
    assert version(spokes, "c2") == before
    marked(spokes, "c2", "h1")


def test_two_never_deliver_at_once(spokes: FakeSpokes) -> None:
    """Not even where the folder stays, and both names would have the same path."""
    spokes.fleet.pair()
    spokes.fleet.rename("c9", old="c2", path="clusters/c2")
    killed(spokes.fleet, FakeFleet.pair, 2)
    old = spokes.cluster("c1").peek("Kustomization", "spoke-c2") or {}
    assert old["spec"]["suspend"] is True
