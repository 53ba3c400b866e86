"""When a cluster is due, and with which others."""

from __future__ import annotations

from provisioner.base.retry import Backoff
from provisioner.watch.work.queue import LONGEST, QUIET, Collector, Queue

STEADY = Backoff(first=1.0, longest=600.0, jitter=0.0)


def test_each_key_is_due_once_at_its_earliest_time() -> None:
    queue: Queue[str] = Queue()
    queue.add("a", 5.0)
    queue.add("a", 3.0)
    queue.add("a", 9.0)
    queue.add("b", 2.0)
    assert queue.next() == 2.0
    assert queue.take(4.0) == ["b", "a"]
    assert (queue.take(10.0), queue.next(), len(queue)) == ([], None, 0)


def test_pauses_grow_to_ten_minutes() -> None:
    queue: Queue[str] = Queue(STEADY)
    pauses = [queue.failed("a", 0.0) for _ in range(12)]
    assert pauses[:4] == [1.0, 2.0, 4.0, 8.0]
    assert pauses[-1] == 600.0


def test_pauses_of_many_are_spread() -> None:
    queue: Queue[int] = Queue()
    assert len({round(queue.failed(key, 0.0), 3) for key in range(50)}) > 10


def test_pauses_may_be_bounded() -> None:
    queue: Queue[str] = Queue(STEADY)
    assert [queue.failed("a", 0.0, most=5.0) for _ in range(4)] == [1.0, 2.0, 4.0, 5.0]


def test_an_hour_of_failures_is_a_dozen_attempts_and_the_end_is_seen_within_ten_minutes() -> None:
    """Such as a repository that refuses pushes; another one is taken at once all the while."""
    queue: Queue[str] = Queue(STEADY)
    now, attempts = 0.0, 0
    while now < 3600.0:
        attempts += 1
        queue.failed("refused", now)
        queue.add("other", now)
        assert queue.take(now) == ["other"]
        now = queue.next() or 0.0
        assert queue.take(now) == ["refused"]
    assert attempts <= 15
    assert now <= 3600.0 + 600.0


def test_what_the_other_side_asks_for_is_waited() -> None:
    queue: Queue[str] = Queue(STEADY)
    assert queue.failed("a", 0.0, after=90.0) == 90.0
    assert queue.take(89.0) == []
    assert queue.take(90.0) == ["a"]


def test_a_change_ends_the_pauses() -> None:
    queue: Queue[str] = Queue(STEADY)
    for _ in range(5):
        queue.failed("a", 0.0)
    queue.changed("a", 3.0)
    assert queue.take(3.0) == ["a"]
    assert queue.tried("a") == 0
    assert queue.failed("a", 3.0) == 1.0


def test_one_that_failed_is_in_nobodys_way() -> None:
    queue: Queue[str] = Queue(STEADY)
    queue.failed("a", 0.0)
    queue.add("b", 0.0)
    assert queue.take(0.0) == ["b"]


def test_what_comes_together_is_one_batch() -> None:
    collector: Collector[str, int] = Collector(50)
    for number in range(10):
        collector.add("fleet", number, number / 100)
    assert collector.take(0.1, 9) == []
    assert collector.next() == 0.09 + QUIET
    assert collector.take(0.09 + QUIET, 9) == [("fleet", list(range(10)))]
    assert len(collector) == 0


def test_a_batch_does_not_wait_for_ever() -> None:
    collector: Collector[str, int] = Collector(1000)
    now = 0.0
    while now <= LONGEST:
        collector.add("fleet", 1, now)
        now += QUIET / 2
    assert collector.next() == LONGEST


def test_a_batch_that_is_full_starts_at_once() -> None:
    collector: Collector[str, int] = Collector(3)
    for number in range(7):
        collector.add("fleet", number, 1.0)
    assert collector.take(1.0, 9) == [("fleet", [0, 1, 2]), ("fleet", [3, 4, 5])]
    assert collector.take(1.0 + QUIET, 9) == [("fleet", [6])]


def test_repositories_do_not_share_batches() -> None:
    collector: Collector[str, int] = Collector(50)
    collector.add("a", 1, 0.0)
    collector.add("b", 2, 0.1)
    assert collector.take(5.0, 1) == [("a", [1])]
    assert collector.take(5.0, 1) == [("b", [2])]
