"""A value that an object computes once, while other objects compute theirs."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from provisioner.base.cached import Cached


class Looking:
    def __init__(self, meeting: threading.Barrier | None = None) -> None:
        self.meeting, self.looks, self.fails = meeting, 0, False

    @Cached
    def value(self) -> int:
        """What is seen."""
        self.looks += 1
        if self.fails:
            raise ValueError("not there")
        if self.meeting:
            self.meeting.wait(5)
        return self.looks


def test_a_value_is_computed_once() -> None:
    looking = Looking()
    assert (looking.value, looking.value, looking.looks) == (1, 1, 1)


def test_objects_compute_side_by_side() -> None:
    """Each waits for the other one, which a lock of the class would keep out."""
    meeting = threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda one: one.value, [Looking(meeting), Looking(meeting)])) == [1, 1]


def test_threads_that_ask_one_object_share_the_value() -> None:
    started, go_on = threading.Event(), threading.Event()

    class Slow(Looking):
        @Cached
        def value(self) -> int:
            self.looks += 1
            started.set()
            go_on.wait(5)
            return self.looks

    slow = Slow()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(lambda: slow.value)
        started.wait(5)
        second = pool.submit(lambda: slow.value)
        go_on.set()
        assert (first.result(), second.result(), slow.looks) == (1, 1, 1)


def test_what_raises_is_computed_again() -> None:
    looking = Looking()
    looking.fails = True
    with pytest.raises(ValueError, match="not there"):
        _ = looking.value
    looking.fails = False
    assert looking.value == 2


def test_the_class_shows_its_description() -> None:
    assert Looking.value.__doc__ == "What is seen."
