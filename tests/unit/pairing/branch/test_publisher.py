"""How files get into a branch: a real git over a local path, and a host in memory."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, Pending, ProvisionerError, Refused
from provisioner.git import clone
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.pairing.branch import identity_file, publisher
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import files
from tests.unit.pairing.branch.host import (
    BRANCH,
    FakeRequestHost,
    decide,
    for_cluster,
    git,
    publish_all,
    way_into,
)
from tests.unit.pairing.conftest import FOLDER, with_identity

COMPONENTS, SYNC = f"{FOLDER}/gotk-components.yaml", f"{FOLDER}/gotk-sync.yaml"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.02)


def merge(remote: Path, how: str) -> None:
    """As somebody else does it on the host."""
    user = remote.parent / "user"
    git(user, "fetch", "-q", "origin")
    git(user, "commit", "-q", "--allow-empty", "-m", "Meanwhile")
    if how == "squash":
        git(user, "merge", "-q", "--squash", f"origin/{BRANCH}")
        git(user, "commit", "-q", "-m", "Squashed")
    elif how == "rebase":
        git(user, "cherry-pick", f"origin/{BRANCH}")
    else:
        git(user, "merge", "-q", "--no-ff", "-m", "Merged", f"origin/{BRANCH}")
    git(user, "push", "-q", "origin", "main")


def with_text(desired: Desired, path: str, text: str) -> Desired:
    return dataclasses.replace(desired, files={**desired.files, path: text})


def test_pushed_in_one_commit_and_once(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = way_into(remote, host, opened, delivery={})
    published = publish_all(way, [desired])
    head = git(remote, "rev-parse", "main")
    assert published.commits == {"c1": head}
    assert published.written == {"c1": list(with_identity(desired))}
    assert published.texts == {"c1": with_identity(desired)}
    assert git(remote, "rev-list", "--count", "main") == "2"
    again = publish_all(way, [desired])
    assert (again.commits, again.written) == ({"c1": None}, {"c1": []})
    assert git(remote, "rev-parse", "main") == head


def test_a_branch_that_has_moved_since_is_decided_on_anew(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    """A user's commit between the look and the push is neither lost nor overwritten."""
    way = way_into(remote, host, opened, delivery={})
    changes = decide(way, [desired])
    user = remote.parent / "user"
    own = f"{desired.files[desired.kustomization]}patches: []\n"
    (user / FOLDER).mkdir(parents=True)
    (user / desired.kustomization).write_text(own)
    git(user, "add", "-A")
    git(user, "commit", "-q", "-m", "Mine")
    git(user, "push", "-q", "origin", "main")
    published = publisher.publish(way, [desired], changes)
    assert published.written == {"c1": [COMPONENTS, SYNC, identity_file.path(desired)]}
    assert published.texts["c1"][desired.kustomization] == own
    assert git(remote, "show", f"main:{desired.kustomization}") == own.strip()


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_a_proposal_may_be_merged_in_any_way(
    how: str, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = way_into(remote, host, opened)
    publisher.rehearse(way)
    first = publish_all(way, [desired])
    with pytest.raises(Pending, match=r"waiting for merge: https://host/pulls/1") as caught:
        files.decide(desired, first)
    assert caught.value.exit_code == 7
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert publish_all(way, [desired]).pending
    assert (len(host.requests), len(host.texts)) == (1, 1), "nothing changed, so nothing is touched"

    merge(remote, how)
    host.end("merged")
    opened.fetch()
    after = publish_all(way, [desired])
    assert files.decide(desired, after).action == "unchanged"
    assert after.texts["c1"] == with_identity(desired)
    assert git(remote, "branch", "--list", BRANCH) == ""


def test_runs_side_by_side_leave_each_others_proposals_alone(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    """One whose clusters need nothing tidies its own branch, not that of the others."""
    parts = [way_into(remote, host, opened, part=f"shard-{index}-of-2") for index in range(2)]
    other = for_cluster(desired, "c2")
    assert publish_all(parts[0], [desired]).pending.keys() == {"c1"}
    assert publish_all(parts[1], [other]).pending.keys() == {"c2"}
    assert publish_all(parts[1], []).pending == {}
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}-shard-0-of-2") == "1"


def test_a_run_that_waits_sees_the_merge(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    notes: list[str] = []

    def notify(text: str) -> None:
        notes.append(text)
        if len(notes) == 1:
            merge(remote, "squash")
            host.end("merged")

    way = way_into(remote, host, opened, wait=20.0, notify=notify)
    published = publish_all(way, [desired])
    assert published.commits["c1"] == git(remote, "rev-parse", "main")
    assert "https://host/pulls/1" in notes
    assert git(remote, "branch", "--list", BRANCH) == ""


def test_a_merge_that_takes_too_long_is_left_to_the_next_run(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    published = publish_all(way_into(remote, host, opened, wait=0.1), [desired])
    assert isinstance(published.pending["c1"], Pending)
    assert host.requests[-1].state == "open"


def test_a_run_that_is_to_stop_does_not_wait(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = way_into(remote, host, opened, wait=1000.0)
    way.stopping.set()
    assert publish_all(way, [desired]).pending


def test_a_request_that_is_closed_meanwhile_ends_the_wait(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = way_into(remote, host, opened, wait=20.0, notify=lambda _text: host.end("closed"))
    with pytest.raises(Refused, match="pulls/1 was closed"):
        publish_all(way, [desired])


def test_what_is_wanted_later_brings_the_open_request_up_to_date(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = way_into(remote, host, opened)
    publish_all(way, [desired])
    publish_all(way, [with_text(desired, COMPONENTS, "a: 2\n")])
    assert (len(host.requests), len(host.texts)) == (1, 2)
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert git(remote, "show", f"{BRANCH}:{COMPONENTS}") == "a: 2"


def test_what_another_command_has_proposed_stays(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    """An upgrade of one cluster is proposed; then all are paired as they are declared."""
    way = way_into(remote, host, opened)
    opened.publish(lambda: with_identity(desired), lambda: "As declared")
    assert publish_all(way, [with_text(desired, COMPONENTS, "a: 2\n")]).pending
    assert not publish_all(way, [desired]).pending
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    with pytest.raises(Refused, match=f"still holds other changes, such as to {COMPONENTS}"):
        publish_all(way, [with_text(desired, SYNC, "b: 3\n")])


def test_the_request_says_what_changes_per_cluster(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    publish_all(way_into(remote, host, opened), [desired])
    ((title, body),) = host.texts
    assert title == "Pair c1 with Flux v2.9.4"
    assert "1 cluster of fleet demo waits for this." in body
    assert f"### c1\n\nFlux v2.9.4, in `{FOLDER}`:\n\n- `gotk-components.yaml` new\n" in body


@pytest.mark.parametrize(
    ("delivery", "how"),
    [
        ({}, ""),
        ({"changes": "change-request"}, "by change request"),
        ({"changes": "none", "folder": "/nowhere"}, "to a folder"),
    ],
)
def test_a_plan_sends_nothing(
    delivery: dict[str, str],
    how: str,
    desired: Desired,
    remote: Path,
    host: FakeRequestHost,
    opened: Clone,
) -> None:
    before = git(remote, "for-each-ref")
    way = way_into(remote, host, opened, delivery=delivery)
    planned = publisher.predict(way, decide(way, [desired]))
    assert files.decide(desired, planned).detail.endswith(how or identity_file.NAME)
    assert planned.written == {"c1": list(with_identity(desired))}
    assert (host.requests, git(remote, "for-each-ref")) == ([], before)
    assert not Path("/nowhere").exists()


def test_rights_are_asked_for_and_an_empty_repository_is_refused(
    tmp_path: Path, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    publisher.rehearse(way_into(remote, host, opened))
    publisher.rehearse(way_into(remote, host, opened, delivery={}))
    assert host.needs == [["propose"], ["push"]]
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "empty.git")
    with (
        clone.opened(Access(remote=Remote(url=f"file://{tmp_path}/empty.git")), "main") as empty,
        pytest.raises(BadInput, match="no commit yet"),
    ):
        publisher.rehearse(way_into(tmp_path / "empty.git", host, empty))


@pytest.mark.parametrize(
    ("delivery", "pushed"),
    [
        ({}, [("main", "--dry-run")]),
        ({"changes": "change-request"}, [(BRANCH, "--dry-run", "--force")]),
    ],
)
def test_the_push_that_will_be_made_is_rehearsed(
    delivery: dict[str, str],
    pushed: list[tuple[str, ...]],
    remote: Path,
    host: FakeRequestHost,
    opened: Clone,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The host's API may grant a right that git does not have: a push to that very branch is
    tried."""
    tried: list[tuple[str, ...]] = []
    push = opened.push

    def watched(commit: str, branch: str, *options: str) -> None:
        tried.append((branch, *options))
        push(commit, branch, *options)

    monkeypatch.setattr(opened, "push", watched)
    way = way_into(remote, host, opened, delivery=delivery)
    before = git(remote, "for-each-ref")
    publisher.rehearse(way)
    assert (tried, git(remote, "for-each-ref")) == (pushed, before)
    remote.rename(remote.with_name("elsewhere.git"))
    with pytest.raises(ProvisionerError):
        publisher.rehearse(way)


def test_each_cluster_that_waits_for_a_merge_says_so(
    desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    """An error is reported once, so that clusters must not share it."""
    members = [desired, for_cluster(desired, "c2")]
    pending = publish_all(way_into(remote, host, opened), members).pending
    assert list(pending) == ["c1", "c2"]
    assert pending["c1"] is not pending["c2"]
