"""How files get into a branch, with a real git over a local path and a small fake host that knows
change requests."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput, Pending, Refused
from provisioner.git import branches, clone
from provisioner.git.hosts.base import Access, ChangeRequest, Remote
from provisioner.handover.repositories.base import Repository
from provisioner.handover.repositories.ssh import Declaration
from provisioner.pairing.branch import change_request, publisher
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import files as step

CASES = json.loads(
    (Path(__file__).parents[2] / "cases" / "pairing" / "change_request.json").read_text()
)
BRANCH = "provisioner/demo"
DIRECTORY = "clusters/c1/flux-system"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.invalid"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


class FakeHost:
    """Change requests in memory; merging is done by the test, as somebody else."""

    def __init__(self) -> None:
        self.requests: list[ChangeRequest] = []
        self.said: list[tuple[str, str]] = []
        self.asked: list[Collection[str]] = []

    def check(self, needs: Collection[str]) -> None:
        self.asked.append(list(needs))

    def proposed(self, branch: str) -> ChangeRequest | None:
        return next((one for one in reversed(self.requests) if one.branch == branch), None)

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        self.said.append((title, body))
        known = self.proposed(branch)
        if known is None or known.state != "open":
            number = len(self.requests) + 1
            known = ChangeRequest(
                number=number, url=f"https://host/pulls/{number}", branch=branch, state="open"
            )
            self.requests.append(known)
        return known

    def end(self, state: Any) -> None:
        self.requests[-1] = dataclasses.replace(self.requests[-1], state=state)


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", "remote.git", "user")
    git(tmp_path / "user", "checkout", "-q", "-B", "main")
    git(tmp_path / "user", "commit", "-q", "--allow-empty", "-m", "First")
    git(tmp_path / "user", "push", "-q", "origin", "main")
    return tmp_path / "remote.git"


def road(remote: Path, host: FakeHost, opened: clone.Clone, **more: Any) -> Publisher:
    repository: Repository = Declaration(
        url=f"file://{remote}", **more.pop("delivery", {"changes": "change-request"})
    )
    return Publisher(
        clone=opened,
        repository=repository,
        host=host,  # type: ignore[arg-type]  # the fake knows what is used here
        fleet="demo",
        stopping=threading.Event(),
        **more,
    )


@pytest.fixture
def opened(remote: Path) -> Iterator[clone.Clone]:
    with clone.opened(Access(remote=Remote(url=f"file://{remote}")), "main") as made:
        yield made


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_what_to_do_about_a_proposal(case: dict[str, Any]) -> None:
    request = None
    if "request" in case:
        request = ChangeRequest(
            number=1, url="https://host/pulls/1", branch=BRANCH, state=case["request"]
        )
    paths = tuple(case.get("changes", ["b"]))
    tip = (
        branches.Tip(commit="c", ours=case["tip"] == "ours", author="T", paths=paths)
        if "tip" in case
        else None
    )
    wanted = frozenset({"b", "c"})
    seen = change_request.Seen(
        branch=BRANCH, tip=tip, held=case.get("held", False), request=request, wanted=wanted
    )
    if "refused" not in case:
        assert change_request.decide("repository", seen) == case["do"]
        return
    with pytest.raises(Refused, match=case["refused"]) as caught:
        change_request.decide("repository", seen)
    assert BRANCH in caught.value.hint


def merged(remote: Path, how: str) -> None:
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


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_proposed_merged_in_any_way_and_gone_on(
    how: str, desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    way = road(remote, host, opened)
    publisher.rehearse(way)
    first = publisher.publish(way, [desired], planning=False)
    with pytest.raises(Pending, match=r"waiting for merge: https://host/pulls/1") as caught:
        step.decide(desired, first)
    assert caught.value.exit_code == 7
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    again = publisher.publish(way, [desired], planning=False)
    assert again.pending
    assert (len(host.requests), len(host.said)) == (
        1,
        1,
    )  # nothing is touched while nothing has changed

    merged(remote, how)
    host.end("merged")
    opened.fetch()
    after = publisher.publish(way, [desired], planning=False)
    assert step.decide(desired, after).action == "unchanged"
    assert after.texts["c1"] == desired.files
    assert git(remote, "branch", "--list", BRANCH) == ""


def test_who_waits_sees_the_merge(
    desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    told: list[str] = []

    def hear(text: str) -> None:
        told.append(text)
        if len(told) == 1:
            merged(remote, "squash")
            host.end("merged")

    publisher.PAUSE, before = 0.05, publisher.PAUSE
    try:
        published = publisher.publish(
            road(remote, host, opened, wait=20.0, told=hear), [desired], planning=False
        )
    finally:
        publisher.PAUSE = before
    assert published.commits["c1"] == git(remote, "rev-parse", "main")
    assert "https://host/pulls/1" in told
    assert git(remote, "branch", "--list", BRANCH) == ""


def test_a_request_that_is_closed_meanwhile_ends_the_wait(
    desired: Desired,
    remote: Path,
    host: FakeHost,
    opened: clone.Clone,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.05)
    way = road(remote, host, opened, wait=20.0, told=lambda _text: host.end("closed"))
    with pytest.raises(Refused, match="pulls/1 was closed"):
        publisher.publish(way, [desired], planning=False)


def test_what_is_wanted_later_brings_the_open_request_up_to_date(
    desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    way = road(remote, host, opened)
    publisher.publish(way, [desired], planning=False)
    more = dataclasses.replace(desired, files={**desired.files, "gotk-components.yaml": "a: 2\n"})
    publisher.publish(way, [more], planning=False)
    assert (len(host.requests), len(host.said)) == (1, 2)
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert git(remote, "show", f"{BRANCH}:{DIRECTORY}/gotk-components.yaml") == "a: 2"


def test_what_another_command_has_proposed_stays(
    desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    """An upgrade of one cluster is proposed; then all are paired as they are declared."""
    way = road(remote, host, opened)
    opened.publish(
        lambda: {f"{DIRECTORY}/{name}": text for name, text in desired.files.items()},
        lambda: "As declared",
    )
    newer = dataclasses.replace(desired, files={**desired.files, "gotk-components.yaml": "a: 2\n"})
    assert publisher.publish(way, [newer], planning=False).pending
    assert not publisher.publish(way, [desired], planning=False).pending
    assert git(remote, "rev-list", "--count", f"main..{BRANCH}") == "1"
    other = dataclasses.replace(desired, files={**desired.files, "gotk-sync.yaml": "b: 3\n"})
    with pytest.raises(
        Refused,
        match="waits with other changes, such as of clusters/c1/flux-system/gotk-components",
    ):
        publisher.publish(way, [other], planning=False)


def test_the_request_says_what_changes_per_cluster(
    desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    publisher.publish(road(remote, host, opened), [desired], planning=False)
    ((title, body),) = host.said
    assert title == "Pair c1 with Flux v2.9.4"
    assert "1 cluster of fleet demo waits for this." in body
    assert f"### c1\n\nFlux v2.9.4, in `{DIRECTORY}`:\n\n- `gotk-components.yaml` new\n" in body


def test_a_plan_proposes_nothing(
    desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    planned = publisher.publish(road(remote, host, opened), [desired], planning=True)
    assert "by change request" in step.decide(desired, planned).detail
    assert (host.requests, git(remote, "branch", "--list", BRANCH)) == ([], "")


def test_rights_are_asked_for_and_an_empty_repository_is_refused(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    publisher.rehearse(road(remote, host, opened))
    publisher.rehearse(road(remote, host, opened, delivery={}))
    assert host.asked == [["propose"], ["push"]]
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "empty.git")
    with (
        clone.opened(Access(remote=Remote(url=f"file://{tmp_path}/empty.git")), "main") as empty,
        pytest.raises(BadInput, match="no commit yet"),
    ):
        publisher.rehearse(road(tmp_path / "empty.git", host, empty))


def test_files_left_in_a_folder(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    folder = tmp_path / "out"
    way = road(remote, host, opened, delivery={"changes": "none", "folder": str(folder)})
    publisher.rehearse(way)
    with pytest.raises(Pending, match=f"waiting for merge: files in {folder} into branch main"):
        step.decide(desired, publisher.publish(way, [desired], planning=False))
    place = folder / DIRECTORY
    assert {path.name: path.read_text() for path in place.iterdir()} == desired.files

    mine = desired.files["kustomization.yaml"] + "patches: []\n"  # the user's own, once it is there
    (place / "kustomization.yaml").write_text(mine)
    publisher.publish(way, [desired], planning=False)
    assert (place / "kustomization.yaml").read_text() == mine
    (place / "kustomization.yaml").unlink()
    (place / "kustomization.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput, match="is a symlink"):
        step.decide(desired, publisher.publish(way, [desired], planning=False))
    assert host.asked == []


def test_a_folder_that_cannot_be(
    tmp_path: Path, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be written to"):
        publisher.rehearse(
            road(
                remote,
                host,
                opened,
                delivery={"changes": "none", "folder": str(tmp_path / "file/x")},
            )
        )


@pytest.mark.parametrize("changes", ["push", "change-request", "none"])
def test_what_leaves_goes_the_way_it_came(
    changes: str, remote: Path, host: FakeHost, opened: clone.Clone
) -> None:
    opened.publish(lambda: {f"{DIRECTORY}/gotk-sync.yaml": "b: 2\n"}, lambda: "Ours")
    way = road(remote, host, opened, delivery={"changes": changes})
    gone: dict[str, str | None] = {f"{DIRECTORY}/gotk-sync.yaml": None}
    for _ in range(2):
        said = publisher.remove(way, lambda: gone if opened.files(DIRECTORY) else {}, "Unpair c1\n")
        if changes != "push":
            assert said.startswith(
                {"change-request": "removal proposed: https://host/", "none": "still in"}[changes]
            )
    there = git(remote, "ls-tree", "-r", "--name-only", "main")
    assert (there == "") == (changes == "push")
    assert len(host.said) == (changes == "change-request")
    if host.said:
        branch = git(remote, "branch", "--list", "--format=%(refname:short)", f"{BRANCH}-leaving-*")
        assert git(remote, "ls-tree", "-r", "--name-only", branch) == ""
