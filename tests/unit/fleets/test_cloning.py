"""Repositories are cloned before the story that needs them is imported."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.fleets import cloning, stories
from provisioner.git import clone as git_clone
from provisioner.git import hosts
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Host
from provisioner.handover import secrets
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import Repository
from provisioner.handover.verification import SignedCommits
from provisioner.handover.waves import Wave
from provisioner.pairing.run import session
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.target import Run
from provisioner.reports.model import Result
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each clone was opened with."""
    noted, real = list[dict[str, Any]](), git_clone.opened

    @contextlib.contextmanager
    def opened(*arguments: Any, **more: Any) -> Iterator[Clone]:
        noted.append(more)
        with real(*arguments, **more) as clone:
            yield clone

    monkeypatch.setattr(git_clone, "opened", opened)
    return noted


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[RunContext]:
    """Those of all sessions."""
    noted = list[RunContext]()

    class Noted(Session):
        def __init__(self, run: Run, options: Options) -> None:
            noted.append(run.context)
            super().__init__(run, options)

    monkeypatch.setattr(session, "Session", Noted)
    return noted


def pair(fake: FakeFleet) -> list[str]:
    report = stories.pair(fake.fleet, fake.events.append, fake.options())
    return [str(one.result) for one in report.clusters]


def test_the_session_takes_the_clone_and_goes_on_in_its_context(
    fake_fleet: FleetMaker, openings: list[dict[str, Any]], contexts: list[RunContext]
) -> None:
    assert pair(fake_fleet(2)) == [Result.PAIRED] * 2
    assert [one["context"] for one in openings] == contexts


def test_each_wave_has_a_context_of_its_own_and_all_have_one_clone(
    fake_fleet: FleetMaker, openings: list[dict[str, Any]], contexts: list[RunContext]
) -> None:
    fake = fake_fleet(2)
    fake.fleet = msgspec.structs.replace(fake.fleet, waves=[Wave(name="canary", clusters=1)])
    assert pair(fake) == [Result.PAIRED] * 2
    assert len(openings) == 1
    first, second = contexts
    assert openings[0]["context"] is first is not second


def test_a_host_is_made_once(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    fake, of, made = fake_fleet(2), hosts.of, list[Repository]()

    def counted(declaration: Repository, context: RunContext) -> Host:
        made.append(declaration)
        return of(declaration, context)

    monkeypatch.setattr(hosts, "of", counted)
    pair(fake)
    assert made == list(fake.fleet.repositories.values())


def test_it_accepts_only_the_signatures_that_the_clusters_accept(
    fake_fleet: FleetMaker, openings: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the key is asked for once: the command behind it may open a browser."""
    followed, public = list[str](), keys.make("ed25519").public

    def follow(_reference: Reference, subject: str) -> Secret:
        followed.append(subject)
        return Secret(public)

    monkeypatch.setattr(secrets, "resolve", follow)
    verify = SignedCommits(keys=[Reference(command=["show", "key"])])
    pair(fake_fleet(1, verify=verify))
    [opening] = openings
    assert [one.ssh for one in opening["allowed"]] == [(f"{public.strip()}\n",)]
    assert len(followed) == 1


@pytest.mark.parametrize("new", ["c1", "fleet"])
def test_a_plan_asks_nothing_of_what_is_not_made_yet(
    new: str, fake_fleet: FleetMaker, openings: list[dict[str, Any]]
) -> None:
    fake = fake_fleet(1)
    stories.plan(fake.fleet, fake.events.append, fake.options(), new=frozenset({new}))
    assert openings == []


def test_what_only_looks_clones_once(
    fake_fleet: FleetMaker, openings: list[dict[str, Any]], contexts: list[RunContext]
) -> None:
    fake = fake_fleet(1)
    stories.plan(fake.fleet, fake.events.append, fake.options(), new=frozenset())
    stories.status(fake.fleet, fake.events.append, fake.options())
    assert [one["context"] for one in openings] == contexts
    assert len(contexts) == 2


def test_the_run_reports_a_repository_that_cannot_be_begun(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, of, asked = fake_fleet(1), hosts.of, list[str]()

    def failing(declaration: Repository, context: RunContext) -> Host:
        asked.append("asked")
        if len(asked) == 1:
            raise BadInput("repository fleet", "no login yet")
        return of(declaration, context)

    monkeypatch.setattr(hosts, "of", failing)
    assert pair(fake) == [Result.PAIRED]


def test_what_ends_a_run_ends_its_clones(fake_fleet: FleetMaker) -> None:
    fake, stopping = fake_fleet(1), threading.Event()
    options = fake.options(stopping=stopping)
    with (
        pytest.raises(KeyboardInterrupt),
        cloning.begun(fake.fleet, [], fake.events.append, options),
    ):
        raise KeyboardInterrupt
    assert stopping.is_set()
