"""Who is named in records, on a laptop and in a pipeline."""

from __future__ import annotations

import getpass
import socket

import pytest

from provisioner.base import actor

GITHUB = {"GITHUB_ACTOR": "ann", "GITHUB_REPOSITORY": "acme/fleet", "GITHUB_RUN_ID": "7"}
GITLAB = {"GITLAB_USER_LOGIN": "ann", "CI_PROJECT_PATH": "acme/fleet", "CI_PIPELINE_ID": "8"}


@pytest.mark.parametrize(
    ("variables", "who"),
    [
        ({}, f"{getpass.getuser()}@{socket.gethostname()}"),
        (GITHUB, "ann (GitHub Actions acme/fleet run 7)"),
        ({"GITHUB_ACTOR": "ann"}, "ann (GitHub Actions ? run ?)"),
        (GITLAB, "ann (GitLab CI acme/fleet pipeline 8)"),
        ({"GITHUB_ACTOR": "a\nFleet: other"}, "a Fleet: other (GitHub Actions ? run ?)"),
        ({"GITHUB_ACTOR": "a" * 500}, "a" * 120),
    ],
)
def test_who(variables: dict[str, str], who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*GITHUB, *GITLAB):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert actor.who() == who


def test_a_user_without_an_entry_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("no such user")

    monkeypatch.delenv("GITHUB_ACTOR", raising=False)
    monkeypatch.delenv("GITLAB_USER_LOGIN", raising=False)
    monkeypatch.setattr(getpass, "getuser", unknown)
    assert actor.who().partition("@")[0].isdigit()
