"""What is asked again, and when."""

from __future__ import annotations

import pytest

from provisioner.clusters import retrying
from provisioner.clusters.faults import Passing


def passing(
    cause: str = "GET /x: 500 oops", *, untouched: bool = False, after: float = 0.0
) -> Passing:
    error = Passing("cluster c1", cause)
    error.untouched, error.after = untouched, after
    return error


def test_pauses_grow_and_stay_bounded() -> None:
    pauses = [
        retrying.pause(passing(), attempt, 100, most=None, repeatable=True) or 0
        for attempt in range(1, 12)
    ]
    assert pauses[0] < 0.5
    assert max(pauses) <= retrying.BACKOFF.longest
    assert pauses[-1] > 3


def test_the_server_says_how_long() -> None:
    assert retrying.pause(passing(after=7), 1, 100, most=None, repeatable=True) == 7


def test_longer_than_there_is_time_is_not_waited_for() -> None:
    assert retrying.pause(passing(after=30), 1, 29, most=None, repeatable=True) is None


def test_as_many_tries_as_were_said() -> None:
    assert retrying.pause(passing(), 1, 100, most=2, repeatable=True)
    assert retrying.pause(passing(), 2, 100, most=2, repeatable=True) is None


@pytest.mark.parametrize(("untouched", "again"), [(False, False), (True, True)])
def test_a_post_is_repeated_only_if_it_was_not_carried_out(*, untouched: bool, again: bool) -> None:
    assert (
        retrying.pause(passing(untouched=untouched), 1, 100, most=None, repeatable=False)
        is not None
    ) is again


def test_a_webhook_that_nobody_answers_for_is_given_up_early() -> None:
    error = passing(
        'PATCH /x: 500 Internal error occurred: failed calling webhook "w": connection refused'
    )
    assert retrying.pause(error, 1, 300, most=None, repeatable=True)
    assert retrying.pause(error, retrying.WEBHOOK_TRIES, 300, most=None, repeatable=True) is None
