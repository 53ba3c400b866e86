"""What cannot move is refused before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from provisioner.reports.model import Result
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.renaming.moved import NEW
from tests.unit.pairing.test_kills import SHOP


def test_an_entry_that_nobody_said_was_renamed_is_refused(fleet: FakeFleet) -> None:
    """Its context may lead to the wrong cluster."""
    fleet.rename(NEW)
    head = fleet.repository.head("main")
    for story in (FakeFleet.pair, FakeFleet.plan, FakeFleet.mark_renamed):
        fleet.renamed = frozenset()
        entry = report_of(story(fleet), NEW)
        assert "is already paired as cluster 'c1' of this fleet (UID " in entry.cause
        assert f"`provisioner pair --renamed {NEW}`" in entry.hint
        assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)


def commit(**files: str | None) -> Callable[[FakeFleet], Any]:
    changes = {name.replace("__", "/"): text for name, text in files.items()}
    return lambda fleet: fleet.repository.commit(
        {(path if "." in path else f"{path}.yaml"): text for path, text in changes.items()}
    )


def without_push(fleet: FakeFleet) -> None:
    repositories = {
        name: msgspec.structs.replace(one, changes="change-request")
        for name, one in fleet.fleet.repositories.items()
    }
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=repositories)


def elsewhere(fleet: FakeFleet) -> None:
    item = fleet.only.peek("ConfigMap", "provisioner-pairing") or {}
    fleet.only.connected().patch(item, {"data": {"repository": "ssh://git@host/other.git"}})


def both(fleet: FakeFleet) -> None:
    clusters = {**fleet.fleet.clusters, "c1": fleet.fleet.clusters[NEW]}
    fleet.fleet = msgspec.structs.replace(fleet.fleet, clusters=clusters)


IDENTITY = "clusters/c1/flux-system/provisioner-identity.json"


REFUSED: dict[str, tuple[str, Callable[[FakeFleet], Any], str]] = {
    "content": (
        "clusters/production",
        commit(clusters__production__mine=SHOP),
        "cannot move to clusters/production: clusters/production is a folder",
    ),
    "a file": ("clusters/x.yaml", commit(clusters__x=SHOP), "clusters/x.yaml exists already"),
    "below a file": ("README.md/x", lambda _fleet: None, "README.md is a file"),
    "mentioned": (
        "clusters/production",
        commit(apps__all="path: ./clusters/c1/apps\n"),
        "apps/all.yaml mentions it",
    ),
    "mentioned beside our files": (
        "clusters/production",
        commit(**{"clusters__c1__flux-system__apps": "path: ./clusters/c1/apps\n"}),
        "clusters/c1/flux-system/apps.yaml mentions it",
    ),
    "relative": (
        "fleets/eu/production",
        commit(clusters__c1__kustomization="resources: [../../base]\n"),
        'clusters/c1/kustomization.yaml has relative paths ("../"), and fleets/eu/production is in '
        "another folder",
    ),
    "nested": ("clusters/c1/production", lambda _fleet: None, "one of them is inside the other"),
    "the whole repository": (".", lambda _fleet: None, "one of them is the whole repository"),
    "another's": (
        "clusters/production",
        lambda fleet: fleet.repository.commit(
            {"clusters/c1/eu/flux-system/provisioner-identity.json": "{}"}
        ),
        "clusters/c1/eu/flux-system/provisioner-identity.json is another pairing's",
    ),
    "change request": (
        "clusters/production",
        without_push,
        "changes to this repository are not pushed, but merged by somebody",
    ),
    "unproven": (
        "clusters/production",
        lambda fleet: fleet.repository.commit({IDENTITY: None}),
        "does not record its UID",
    ),
    "another's name": (
        "clusters/c1",
        lambda fleet: fleet.repository.commit(
            {IDENTITY: '{"version": 1, "clusters": {"demo/production": {"uid": "u"}}}'}
        ),
        "is not the cluster that was paired under this name",
    ),
    "repository": (
        "clusters/production",
        elsewhere,
        "is paired with ssh://git@host/other.git, not",
    ),
    "both": ("clusters/production", both, "is already paired as cluster 'c1' of this fleet"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_move_is_refused_before_anything(case: str, fleet: FakeFleet) -> None:
    path, change, cause = REFUSED[case]
    fleet.rename(NEW, path=path)
    change(fleet)
    head = fleet.repository.head("main")
    entry = report_of(fleet.pair(), NEW)
    assert entry.result is Result.FAILED, entry
    assert cause in entry.cause
    assert (fleet.only.journal.writes, fleet.repository.head("main")) == ([], head)
