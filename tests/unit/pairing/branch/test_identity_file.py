"""Which cluster a path belongs to: recorded in Git, and compared before any change."""

from __future__ import annotations

import dataclasses
import json

import msgspec
import pytest

from provisioner.base.errors import Refused
from provisioner.git.clone import Clone
from provisioner.pairing.branch import file_changes, identity_file, removal
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.branch.host import for_cluster
from tests.unit.pairing.conftest import with_identity


def record(**uids: str) -> str:
    """A file with the UID of each cluster of fleet demo."""
    clusters = {f"demo/{name}": {"uid": uid} for name, uid in uids.items()}
    return json.dumps({"version": 1, "clusters": clusters})


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        pytest.param(None, False, id="nothing recorded yet"),
        pytest.param(record(c2="uid-2"), False, id="only others recorded"),
        pytest.param(record(c1="uid-1"), False, id="the same cluster"),
        pytest.param(record(c1="uid-0"), True, id="another one, and the user says so"),
    ],
)
def test_accepted(text: str | None, replaced: bool, desired: Desired) -> None:
    identity_file.check(desired, text, desired.uid, replaced=replaced)


def test_another_cluster_is_refused_with_both_uids_and_what_would_work(desired: Desired) -> None:
    with pytest.raises(Refused) as caught:
        identity_file.check(desired, record(c1="uid-0"), "uid-1")
    assert "uid-0" in caught.value.cause
    assert "uid-1" in caught.value.cause
    assert identity_file.path(desired) in caught.value.cause
    assert "--new-cluster c1" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"version": 1, "clusters": {"demo/c1": "uid-1"}}', '{"version": 2}'],
)
def test_an_unclear_record_is_no_record(text: str, desired: Desired) -> None:
    with pytest.raises(Refused, match="provisioner-identity.json"):
        identity_file.check(desired, text, desired.uid)


def test_the_record_is_not_read_by_kustomize() -> None:
    assert not identity_file.NAME.endswith((".yaml", ".yml"))


def test_another_cluster_gets_no_files(desired: Desired) -> None:
    held = {**desired.files, identity_file.path(desired): record(c1="uid-0")}
    with pytest.raises(Refused, match="is not the cluster that was paired"):
        file_changes.decide(desired, held)


def test_a_cluster_that_was_made_again_is_recorded_anew(desired: Desired) -> None:
    path = identity_file.path(desired)
    held = {**desired.files, path: record(c1="uid-0")}
    new = dataclasses.replace(desired, replaced=True)
    assert file_changes.decide(new, held) == {path: with_identity(desired)[path]}


def test_a_cluster_paired_before_is_recorded_at_the_next_run(desired: Desired) -> None:
    path = identity_file.path(desired)
    assert file_changes.decide(desired, dict(desired.files)) == {path: with_identity(desired)[path]}


def sharing(desired: Desired) -> list[Desired]:
    """Two clusters on one path."""
    shared = [
        msgspec.structs.replace(desired.pairing, cluster=name, shared_path=True)
        for name in ("c1", "c2")
    ]
    return [
        dataclasses.replace(desired, pairing=pairing, uid=f"uid-{pairing.cluster}")
        for pairing in shared
    ]


def test_clusters_that_share_a_path_share_its_record(desired: Desired, opened: Clone) -> None:
    members = sharing(desired)
    changes = file_changes.decide_all(opened, members)
    text = changes.writes["c1"][identity_file.path(desired)]
    assert [identity_file.recorded(one, text) for one in members] == ["uid-c1", "uid-c2"]
    assert all(changes.writes[name][identity_file.path(desired)] == text for name in ("c1", "c2"))


def test_a_shared_path_stays_until_its_last_cluster_leaves(desired: Desired, opened: Clone) -> None:
    members, path = sharing(desired), identity_file.path(desired)
    opened.publish(lambda: file_changes.decide_all(opened, members).files, lambda: "Pair")
    left = removal.changes(opened, members[:1])
    assert set(left) == {path}
    assert identity_file.recorded(members[0], left[path]) == ""
    assert identity_file.recorded(members[1], left[path]) == "uid-c2"
    assert removal.changes(opened, members) == dict.fromkeys([*desired.files, path])


def test_a_cluster_of_its_own_path_leaves_nothing(desired: Desired, opened: Clone) -> None:
    opened.publish(lambda: with_identity(desired), lambda: "Pair")
    other = for_cluster(desired, "c2")
    assert removal.changes(opened, [desired, other]) == dict.fromkeys(with_identity(desired))
