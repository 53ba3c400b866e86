"""Clones that several runs share: who opens them, who fetches, and what becomes of errors."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import pytest

from provisioner.base.errors import Unreachable
from provisioner.git import clones as module
from provisioner.git.clone import Clone
from provisioner.git.clones import Clones


class CountedClone(Clone):
    """Notes what is done to it."""

    def __init__(self, done: list[str]) -> None:
        self.done = done

    def fetch(self) -> None:
        self.done.append("fetched")


class Opener:
    def __init__(self, failing: bool = False) -> None:
        self.done: list[str] = []
        self.failing, self.may_end = failing, threading.Event()
        self.may_end.set()

    @contextlib.contextmanager
    def __call__(self) -> Iterator[Clone]:
        self.may_end.wait(10)
        self.done.append("opened")
        if self.failing:
            raise Unreachable("git.example.com", "does not answer")
        yield CountedClone(self.done)
        self.done.append("closed")


def test_what_was_begun_is_taken_and_not_opened_again() -> None:
    opener, clones = Opener(), Clones()
    clones.begin({"fleet": opener}, 1)
    with clones.taken("fleet", opener):
        assert opener.done == ["opened"]
    with clones.taken("fleet", opener):
        assert opener.done == ["opened", "fetched"]
    clones.close()
    assert opener.done == ["opened", "fetched", "closed"]


def test_whoever_takes_it_waits_until_it_is_there() -> None:
    opener, clones = Opener(), Clones()
    opener.may_end.clear()
    clones.begin({"fleet": opener}, 1)
    threading.Timer(0.02, opener.may_end.set).start()
    with clones.taken("fleet", opener):
        assert opener.done == ["opened"]
    clones.close()


def test_whoever_takes_it_gets_the_error() -> None:
    opener, clones = Opener(failing=True), Clones()
    clones.begin({"fleet": opener}, 1)
    with pytest.raises(Unreachable), clones.taken("fleet", opener):
        pass
    assert opener.done == ["opened"], "it is not asked twice"
    clones.close()


def test_one_that_was_begun_long_ago_is_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opener, clones = Opener(), Clones()
    clones.begin({"fleet": opener}, 1)
    monkeypatch.setattr(module, "FRESH", 0.0)
    with clones.taken("fleet", opener):
        assert opener.done == ["opened", "fetched"]
    clones.close()


def test_one_that_failed_long_ago_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, opener, clones = Opener(failing=True), Opener(), Clones()
    clones.begin({"fleet": failed}, 1)
    monkeypatch.setattr(module, "FRESH", 0.0)
    with clones.taken("fleet", opener):
        assert opener.done == ["opened"]
    clones.close()


def test_what_nobody_takes_is_closed() -> None:
    opener, clones = Opener(), Clones()
    clones.begin({"fleet": opener}, 1)
    clones.close()
    assert opener.done == ["opened", "closed"]
