"""A hub decrypts for its spoke, with a key of that spoke alone, on fakes."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import age, yaml_reader
from provisioner.handover import fleet as handover
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.platform.test_new_key import encrypted
from tests.unit.pairing.platform.test_new_key import sops as sops
from tests.unit.pairing.platform.test_sops import RECOVERY, SOPS
from tests.unit.pairing.spokes.test_moves import to_own
from tests.unit.pairing.spokes.test_renames import rename_hub
from tests.unit.pairing.spokes.test_stories import files, results

SECRET, FILE = "spoke-c2-sops", "clusters/c2/secret.yaml"


def decrypting(spokes: FakeSpokes, *pieces: dict[str, Any], name: str = "c2") -> None:
    declared = [msgspec.convert(one, handover.Piece) for one in pieces]
    own = msgspec.structs.replace(spokes.fleet.fleet.pairings[name], platform=declared)
    pairings = {**spokes.fleet.fleet.pairings, name: own}
    spokes.fleet.fleet = msgspec.structs.replace(spokes.fleet.fleet, pairings=pairings)


@pytest.fixture
def spokes(spokes: FakeSpokes) -> FakeSpokes:
    decrypting(spokes, SOPS)
    return spokes


def key_on_hub(spokes: FakeSpokes, name: str = SECRET) -> age.Key | None:
    item = spokes.cluster("c1").peek("Secret", name)
    if item is None:
        return None
    (key,) = age.keys(base64.b64decode(item["data"]["age.agekey"]).decode())
    return key


def recipient(spokes: FakeSpokes, name: str = SECRET) -> str:
    key = key_on_hub(spokes, name)
    assert key
    return key.recipient


def decryption(spokes: FakeSpokes, name: str = "c2") -> Any:
    """What the Kustomization in Git says."""
    text = files(spokes)[f"clusters/c1/spokes/{name}.yaml"]
    return yaml_reader.load(text, "file")[0]["spec"].get("decryption")


def test_the_key_is_on_the_hub_before_its_public_half_is_in_git(spokes: FakeSpokes) -> None:
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c2": "paired"}, report
    text = files(spokes)[".sops.yaml"]
    assert f"# Pairing: demo/c2, key {recipient(spokes)}" in text
    assert "path_regex: ^clusters/c2/" in text
    assert decryption(spokes) == {"provider": "sops", "secretRef": {"name": SECRET}}
    assert not [
        item["metadata"]["name"]
        for item in spokes.cluster("c2").server.all("", "Secret")
        if "sops" in item["metadata"]["name"]
    ]


def test_again_nothing_changes_and_the_hub_takes_it_for_nothing_of_its_own(
    spokes: FakeSpokes,
) -> None:
    """Also where the hub itself decrypts, and has pieces no more."""
    decrypting(spokes, SOPS, name="c1")
    spokes.fleet.pair()
    assert not spokes.fleet.pair().changed
    before = recipient(spokes)
    assert before != recipient(spokes, "sops-age")
    decrypting(spokes, name="c1")
    assert set(results(spokes.fleet.pair()).values()) == {"paired"}
    assert key_on_hub(spokes, "sops-age") is None
    assert recipient(spokes) == before
    assert not spokes.fleet.pair().changed


def test_a_plan_makes_no_key(spokes: FakeSpokes) -> None:
    spokes.fleet.plan()
    assert spokes.fleet.steps("c2")["decryption key"] == "created"
    assert key_on_hub(spokes) is None


def test_a_key_that_files_need_is_not_made_anew(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    lost = recipient(spokes)
    spokes.fleet.repository.commit({FILE: encrypted(lost, RECOVERY)})
    spokes.cluster("c1").server.delete(spokes.cluster("c1").peek("Secret", SECRET) or {})
    report = report_of(spokes.fleet.pair(), "c2")
    assert report.result == "failed"
    assert f"Secret flux-system/{SECRET} on c1 no longer holds {lost}" in report.cause


def test_a_secret_of_somebody_else_is_left_alone(spokes: FakeSpokes) -> None:
    meta = {"name": SECRET, "namespace": "flux-system"}
    spokes.fleet.pair(only=frozenset({"c1"}))
    spokes.cluster("c1").put({"apiVersion": "v1", "kind": "Secret", "metadata": meta})
    report = report_of(spokes.fleet.pair(), "c2")
    assert f"{SECRET} on c1 exists, and provisioner did not make it" in report.cause
    assert report.hint
    assert "clusters/c1/spokes/c2.yaml" not in files(spokes)


def test_once_it_decrypts_no_more_the_key_goes(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    key = recipient(spokes)
    spokes.fleet.repository.commit({FILE: encrypted(key, RECOVERY)})
    decrypting(spokes)
    report = report_of(spokes.fleet.pair(), "c2")
    assert f"it is to have its key {key} no more" in report.cause
    spokes.fleet.repository.commit({FILE: encrypted(RECOVERY)})
    assert report_of(spokes.fleet.pair(), "c2").result == "paired"
    assert key_on_hub(spokes) is None
    assert decryption(spokes) is None
    assert not spokes.fleet.pair().changed


def test_a_renamed_spoke_keeps_its_key(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    key = recipient(spokes)
    spokes.fleet.repository.commit({FILE: encrypted(key, RECOVERY)})
    assert set(results(spokes.fleet.pair()).values()) == {"paired"}
    spokes.fleet.rename("c9", old="c2")
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c9": "paired"}, report
    assert (recipient(spokes, "spoke-c9-sops"), key_on_hub(spokes)) == (key, None)
    assert f"# Pairing: demo/c9, key {key}" in files(spokes)[".sops.yaml"]
    assert not spokes.fleet.pair().changed


def test_a_renamed_hub_goes_on_decrypting(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    key = recipient(spokes)
    rename_hub(spokes)
    assert set(results(spokes.fleet.pair()).values()) == {"paired"}
    assert recipient(spokes) == key
    assert not spokes.fleet.pair().changed


def test_its_key_is_replaced(spokes: FakeSpokes, sops: Path) -> None:
    spokes.fleet.pair()
    old = recipient(spokes)
    spokes.fleet.repository.commit({FILE: encrypted(old, RECOVERY)})
    assert set(results(spokes.fleet.pair()).values()) == {"paired"}
    report = spokes.fleet.rotate_secrets()
    assert results(report) == {"c2": "rotated"}, report
    assert recipient(spokes) != old
    assert old not in str(files(spokes))
    assert recipient(spokes) in files(spokes)[FILE]
    assert not spokes.fleet.pair().changed


def test_it_leaves_with_its_spoke(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    assert results(spokes.fleet.unpair("c2")) == {"c2": "unpaired"}
    assert key_on_hub(spokes) is None
    assert "demo/c2" not in files(spokes).get(".sops.yaml", "")


@pytest.mark.parametrize("gone", [False, True])
def test_keys_that_somebody_has_put_beside_it_are_left_on_the_hub(
    spokes: FakeSpokes, gone: bool
) -> None:
    """Perhaps the only copies of them."""
    spokes.fleet.pair()
    hub = spokes.cluster("c1")
    other = base64.b64encode(age.make().private.reveal().encode()).decode()
    hub.edit(hub.peek("Secret", SECRET) or {}, {"data": {"mine.agekey": other}})
    spokes.fleet.unpair("c2", gone=gone)
    assert (hub.peek("Secret", SECRET) or {})["data"]["mine.agekey"] == other
    assert hub.peek("Secret", "spoke-c2-kubeconfig") is None


def test_a_cluster_that_decrypts_does_not_move(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    to_own(spokes)
    report = report_of(spokes.fleet.pair(), "c2")
    assert "it has pieces of a platform, which do not move" in report.cause
    assert key_on_hub(spokes)
