"""Whose change request a number names, if several clusters are tested."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.pairing.alerts.story import Request, chosen
from provisioner.pairing.run.options import Options
from tests.unit.handover.cases import GOOD, merged

COMMENTS: dict[str, Any] = {
    "kind": "alert",
    "name": "comments",
    "provider": "giteapullrequestcomment",
    "token": {"env": "TOKEN"},
}
SAME = {"url": "https://git.example.com/o/a/"}
HIDDEN = {"address": {"env": "ADDRESS"}}
CHAT = {"kind": "alert", "name": "chat", "provider": "slack", "address": {"env": "CHAT"}}


def gitea(name: str) -> dict[str, Any]:
    return {
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": name,
        "credential": {"env": "TOKEN"},
        "known_hosts": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"],
    }


def choose(first: dict[str, Any], second: dict[str, Any], request: Request) -> None:
    """Alerts of two clusters, each with a repository of its own."""
    pairings = {
        name: {"cluster": name, "repository": name, "path": name, "platform": [piece, CHAT]}
        for name, piece in (("a", first), ("b", second))
    }
    patch = {
        "clusters": {name: {"kind": "existing", "context": name} for name in pairings},
        "repositories": {name: gitea(name) for name in pairings},
        "pairings": pairings,
    }
    chosen(read.from_object(merged(GOOD, patch), "x"), Options(), request)


@pytest.mark.parametrize(
    ("second", "places"),
    [
        ({}, "https://git.example.com/o/a, https://git.example.com/o/b"),
        (HIDDEN, "https://git.example.com/o/a, the address of alert comments"),
    ],
)
def test_a_number_is_not_taken_to_several_repositories(second: dict[str, Any], places: str) -> None:
    with pytest.raises(BadInput, match="a different one in each repository") as error:
        choose(COMMENTS, {**COMMENTS, **second}, Request(change_request="12"))
    assert places in str(error.value)


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        (SAME, Request(change_request="12")),
        ({}, Request()),
        ({}, Request(names=["chat"], change_request="12")),
    ],
)
def test_one_repository_or_no_number(second: dict[str, Any], asked: Request) -> None:
    choose(COMMENTS, {**COMMENTS, **second}, asked)
