"""Clusters that get another key to decrypt with, on fakes, with a fake of sops."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import age
from provisioner.base.errors import BadInput, Unreachable
from provisioner.git.hosts.base import ChangeRequest
from provisioner.pairing import rotate_secrets
from provisioner.pairing.branch import change_request, publisher
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files
from tests.unit.pairing.platform.test_sops import RECOVERY, SECRET, SOPS, key_of
from tests.unit.pairing.test_kills import killed

SHARED, BROKEN = "clusters/shared.yaml", "clusters/c1/broken.yaml"
OLD = "replaced.agekey"
# Exchanges recipients in the last lines of a file as `encrypted` makes it, and notes its arguments.
FAKE_SOPS = """\
#!/bin/sh
echo "$@" >> "$0.log"
test -n "$SOPS_AGE_KEY" || exit 3
test "$1 $2 $3 $5" = "rotate --in-place --rm-age --add-age" || exit 4
if grep -q broken "$7"; then echo "MAC mismatch" >&2; exit 51; fi
for key in $(echo "$4" | tr , ' '); do sed -i "/recipient: $key/d" "$7"; done
for key in $(echo "$6" | tr , ' '); do echo "    - recipient: $key" >> "$7"; done
"""


@pytest.fixture
def sops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "programs" / "sops"
    path.parent.mkdir()
    path.write_text(FAKE_SOPS)
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent), prepend=":")
    return path


@pytest.fixture
def fleet(fake_fleet: FleetMaker, sops: Path) -> FakeFleet:
    made = fake_fleet(1)
    declare(made, SOPS)
    made.pair()
    made.repository.commit({SECRET: encrypted(key_of(made).recipient, RECOVERY)})
    return made


def encrypted(*recipients: str, name: str = "a") -> str:
    lines = "".join(f"    - recipient: {one}\n" for one in recipients)
    head = f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: default}}\n"
    return f"{head}data: {{a: 'ENC[x]'}}\nsops:\n  mac: ENC[x]\n  age:\n{lines}"


def entries(fleet: FakeFleet, cluster: str = "c1") -> dict[str, str]:
    item = fleet.clusters[cluster].peek("Secret", "sops-age") or {}
    return {name: base64.b64decode(text).decode() for name, text in item["data"].items()}


def edit(fleet: FakeFleet, data: dict[str, str | None]) -> None:
    fleet.only.edit(fleet.only.peek("Secret", "sops-age") or {}, {"data": data})


def check_rotated(fleet: FakeFleet, old: age.Key, cluster: str = "c1") -> None:
    """One key on the cluster, another than before, for all files; nothing left to do."""
    new = key_of(fleet, cluster).recipient
    assert entries(fleet, cluster).keys() == {"age.agekey"}
    assert new != old.recipient
    assert old.recipient not in str(files(fleet))
    assert new in files(fleet)[".sops.yaml"]
    assert fleet.pair().changed is False


def test_files_rules_and_cluster_get_the_new_key_in_one_commit(
    fleet: FakeFleet, sops: Path
) -> None:
    old, commits = key_of(fleet), len(fleet.repository.log("main"))
    report = fleet.rotate_secrets()
    assert (report_of(report).result, report_of(report).cause) == ("rotated", "")
    assert report.changed
    assert len(fleet.repository.log("main")) == commits + 1
    assert "Encrypt the files of c1 to a new key" in str(fleet.repository.log("main"))
    assert RECOVERY in files(fleet)[SECRET]
    assert fleet.steps()["old decryption key"] == "deleted"
    written = [one.name for one in fleet.only.journal.writes if one.kind == "Secret"]
    assert written == ["sops-age", "sops-age"]
    shown = f"{fleet.events}{report}{files(fleet)}{sops.with_suffix('.log').read_text()}"
    check_rotated(fleet, old)
    for private in (old.private.reveal(), key_of(fleet).private.reveal()):
        assert private not in shown


def test_a_plan_touches_nothing(fleet: FakeFleet) -> None:
    head, before = fleet.repository.head("main"), entries(fleet)
    report = report_of(fleet.rotate_secrets(planning=True))
    assert (report.result, report.cause) == ("planned", "")
    steps = fleet.steps()
    assert (steps["new decryption key"], steps["old decryption key"]) == ("configured", "deleted")
    assert (fleet.repository.head("main"), entries(fleet)) == (head, before)


@pytest.mark.parametrize("writes", range(1, 4))
@pytest.mark.parametrize("by_pair", [False, True])
def test_a_run_that_was_killed_is_simply_run_again(
    fleet: FakeFleet, writes: int, by_pair: bool
) -> None:
    """Also if `pair` comes in between."""
    old = key_of(fleet)
    killed(fleet, FakeFleet.rotate_secrets, writes)
    if by_pair:
        assert fleet.pair().exit_code == 0
    ended = len(entries(fleet)) == 1
    report = report_of(fleet.rotate_secrets())
    assert (report.result, report.cause) == ("rotated", "")
    assert ended or len(fleet.repository.log("main")) <= 5
    check_rotated(fleet, old)


def test_a_file_that_cannot_be_encrypted_stops_all_before_anything_is_touched(
    fleet: FakeFleet,
) -> None:
    key = key_of(fleet).recipient
    head = fleet.repository.commit({BROKEN: encrypted(key, name="broken")})
    report = report_of(fleet.rotate_secrets())
    assert f"{BROKEN}: sops ended with 51: MAC mismatch" in report.cause
    assert "the old key still decrypts it" in report.hint
    assert (fleet.repository.head("main"), fleet.only.journal.writes) == (head, [])


def test_without_sops_nothing_is_touched(fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    which = shutil.which
    monkeypatch.setattr("shutil.which", lambda name: None if name == "sops" else which(name))
    report = report_of(fleet.rotate_secrets())
    assert "sops: not found on PATH" in report.cause
    assert "https://getsops.io" in report.hint
    assert fleet.only.journal.writes == []


def test_groups_of_keys_are_left_to_the_user(fleet: FakeFleet) -> None:
    key = key_of(fleet).recipient
    fleet.repository.commit({BROKEN: encrypted(key) + "  key_groups: []\n"})
    assert "several groups of keys" in report_of(fleet.rotate_secrets()).cause
    assert fleet.only.journal.writes == []


def test_a_file_of_two_clusters_is_encrypted_to_both_new_keys(
    fake_fleet: FleetMaker, sops: Path
) -> None:
    fleet = fake_fleet(2)
    declare(fleet, SOPS)
    fleet.pair()
    old = {name: key_of(fleet, name) for name in ("c1", "c2")}
    both = [key.recipient for key in old.values()]
    fleet.repository.commit({SHARED: encrypted(*both)})
    assert fleet.rotate_secrets().exit_code == 0
    assert all(key_of(fleet, name).recipient in files(fleet)[SHARED] for name in old)
    check_rotated(fleet, old["c1"])
    check_rotated(fleet, old["c2"], "c2")


def test_a_cluster_that_fails_keeps_its_key_for_a_file_of_two(
    fake_fleet: FleetMaker, sops: Path
) -> None:
    fleet = fake_fleet(2)
    declare(fleet, SOPS)
    fleet.pair()
    old = {name: key_of(fleet, name).recipient for name in ("c1", "c2")}
    fleet.repository.commit({SHARED: encrypted(*old.values())})
    fleet.clusters["c2"].journal.fail(Unreachable("c2", "gone"), kind="Secret", verb="patch")
    fleet.rotate_secrets()
    text = files(fleet)[SHARED]
    assert (old["c1"] in text, old["c2"] in text) == (False, True)
    assert key_of(fleet).recipient in text
    assert text.count("recipient: ") == 2


def test_only_the_key_may_change(fleet: FakeFleet) -> None:
    fleet.declared(interval="7m")
    report = report_of(fleet.rotate_secrets())
    assert "is not as declared" in report.cause
    assert report.hint == "Run `provisioner pair` first."
    assert fleet.only.journal.writes == []


def test_the_old_key_stays_for_rules_of_the_user(fleet: FakeFleet) -> None:
    old = key_of(fleet).recipient
    text = files(fleet)[".sops.yaml"]
    rule = f"  - path_regex: ^notes/\n    age: {old}\n"
    fleet.repository.commit({".sops.yaml": text + rule})
    report = report_of(fleet.rotate_secrets())
    assert (report.result, OLD in entries(fleet)) == ("waiting", True)
    assert f"its old key {old} stays, as the repository still names it: .sops.yaml" in report.cause
    text = files(fleet)[".sops.yaml"].replace(old, key_of(fleet).recipient)
    fleet.repository.commit({".sops.yaml": text})
    assert report_of(fleet.rotate_secrets()).result == "rotated"
    assert entries(fleet).keys() == {"age.agekey"}


def test_the_old_key_stays_for_files_of_other_sources(fleet: FakeFleet) -> None:
    spec: dict[str, Any] = {
        "sourceRef": {"kind": "GitRepository", "name": "other"},
        "decryption": {"provider": "sops", "secretRef": {"name": "sops-age"}},
    }
    meta = {"name": "theirs", "namespace": "flux-system"}
    version = "kustomize.toolkit.fluxcd.io/v1"
    item = {"apiVersion": version, "kind": "Kustomization", "metadata": meta, "spec": spec}
    fleet.only.put(item)
    report = report_of(fleet.rotate_secrets())
    assert (report.result, OLD in entries(fleet)) == ("waiting", True)
    assert "by Kustomization theirs" in report.cause


def test_other_keys_in_the_secret_are_left_alone(fleet: FakeFleet) -> None:
    theirs = age.make().private.reveal()
    edit(fleet, {"theirs.agekey": base64.b64encode(theirs.encode()).decode()})
    assert report_of(fleet.rotate_secrets()).result == "rotated"
    assert entries(fleet).keys() == {"age.agekey", "theirs.agekey"}
    assert entries(fleet)["theirs.agekey"] == theirs


@pytest.mark.parametrize("entry", ["age.agekey", OLD])
def test_what_is_no_key_of_ours_does_not_go_with_the_old_one(fleet: FakeFleet, entry: str) -> None:
    plugin = "AGE-PLUGIN-YUBIKEY-1QQPQZ\n"
    text = f"{entries(fleet).get(entry, '')}# a token\n{plugin}"
    edit(fleet, {entry: base64.b64encode(text.encode()).decode()})
    assert f"{entry} of Secret flux-system/sops-age" in report_of(fleet.rotate_secrets()).cause
    assert entries(fleet)[entry] == text


def test_a_key_in_another_entry_is_not_guessed_at(fleet: FakeFleet) -> None:
    entry = (fleet.only.peek("Secret", "sops-age") or {})["data"]["age.agekey"]
    edit(fleet, {"age.agekey": None, "my.agekey": entry})
    assert "in another entry than age.agekey" in report_of(fleet.rotate_secrets()).cause


def test_the_old_key_stays_until_the_files_are_merged(fleet: FakeFleet, tmp_path: Path) -> None:
    old, folder = key_of(fleet), tmp_path / "left"
    deliver(fleet, changes="none", folder=str(folder))
    for _ in range(2):
        assert report_of(fleet.rotate_secrets()).result == "waiting"
        assert len(entries(fleet)) == 2
        assert old.recipient in files(fleet)[SECRET]
    fleet.repository.commit({name: (folder / name).read_text() for name in (".sops.yaml", SECRET)})
    assert report_of(fleet.rotate_secrets()).result == "rotated"
    check_rotated(fleet, old)


def test_a_file_that_came_after_a_change_request_was_made_is_in_the_next(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request is made again if what it proposes still has files of the old key."""
    held: list[bool] = []

    def make(_clone: Any, _host: Any, offer: Any) -> ChangeRequest:
        held.append(offer.held_by(fleet.repository.head("main")))
        return ChangeRequest(number=1, url="https://host/1", state="open", branch=offer.branch)

    monkeypatch.setattr(change_request, "make", make)
    monkeypatch.setattr(publisher, "rehearse", lambda _publisher: None)
    deliver(fleet, changes="change-request")
    assert report_of(fleet.rotate_secrets()).result == "waiting"
    text = files(fleet)[".sops.yaml"].replace(replaced(fleet), key_of(fleet).recipient)
    fleet.repository.commit({".sops.yaml": text})
    assert report_of(fleet.rotate_secrets()).result == "waiting"
    assert held == [False, False]


def replaced(fleet: FakeFleet) -> str:
    return age.keys(entries(fleet)[OLD])[0].recipient


def deliver(fleet: FakeFleet, **ways: Any) -> None:
    """How changes get into the repository from now on."""
    repositories = {
        name: msgspec.structs.replace(one, **ways) for name, one in fleet.fleet.repositories.items()
    }
    fleet.fleet = msgspec.structs.replace(fleet.fleet, repositories=repositories)


def test_a_fleet_without_such_keys_is_told_so(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(1)
    with pytest.raises(BadInput, match="no cluster has a key of its own"):
        rotate_secrets.chosen(fleet.fleet, fleet.options())
