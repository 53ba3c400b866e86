"""A real repository over a local path, and a host in memory that knows change requests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote
from tests.unit.pairing.branch.host import FakeRequestHost, git


@pytest.fixture
def host() -> FakeRequestHost:
    return FakeRequestHost()


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository that has one commit, and a user's clone of it."""
    folder = tmp_path_factory.mktemp("first")
    git(folder, "init", "-q", "--bare", "-b", "main", "--template=", "remote.git")
    git(folder, "clone", "-q", "--template=", "remote.git", "user")
    git(folder / "user", "checkout", "-q", "-B", "main")
    git(folder / "user", "commit", "-q", "--allow-empty", "-m", "First")
    git(folder / "user", "push", "-q", "origin", "main")
    return folder


@pytest.fixture
def remote(tmp_path: Path, first: Path) -> Path:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    git(tmp_path / "user", "remote", "set-url", "origin", str(tmp_path / "remote.git"))
    return tmp_path / "remote.git"


@pytest.fixture
def opened(remote: Path) -> Iterator[clone.Clone]:
    with clone.opened(Access(remote=Remote(url=f"file://{remote}")), "main") as made:
        yield made
