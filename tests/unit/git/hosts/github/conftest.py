"""A fake GitHub, and the repository acme/fleet on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import keys as pairs
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import github
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.github import App, Declaration
from tests.fakes.github import GitHub
from tests.support import pem
from tests.support.altered import altered

TOKEN = "ghp_canary4711"  # it opens the fake alone
ALL = {"admin", "push", "pull"}
KEY = pairs.make("ed25519").public
AT_ONCE = {"Retry-After": "0"}


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None) -> Iterator[GitHub]:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    made = GitHub(tmp_path)
    made.tokens[TOKEN] = set(ALL)
    yield made
    made.server.close()


@pytest.fixture
def host(fake: GitHub) -> github.Host:
    declaration = Declaration(
        owner="acme",
        name="fleet",
        host=fake.server.netloc,
        ca_file=str(fake.server.ca),
        known_hosts=["x ssh-ed25519 A"],
    )
    return github.Host(declaration, RunContext())


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: github.Host) -> github.Host:
    monkeypatch.setenv("APP_KEY", pem.rsa_key())
    return altered(host, app=App(id="1", installation="2", key=Reference(env="APP_KEY")))
