"""Fake hosts that are asked again without a wait: GitHub and GitLab in turn."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base.http import answers
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import github, gitlab
from provisioner.handover.repositories.github import Declaration as OnGitHub
from provisioner.handover.repositories.gitlab import Declaration as OnGitLab
from tests.fakes.github import GitHub
from tests.fakes.gitlab import GitLab

QUICK = Backoff(first=0.01, longest=0.01, tries=answers.BACKOFF.tries)
OPENS = "ghp_opens_the_fake"
Fake = GitHub | GitLab


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What any package logs, at any level."""
    root, text = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every retry follows at once."""
    monkeypatch.setattr(answers, "BACKOFF", QUICK)
    monkeypatch.setattr(answers, "SHORTEST", 0.01)


@pytest.fixture(params=[GitHub, GitLab], ids=["github", "gitlab"])
def fake(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> Iterator[Fake]:
    monkeypatch.setenv("GITHUB_TOKEN", OPENS)
    monkeypatch.setenv("GITLAB_TOKEN", OPENS)
    made: Fake = request.param(tmp_path)
    if isinstance(made, GitHub):
        made.tokens[OPENS] = {"admin", "push"}
    else:
        made.tokens[OPENS] = ["api"]
    yield made
    made.server.close()


@pytest.fixture
def host(fake: Fake) -> github.Host | gitlab.Host:
    netloc, ca = fake.server.netloc, str(fake.server.ca)
    if isinstance(fake, GitHub):
        declared = OnGitHub(owner="acme", name="fleet", host=netloc, ca_file=ca)
        return github.Host(declared, RunContext())
    known = ["x ssh-ed25519 A"]
    url = f"https://{netloc}/gitlab"
    at_gitlab = OnGitLab(url=url, project=fake.path, ca_file=ca, known_hosts=known)
    return gitlab.Host(at_gitlab, RunContext())
