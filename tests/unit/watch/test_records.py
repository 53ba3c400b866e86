"""Records of pairings: what they hold, and that nothing which cannot be understood is acted on."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest

from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.watch.management import conditions, records
from provisioner.watch.management.conditions import Condition, condition
from provisioner.watch.management.records import Record
from tests.unit.watch.test_desired import SPEC

NOW = "2026-01-31T12:00:00Z"


def stored(**spec: Any) -> dict[str, Any]:
    """A record as the API server gives it."""
    made = copy.deepcopy(records.written(SPEC))
    made["metadata"] |= {"uid": "r1", "resourceVersion": "7", "generation": 2}
    made["spec"] |= spec
    return made


def test_a_record_holds_what_unpairing_needs() -> None:
    read = records.read(stored())
    assert (read.spec, read.problem, read.uid, read.generation) == (SPEC, "", "r1", 2)
    fleet = records.fleet([read.spec], "management", Existing(context="hub"))
    assert fleet.pairings == {"default-c1": SPEC.pairing}
    assert fleet.repositories == {"fleet": SPEC.repository}


@pytest.mark.parametrize(
    "change",
    [
        {"cluster": {"name": "c2", "namespace": "default", "uid": "u1"}},
        {"cluster": {"name": "c1"}},
        {"entry": "other"},
        {"fleet": ""},
        {"repository": None},
        {"repository": {"kind": "unknown"}},
        {"pairing": {"cluster": "default-c1", "repository": "fleet", "path": "../x"}},
        {"pairing": "text"},
    ],
)
def test_what_cannot_be_understood_is_a_problem(change: dict[str, Any]) -> None:
    assert "$.spec" in records.read(stored(**change)).problem


def test_what_a_newer_version_adds_is_no_problem() -> None:
    assert records.read(stored(later=1)).problem == ""


def test_a_wish_is_an_annotation() -> None:
    given = stored()
    given["metadata"]["annotations"] = {records.UNPAIR: "drain"}
    assert records.read(given).wish == "drain"


def test_only_a_pairing_that_began_has_a_finalizer() -> None:
    assert records.written(SPEC)["metadata"]["finalizers"] == [records.FINALIZER]
    empty = msgspec.structs.replace(SPEC, pairing=None)
    assert "finalizers" not in records.written(empty)["metadata"]


@pytest.mark.parametrize(
    ("version", "than", "newer"), [("9", "10", False), ("10", "9", True), ("a", "9", True)]
)
def test_an_event_that_is_late_is_older(version: str, than: str, newer: bool) -> None:
    one = Record(namespace="n", name="c", spec=SPEC, version=version)
    other = msgspec.structs.replace(one, version=than)
    assert records.newer(one, other) is newer


def test_clusterctl_moves_records() -> None:
    labels = records.crd()["metadata"]["labels"]
    assert set(labels) == {
        "clusterctl.cluster.x-k8s.io",
        "clusterctl.cluster.x-k8s.io/move",
    }


def test_the_time_of_a_condition_changes_with_its_status() -> None:
    held = (Condition(type="A", status="True", reason="X", last_transition_time="before"),)
    (same,) = conditions.merged(held, [condition("A", True, "Y", "m")], NOW, 3)
    assert (same.reason, same.last_transition_time, same.observed_generation) == ("Y", "before", 3)
    (other,) = conditions.merged(held, [condition("A", False, "Y")], NOW, 3)
    assert (other.status, other.last_transition_time) == ("False", NOW)


def test_only_what_is_new_is_said() -> None:
    held = [condition("A", True, "X", "m")]
    assert not conditions.differ(held, [condition("A", True, "X", "m")])
    assert conditions.differ(held, [condition("A", True, "X", "n")])
    assert conditions.differ(held, [condition("B", None, "X")])
