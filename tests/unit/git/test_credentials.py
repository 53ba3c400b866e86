"""A reference leads to its secret, or says what is missing; no text of the secret is in any
message."""

from __future__ import annotations

import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.run_context import RunContext
from provisioner.git import credentials
from provisioner.handover import secrets
from provisioner.handover.reference import Reference


@pytest.fixture(autouse=True)
def fresh() -> None:
    secrets.STANDARD_INPUT.forget()


def test_each_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_TOKEN", "one")
    (tmp_path / "token").write_text("two\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("four\n"))
    context = RunContext()
    places = [
        Reference(env="A_TOKEN"),
        Reference(file=str(tmp_path / "token")),
        Reference(command=["echo", "three"]),
        Reference(stdin=True),
        Reference(stdin=True),
    ]
    found = [credentials.resolve(one, "token", context).reveal() for one in places]
    assert found == ["one", "two", "three", "four", "four"]


def test_a_private_key_without_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_KEY", keys.make("ed25519").private.reveal())
    reference = Reference(env="A_KEY")
    assert keys.public_of(credentials.private_key(reference, "the key", RunContext()))
    monkeypatch.setenv("A_KEY", "not a key")
    with pytest.raises(BadInput, match="the key: no private key in it. It must be an OpenSSH"):
        credentials.private_key(reference, "the key", RunContext())


def test_a_command_is_run_once_a_run(tmp_path: Path) -> None:
    context = RunContext()
    counting = Reference(command=["sh", "-c", f"echo x >> {tmp_path}/count; echo secret"])
    assert [credentials.resolve(counting, "token", context).reveal() for _ in range(3)] == [
        "secret"
    ] * 3
    assert (tmp_path / "count").read_text() == "x\n"
    credentials.resolve(counting, "token", RunContext())  # another run in the same process
    assert (tmp_path / "count").read_text() == "x\nx\n"


def test_two_runs_in_one_process_share_what_standard_input_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("secret\n"))
    reference = Reference(stdin=True)
    with ThreadPoolExecutor(8) as pool:
        given = pool.map(
            lambda _: credentials.resolve(reference, "token", RunContext()).reveal(), range(16)
        )
        assert set(given) == {"secret"}


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        (Reference(env="NOT_SET_AT_ALL"), "NOT_SET_AT_ALL is not set"),
        (Reference(file="/nowhere/token"), "/nowhere/token cannot be read"),
        (Reference(command=["sh", "-c", "echo canary-4711; exit 3"]), "sh ended with 3"),
        (Reference(command=["true"]), "true is empty"),
        (Reference(command=["no-such-program-at-all"]), "cannot be started"),
        (Reference(), "names no env"),
    ],
)
def test_what_is_missing_is_named(reference: Reference, says: str) -> None:
    with pytest.raises(ProvisionerError) as caught:
        credentials.resolve(reference, "token of x", RunContext())
    assert says in str(caught.value)
    assert "canary-4711" not in str(caught.value)


def test_an_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(BadInput, match="standard input is empty"):
        credentials.resolve(Reference(stdin=True), "token", RunContext())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_variable_with_a_line_end(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `export TOKEN="$(cat token; echo)"` and CI systems leave it."""
    monkeypatch.setenv("TOKEN_HERE", f"canary-canary{end}")
    found = credentials.resolve(Reference(env="TOKEN_HERE"), "x", RunContext())
    assert found.reveal() == "canary-canary"
