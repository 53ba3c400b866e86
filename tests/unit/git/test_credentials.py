"""A reference leads to its secret, or says what is missing; no text of the secret is in any
message."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.git import credentials
from provisioner.handover.reference import Reference


@pytest.fixture(autouse=True)
def fresh() -> None:
    credentials._command.cache_clear()
    credentials._stdin.cache_clear()


def test_each_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_TOKEN", "one")
    (tmp_path / "token").write_text("two\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("four\n"))
    places = [
        Reference(env="A_TOKEN"),
        Reference(file=str(tmp_path / "token")),
        Reference(command=["echo", "three"]),
        Reference(stdin=True),
        Reference(stdin=True),
    ]
    found = [credentials.resolve(one, "token").reveal() for one in places]
    assert found == ["one", "two", "three", "four", "four"]


def test_a_command_is_asked_once(tmp_path: Path) -> None:
    counting = Reference(command=["sh", "-c", f"echo x >> {tmp_path}/count; echo secret"])
    assert [credentials.resolve(counting, "token").reveal() for _ in range(3)] == ["secret"] * 3
    assert (tmp_path / "count").read_text() == "x\n"


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        (Reference(env="NOT_SET_AT_ALL"), "NOT_SET_AT_ALL is not set"),
        (Reference(file="/nowhere/token"), "/nowhere/token cannot be read"),
        (Reference(command=["sh", "-c", "echo canary-4711; exit 3"]), "sh ended with 3"),
        (Reference(command=["true"]), "true holds nothing"),
        (Reference(command=["no-such-program-at-all"]), "cannot be started"),
        (Reference(), "names no env"),
    ],
)
def test_what_is_missing_is_named(reference: Reference, says: str) -> None:
    with pytest.raises(ProvisionerError) as caught:
        credentials.resolve(reference, "token of x")
    assert says in str(caught.value)
    assert "canary-4711" not in str(caught.value)


def test_an_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(BadInput, match="standard input holds nothing"):
        credentials.resolve(Reference(stdin=True), "token")
