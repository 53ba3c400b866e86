"""A credential that all clusters share is tried and warned of before any cluster stores it."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.base.events import Event, Note
from provisioner.base.secret import Secret
from provisioner.git import network
from provisioner.git.hosts.base import Access, Reading
from provisioner.pairing.credentials import shared_token
from tests.fakes.host import FakeHost

TOKEN = Reading(what="The token", data={"username": "git"}, secrets={"password": Secret("a token")})


def look(reading: Reading | None, opens: bool, patch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """The result, the events, and what the host was tried with."""
    events: list[Event] = []
    tried: list[Access] = []

    def readable(access: Access) -> bool:
        tried.append(access)
        return opens

    patch.setattr(network, "readable", readable)
    host: Any = FakeHost("https://host/fleet.git")
    host.shared = reading
    try:
        found: Any = shared_token.look(host, events.append, clusters=3)
    except Refused as error:
        found = error
    return found, events, tried


@pytest.mark.parametrize("reading", [None, Reading(what="x", data={"provider": "aws"}, secrets={})])
def test_what_is_no_secret_needs_neither(
    reading: Reading | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look(reading, False, monkeypatch) == (reading, [], [])


def test_a_token_is_tried_and_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    found, (note,), (access,) = look(TOKEN, True, monkeypatch)
    assert found is TOKEN
    assert isinstance(note, Note)
    assert note.level == "warning"
    assert note.text.startswith("The token is stored in 3 clusters: everyone")
    assert (access.user, access.token) == ("git", Secret("a token"))


def test_a_token_that_does_not_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    error, _, _ = look(TOKEN, False, monkeypatch)
    assert isinstance(error, Refused)
    assert (error.subject, error.cause) == (
        "The token",
        "it does not open https://host/fleet.git",
    )


def test_the_entries_of_an_app_are_no_token_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reading(what="The app", data={}, secrets={"githubAppPrivateKey": Secret("key")})
    found, events, tried = look(app, False, monkeypatch)
    assert (found, len(events), tried) == (app, 1, [])
