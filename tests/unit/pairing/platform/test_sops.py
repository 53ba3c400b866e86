"""A cluster that decrypts files with a key of its own, from the first run to its last, on fakes."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from provisioner.base import age
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files, unchanged_by_another_run
from tests.unit.pairing.test_kills import killed

RECOVERY = age.make().recipient
SOPS: dict[str, Any] = {"kind": "sops", "age": True, "recovery": [RECOVERY]}
USERS = "# mine\ncreation_rules:\n  - path_regex: notes/.*\n    pgp: AB  # kept\n"
V1 = {"apiVersion": "v1", "kind": "Secret"}
SECRET = "clusters/c1/secret.yaml"


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet(1)
    declare(made, SOPS)
    return made


def key_of(fleet: FakeFleet, cluster: str = "c1") -> age.Key:
    item = fleet.clusters[cluster].peek("Secret", "sops-age") or {}
    (key,) = age.keys(base64.b64decode(item["data"]["age.agekey"]).decode())
    return key


def encrypted(*recipients: str) -> str:
    """As SOPS leaves an object, as far as it matters here."""
    lines = "".join(f"    - recipient: {one}\n" for one in recipients)
    head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n"
    return f"{head}data: {{a: 'ENC[AES256_GCM,data:x]'}}\nsops:\n  age:\n{lines}"


def test_the_key_is_on_the_cluster_before_its_public_half_is_in_git(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    key, held = key_of(fleet), files(fleet)
    assert f"# Pairing: demo/c1, key {key.recipient}" in held[".sops.yaml"]
    assert f"{key.recipient},{RECOVERY}" in held[".sops.yaml"]
    assert "secretRef:\n      name: sops-age" in held["clusters/c1/flux-system/gotk-sync.yaml"]
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index("Secret/sops-age") < order.index("GitRepository/flux-system")
    assert fleet.steps()["decryption key"] == "created"


def test_the_private_half_is_nowhere_but_on_the_cluster(fleet: FakeFleet) -> None:
    report = fleet.pair()
    private = key_of(fleet).private.reveal()
    canaries = (private, private.lower(), private[-20:])
    shown = [*map(repr, fleet.events), repr(report), *files(fleet).values()]
    assert not [text for text in shown if any(one in text for one in canaries)]


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    unchanged_by_another_run(fleet)


def test_a_plan_makes_no_key(fleet: FakeFleet) -> None:
    fleet.plan()
    assert fleet.steps()["decryption key"] == "created"
    assert fleet.only.peek("Secret", "sops-age") is None
    assert ".sops.yaml" not in str(files(fleet).keys() if fleet.repository.head("main") else "")


def test_clusters_of_a_fleet_share_the_file_with_the_user(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(3)
    declare(fleet, SOPS)
    fleet.repository.commit({".sops.yaml": USERS})
    assert fleet.pair().changed
    text = files(fleet)[".sops.yaml"]
    assert text.startswith(USERS)
    assert all(key_of(fleet, name).recipient in text for name in ("c1", "c2", "c3"))
    assert len(fleet.repository.log("main")) == 3
    assert fleet.pair().changed is False


def test_a_key_that_is_gone_is_made_anew_only_if_nothing_needs_it(fleet: FakeFleet) -> None:
    fleet.pair()
    before = key_of(fleet).recipient
    fleet.only.server.delete(fleet.only.peek("Secret", "sops-age") or {})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    after = key_of(fleet).recipient
    assert after != before
    assert before not in files(fleet)[".sops.yaml"]
    assert after in files(fleet)[".sops.yaml"]


def test_a_key_that_is_gone_and_needed_is_an_error_that_says_what_to_do(fleet: FakeFleet) -> None:
    fleet.pair()
    lost = key_of(fleet).recipient
    fleet.repository.commit({SECRET: encrypted(lost, RECOVERY)})
    fleet.only.server.delete(fleet.only.peek("Secret", "sops-age") or {})
    report = report_of(fleet.pair())
    assert report.result == "failed"
    assert f"no longer holds {lost}, to which files are encrypted: {SECRET}" in report.cause
    assert f"--rm-age {lost}" in report.hint
    assert fleet.only.peek("Secret", "sops-age") is None

    fleet.repository.commit({SECRET: encrypted(RECOVERY)})
    assert report_of(fleet.pair()).result == "paired"


def test_a_key_of_the_users_is_adopted_only_when_he_says_so(fleet: FakeFleet) -> None:
    theirs = age.make()
    entry = base64.b64encode(f"# mine\n{theirs.private.reveal()}\n".encode()).decode()
    meta: dict[str, Any] = {"name": "sops-age", "namespace": "flux-system"}
    item = {"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": {"a.agekey": entry}}
    declare(fleet)
    fleet.pair()
    fleet.only.put(item)
    declare(fleet, SOPS)
    assert "label secret sops-age provisioner/platform=sops" in report_of(fleet.pair()).hint

    labels = {"provisioner/platform": "sops"}
    fleet.only.edit(fleet.only.peek("Secret", "sops-age") or {}, {"metadata": {"labels": labels}})
    assert report_of(fleet.pair()).result == "paired"
    assert theirs.recipient in files(fleet)[".sops.yaml"]
    assert (fleet.only.peek("Secret", "sops-age") or {})["data"] == {"a.agekey": entry}


def test_a_rule_of_the_users_that_comes_first_is_named_with_its_line(fleet: FakeFleet) -> None:
    fleet.repository.commit({".sops.yaml": "creation_rules:\n  - path_regex: clusters/.*\n"})
    report = report_of(fleet.pair())
    assert ".sops.yaml:2: this rule takes files below clusters/c1" in report.cause
    assert fleet.only.journal.writes == []


def test_without_the_piece_nobody_minds_what_the_file_is_like(fleet: FakeFleet) -> None:
    declare(fleet)
    text = "creation_rules: [{pgp: AB}\n"
    fleet.repository.commit({".sops.yaml": text})
    assert report_of(fleet.pair()).result == "paired"
    assert report_of(fleet.unpair()).result == "unpaired"
    assert files(fleet)[".sops.yaml"] == text


def test_a_piece_that_is_no_longer_declared_leaves_nothing(fleet: FakeFleet) -> None:
    fleet.repository.commit({".sops.yaml": USERS})
    fleet.pair()
    key = key_of(fleet).recipient
    declare(fleet)
    fleet.repository.commit({SECRET: encrypted(key, RECOVERY)})
    report = report_of(fleet.pair())
    assert f"files are encrypted to it: {SECRET}" in report.cause
    assert fleet.only.peek("Secret", "sops-age")

    fleet.repository.commit({SECRET: encrypted(RECOVERY)})
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "sops-age") is None
    assert files(fleet)[".sops.yaml"] == USERS
    assert "decryption" not in files(fleet)["clusters/c1/flux-system/gotk-sync.yaml"]
    assert fleet.pair().changed is False


def test_the_secret_stays_for_a_key_that_somebody_put_into_it(fleet: FakeFleet) -> None:
    fleet.pair()
    item = fleet.only.peek("Secret", "sops-age") or {}
    fleet.only.edit(item, {"data": {"theirs.agekey": item["data"]["age.agekey"]}})
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert "sops-age stays: theirs.agekey in it is not ours" in str(fleet.events)
    assert fleet.only.peek("Secret", "sops-age")


def test_a_renamed_cluster_keeps_its_key(fleet: FakeFleet) -> None:
    fleet.pair()
    before = key_of(fleet)
    fleet.repository.commit({SECRET: encrypted(before.recipient, RECOVERY)})
    fleet.rename("c9")
    assert report_of(fleet.pair(), "c9").result == "paired"
    assert key_of(fleet, "c9") == before
    text = files(fleet)[".sops.yaml"]
    assert "# Pairing: demo/c9" in text
    assert "c1" not in text


def test_an_upgrade_leaves_key_and_rules_as_they_are(fleet: FakeFleet) -> None:
    fleet.pair()
    key, text = key_of(fleet), files(fleet)[".sops.yaml"]
    assert report_of(fleet.upgrade()).result == "paired"
    assert (key_of(fleet), files(fleet)[".sops.yaml"]) == (key, text)


def test_an_upgrade_makes_no_key(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    declare(fleet, SOPS)
    report = report_of(fleet.upgrade())
    assert "no key to decrypt with yet" in report.cause
    assert ".sops.yaml" not in files(fleet)


def test_a_new_key_beside_the_old_one_takes_over(fleet: FakeFleet) -> None:
    """As docs/sops.md says it: the entry `age.agekey` is the current key."""
    fleet.pair()
    old, new = key_of(fleet), age.make()
    fleet.repository.commit({SECRET: encrypted(old.recipient, RECOVERY)})
    put_keys(fleet, {"age.agekey": new, "old.agekey": old})
    assert report_of(fleet.pair()).result == "paired"
    text = files(fleet)[".sops.yaml"]
    assert (new.recipient in text, old.recipient in text) == (True, False)

    put_keys(fleet, {"age.agekey": new, "old.agekey": None})
    fleet.repository.commit({SECRET: encrypted(new.recipient, RECOVERY)})
    fleet.pair()
    assert fleet.pair().changed is False


def put_keys(fleet: FakeFleet, keys: dict[str, age.Key | None]) -> None:
    entries = {
        name: base64.b64encode(key.private.reveal().encode()).decode() if key else None
        for name, key in keys.items()
    }
    fleet.only.edit(fleet.only.peek("Secret", "sops-age") or {}, {"data": entries})


def test_of_two_runs_at_once_the_second_does_not_push_another_key(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run writes its key after this one has looked."""
    theirs = age.make()
    make = age.make

    def meanwhile() -> age.Key:
        entry = base64.b64encode(f"{theirs.private.reveal()}\n".encode()).decode()
        labels = {"provisioner/platform": "sops"}
        meta = {"name": "sops-age", "namespace": "flux-system", "labels": labels}
        space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}
        fleet.only.put(space)
        fleet.only.put({**V1, "metadata": meta, "data": {"age.agekey": entry}})
        return make()

    monkeypatch.setattr(age, "make", meanwhile)
    report = report_of(fleet.pair())
    assert "has changed since this run looked at it" in report.cause
    assert ".sops.yaml" not in files(fleet)
    monkeypatch.setattr(age, "make", make)
    assert report_of(fleet.pair()).result == "paired"
    assert theirs.recipient in files(fleet)[".sops.yaml"]


