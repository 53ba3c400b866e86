"""Two runs in one process know nothing of each other."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from provisioner.base.errors import Interrupted
from provisioner.base.run_context import NOTICEABLE, RunContext


def test_each_run_is_notified_of_its_own_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: dict[str, list[str]] = {"first": [], "second": []}
    first, second = (RunContext(notify=notices.append) for notices in heard.values())
    for context in (first, second):
        monkeypatch.setattr(context.stopping, "wait", lambda seconds: False)
    first.pause(NOTICEABLE, "h/o/n", "its rate limit is used up")
    second.pause(NOTICEABLE / 2, "h/o/n", "too short to be reported")
    assert heard == {"first": ["h/o/n: waiting 2 s, its rate limit is used up"], "second": []}
    assert first.id != second.id


def test_a_wait_ends_when_its_run_stops_and_no_other_does() -> None:
    context, other = RunContext(), RunContext()
    threading.Timer(0.05, context.stopping.set).start()
    started = time.monotonic()
    with pytest.raises(Interrupted, match="h/o/n: interrupted"):
        context.pause(30.0, "h/o/n", "x")
    assert time.monotonic() - started < 5
    other.pause(0.0, "h/o/n", "x")


def test_what_is_asked_for_once_is_made_once_by_many_threads_and_anew_by_the_next_run() -> None:
    made: list[int] = []

    def make() -> int:
        time.sleep(0.01)
        made.append(len(made))
        return made[-1]

    context = RunContext()
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: context.once(("kind", "name"), make), range(16))) == {0}
    assert context.once(("kind", "other"), make) == 1
    assert RunContext().once(("kind", "name"), make) == 2


def test_an_error_is_not_remembered_and_what_was_made_is_not_shown() -> None:
    context = RunContext()
    with pytest.raises(ZeroDivisionError):
        context.once("key", lambda: 1 // 0)
    assert context.once("key", lambda: "canary-4711") == "canary-4711"
    assert "canary-4711" not in repr(context)


def test_what_is_made_may_itself_be_made_of_what_is_remembered() -> None:
    context = RunContext()
    assert context.once("outer", lambda: context.once("inner", lambda: 1) + 1) == 2
