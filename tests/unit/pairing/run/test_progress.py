"""What a run says about one subject, and that it stops when it is to stop."""

from __future__ import annotations

import threading

import pytest

from provisioner.base.errors import Interrupted
from provisioner.base.events import Event, Waiting
from provisioner.pairing.run.engine import Progress


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def progress(events: list[Event]) -> Progress:
    return Progress(cluster="c1", sink=events.append, stopping=threading.Event())


def test_only_news_of_a_wait_is_reported(progress: Progress, events: list[Event]) -> None:
    for detail in ("a", "a", "b", "b", "a"):
        progress.waiting("source-controller", detail)
    progress.waiting("helm-controller", "a")
    assert events == [
        Waiting(cluster="c1", subject="source-controller", detail="a"),
        Waiting(cluster="c1", subject="source-controller", detail="b"),
        Waiting(cluster="c1", subject="source-controller", detail="a"),
        Waiting(cluster="c1", subject="helm-controller", detail="a"),
    ]


def test_every_wait_hears_that_the_run_is_to_stop(progress: Progress, events: list[Event]) -> None:
    progress.check()
    progress.pause(0.0)
    progress.stopping.set()
    for call in (
        progress.check,
        lambda: progress.pause(60.0),
        lambda: progress.waiting("x", "y"),
    ):
        with pytest.raises(Interrupted):
            call()
    assert events == []


def test_a_pause_lasts_as_long_as_it_says(
    progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(progress.stopping, "wait", waited.append)
    progress.pause(1.5)
    assert waited == [1.5]
