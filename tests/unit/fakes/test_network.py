"""The fake network under git behaves as the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.git import clone, faults
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Access, Remote
from tests.fakes.network import NearbyClone
from tests.fakes.repositories import BareRepository


@pytest.fixture
def repository(tmp_path: Path) -> BareRepository:
    return BareRepository(tmp_path / "fleet.git")


@pytest.fixture(params=[Clone, NearbyClone], ids=["git", "fake"])
def opened(
    request: pytest.FixtureRequest, repository: BareRepository, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clone]:
    monkeypatch.setattr(clone, "Clone", request.param)
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


@pytest.mark.parametrize("kind", [Clone, NearbyClone])
def test_a_branch_that_is_not_there(
    kind: type[Clone], repository: BareRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clone, "Clone", kind)
    access = Access(remote=Remote(url=repository.url))
    with pytest.raises(faults.NoBranch, match="There are: main"), clone.opened(access, "other"):
        pass
