"""Who may do what on the Git host: decided before any Git runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provisioner.sandbox.git_host import server
from provisioner.sandbox.state import Layout

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path)
    layout.repository("fleet").mkdir(parents=True)
    return layout


@pytest.mark.parametrize(
    ("command", "write", "argv"),
    [
        ("git-upload-pack '/fleet.git'", False, ["git", "upload-pack"]),
        ("git-upload-pack 'fleet'", True, ["git", "upload-pack"]),
        ("git-receive-pack '/fleet.git'", True, ["git", "receive-pack"]),
    ],
)
def test_allowed(layout: Layout, command: str, write: bool, argv: list[str]) -> None:
    assert server.decide(layout, command, {"fleet": write}) == [
        *argv,
        str(layout.repository("fleet")),
    ]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("git-receive-pack '/fleet.git'", "this key may only read"),
        ("git-upload-pack '/other.git'", "there is no repository 'other' here"),
        ("git-upload-pack '/../fleet.git'", "there is no repository"),
        ("git-upload-pack '/fleet.git/../fleet.git'", "there is no repository"),
        ("git-upload-pack --x '/fleet.git'", "serves Git only"),
        ("uname -a", "serves Git only"),
        ("git-upload-pack 'open", "serves Git only"),
        (None, "serves Git only"),
    ],
)
def test_refused_with_a_sentence(layout: Layout, command: str | None, sentence: str) -> None:
    with pytest.raises(server.Refusal, match=sentence):
        server.decide(layout, command, {"fleet": False})


def test_a_key_of_another_repository(layout: Layout) -> None:
    with pytest.raises(server.Refusal, match="this key does not open repository 'fleet'"):
        server.decide(layout, "git-upload-pack '/fleet.git'", {"other": True})
