"""What others have on the cluster and in Git is never overwritten or deleted."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from provisioner.base.events import Change
from tests.fakes.fleet import FEW, FakeFleet, report_of
from tests.unit.pairing.platform.conftest import GIT, declare, files

PIECES = "clusters/c1/platform/pieces"
SOURCE: dict[str, Any] = {
    "apiVersion": "source.toolkit.fluxcd.io/v1",
    "kind": "GitRepository",
    "metadata": {"name": "theirs", "namespace": "flux-system"},
    "spec": {
        "url": "ssh://git@git.example.com/apps.git",
        "interval": "1m0s",
        "secretRef": {"name": "git-source-apps"},
    },
}


def copied(fleet: FakeFleet, name: str) -> None:
    """As a user copies a Secret under another name: with labels and annotations."""
    item = copy.deepcopy(fleet.only.peek("Secret", "git-source-apps") or {})
    meta = {key: item["metadata"][key] for key in ("labels", "annotations")}
    meta |= {"name": name, "namespace": "flux-system"}
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": item["data"]})


@pytest.mark.parametrize("pieces", [(), ({**GIT, "name": "other", "deliver": []},)])
def test_a_copy_of_a_secret_is_the_users(fleet: FakeFleet, pieces: tuple[Any, ...]) -> None:
    fleet.pair()
    copied(fleet, "mine")
    declare(fleet, *pieces)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "mine")
    assert fleet.only.peek("Secret", "git-source-apps") is None


def test_a_copy_of_a_secret_outlives_the_pairing(fleet: FakeFleet) -> None:
    fleet.pair()
    copied(fleet, "mine")
    assert report_of(fleet.unpair()).result == "unpaired"
    assert fleet.only.peek("Secret", "mine")
    assert fleet.only.peek("Secret", "git-source-apps") is None


def test_a_copy_under_a_name_that_a_piece_needs_is_not_overwritten(fleet: FakeFleet) -> None:
    fleet.pair()
    copied(fleet, "git-source-other")
    declare(fleet, GIT, {**GIT, "name": "other", "deliver": []})
    assert "Secret flux-system/git-source-other exists" in report_of(fleet.pair()).cause


def test_a_secret_stays_as_long_as_somebody_uses_it(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.only.put(SOURCE)
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    (left,) = [
        one for one in fleet.events if isinstance(one, Change) and one.step == "platform leftovers"
    ]
    assert left.detail == "git-source-apps stays: GitRepository theirs uses it"
    assert fleet.only.peek("Secret", "git-source-apps")


def test_a_secret_stays_for_an_object_of_any_kind_of_flux(fleet: FakeFleet) -> None:
    components = [*FEW, "notification-controller"]
    declare(fleet, GIT, components=components)
    fleet.pair()
    version = "notification.toolkit.fluxcd.io/v1beta3"
    fleet.only.put({**SOURCE, "apiVersion": version, "kind": "Provider"})
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "git-source-apps")


def test_a_secret_stays_for_what_a_kustomization_of_the_same_name_delivers(
    fleet: FakeFleet,
) -> None:
    mark = "kustomize.toolkit.fluxcd.io"
    labels = {f"{mark}/name": "platform", f"{mark}/namespace": "theirs"}
    fleet.pair()
    fleet.only.put({**SOURCE, "metadata": {**SOURCE["metadata"], "labels": labels}})
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "git-source-apps")


def test_an_object_of_the_users_own_is_not_taken_over(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    theirs = {**SOURCE, "metadata": {"name": "apps", "namespace": "flux-system"}}
    fleet.only.put(theirs)
    declare(fleet, GIT)
    report = report_of(fleet.pair())
    assert "GitRepository flux-system/apps exists, and the platform did not make it" in report.cause
    assert not [path for path in files(fleet) if path.startswith(PIECES)]


def test_a_file_of_the_users_own_that_he_names_beside_ours_stays(fleet: FakeFleet) -> None:
    fleet.pair()
    names = f"{PIECES}/kustomization.yaml"
    mine = f"{PIECES}/mine.yaml"
    text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine, namespace: default}\n"
    fleet.repository.commit({mine: text, names: f"{files(fleet)[names]}- mine.yaml\n"})
    fleet.pair()
    assert files(fleet)[mine] == text


def test_a_secret_that_needs_another_type_is_made_again(fleet: FakeFleet) -> None:
    fleet.pair()
    ours = copy.deepcopy(fleet.only.peek("Secret", "git-source-apps") or {})
    fleet.only.server.delete(ours)
    fleet.only.put({**ours, "type": "kubernetes.io/dockerconfigjson"})
    fleet.only.journal.clear()
    assert report_of(fleet.pair()).result == "paired"
    of_it = fleet.only.journal.of(kind="Secret", name="git-source-apps")
    assert [one.verb for one in of_it if one.writes] == ["delete", "apply"]
    assert (fleet.only.peek("Secret", "git-source-apps") or {})["type"] == "Opaque"