def test_leaving_keeps_keys_that_somebody_has_put_beside_ours(fleet: FakeFleet) -> None:
    fleet.pair()
    live = fleet.only.peek("Secret", "sops-age") or {}
    fleet.only.edit(live, {"data": {"theirs.agekey": "eA=="}})
    assert report_of(fleet.unpair()).result == "unpaired"
    assert "theirs.agekey" in (fleet.only.peek("Secret", "sops-age") or {})["data"]
    assert any("stays, because" in text and "sops-age" in text for text in fleet.notes())


def test_leaving_takes_the_key_along_and_names_what_it_alone_could_read(fleet: FakeFleet) -> None:
    fleet.pair()
    key = key_of(fleet).recipient
    other = "clusters/c1/more.yaml"
    fleet.repository.commit({SECRET: encrypted(key), other: encrypted(key, RECOVERY)})
    fleet.unpair(planning=True)
    (note,) = (text for text in fleet.notes() if "key" in text)
    assert f"nobody can decrypt afterwards: {SECRET}" in note
    assert f"only other recipients can: {other}" in note
    assert report_of(fleet.unpair()).result == "unpaired"
    assert ".sops.yaml" not in files(fleet)
    assert fleet.only.peek("Secret", "sops-age") is None


def test_a_folder_is_filled_with_the_rules_too(fake_fleet: FleetMaker, tmp_path: Any) -> None:
    folder = str(tmp_path / "left")
    fleet = fake_fleet(2, repository={"changes": "none", "folder": folder})
    declare(fleet, SOPS)
    fleet.pair()
    text = (tmp_path / "left" / ".sops.yaml").read_text()
    assert key_of(fleet).recipient in text
    assert key_of(fleet, "c2").recipient in text


@pytest.mark.parametrize("writes", range(1, 16))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert key_of(fleet).recipient in files(fleet)[".sops.yaml"]
    assert fleet.pair().changed is False
