"""The fake network under git, and the fake git of a clone, behave as the real ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.git import clone, faults
from provisioner.git.clone import Changes, Clone, Moved
from provisioner.git.hosts.base import Access, Remote
from tests.fakes import network
from tests.fakes.repositories import BareRepository


@pytest.fixture
def repository(tmp_path: Path) -> BareRepository:
    return BareRepository(tmp_path / "fleet.git")


@pytest.fixture(params=["git", "fake"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "fake":
        network.install(monkeypatch)
    return str(request.param)


@pytest.fixture
def opened(kind: str, repository: BareRepository) -> Iterator[Clone]:
    with clone.opened(Access(remote=Remote(url=repository.url)), "main") as made:
        yield made


def test_what_is_fetched(opened: Clone, repository: BareRepository) -> None:
    assert opened.head == repository.head("main")
    later = repository.commit({"a/b.yaml": "x"})
    assert opened.files("a") == {}
    opened.fetch()
    assert opened.head == later
    assert opened.files("a") == {"b.yaml": "x"}


def test_a_push_reaches_the_repository(opened: Clone, repository: BareRepository) -> None:
    commit = opened.publish(lambda: {"a/b.yaml": "x"}, lambda: "Say x")
    assert commit == repository.head("main") == opened.head
    assert repository.tree(commit or "")["a/b.yaml"] == "x"
    assert repository.log()[0] == "Say x"


def test_a_branch_that_has_moved_is_not_overwritten(
    opened: Clone, repository: BareRepository
) -> None:
    mine = opened.commit({"mine": "x"}, "Mine")
    theirs = repository.commit({"theirs": "x"})
    with pytest.raises(faults.Raced):
        opened.push(mine, "main")
    assert repository.head("main") == theirs
    opened.push(mine, "main", "--force")
    assert repository.head("main") == mine


def test_branches_come_and_go(opened: Clone, repository: BareRepository) -> None:
    commit = opened.commit({"mine": "x"}, "Mine")
    opened.push(commit, "another/one")
    assert repository.head("another/one") == commit
    opened.push("", "another/one")
    assert repository.head("another/one") is None


def test_a_rehearsal_moves_nothing(opened: Clone, repository: BareRepository) -> None:
    before = repository.head("main")
    opened.push(opened.commit({"mine": "x"}, "Mine"), "main", "--dry-run")
    opened.rehearse()
    assert repository.head("main") == before


@pytest.mark.usefixtures("kind")
def test_a_branch_that_is_not_there(repository: BareRepository) -> None:
    access = Access(remote=Remote(url=repository.url))
    with pytest.raises(faults.NoBranch, match="There are: main"), clone.opened(access, "other"):
        pass


def test_what_git_refuses_is_refused(opened: Clone) -> None:
    with pytest.raises(ProvisionerError):
        opened.commit({"here": Moved("absent")}, "Mine")
    assert opened.draft({"a": "x"})


@pytest.mark.parametrize(
    "changes",
    [
        {"a/d/e": "x", "z": "\u00fc\n"},
        {"a/b": "other"},
        {"a/b": None, "README.md": None},
        {"a": None},
        {"a": "a file now"},
        {"README.md/x": "a folder now"},
        {"x/y": Moved("a"), "a/b": "new"},
        {"a/c": Moved("README.md")},
        {'a/ "\\\n\u00fc': "x", "a.b": "x", "a0": "x"},
    ],
)
def test_a_commit_is_the_one_that_git_makes(
    changes: Changes, repository: BareRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"a/b": "1", "a/c": "2"})
    access, made = Access(remote=Remote(url=repository.url)), []
    for install in (lambda _patch: None, network.install):
        with monkeypatch.context() as patch:
            install(patch)
            with clone.opened(access, "main") as opened:
                commit = opened.commit(changes, "Say x\n\nBecause of y", marked=True)
                made.append((opened.about(commit), opened.changed(commit)))
    assert made[0] == made[1]
