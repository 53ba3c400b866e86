"""A real repository over a local path, and a host in memory that knows change requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote
from tests.unit.pairing.branch.host import FakeRequestHost, git


@pytest.fixture
def host() -> FakeRequestHost:
    return FakeRequestHost()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", "remote.git", "user")
    git(tmp_path / "user", "checkout", "-q", "-B", "main")
    git(tmp_path / "user", "commit", "-q", "--allow-empty", "-m", "First")
    git(tmp_path / "user", "push", "-q", "origin", "main")
    return tmp_path / "remote.git"


@pytest.fixture
def opened(remote: Path) -> Iterator[clone.Clone]:
    with clone.opened(Access(remote=Remote(url=f"file://{remote}")), "main") as made:
        yield made
