"""A timeline says when each step began and ended, from the events alone."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.base import clock
from provisioner.base.events import (
    Action,
    Change,
    ClusterState,
    Event,
    Note,
    TerraformEvent,
    Waiting,
)
from provisioner.reports import timeline as timelines
from provisioner.reports.timeline import Lane, Timeline

BEGAN = 1_767_268_800.0
CHANGE = Change(cluster="c1", step="flux", subject="Flux", action=Action.CREATED)
WAIT = Waiting(cluster="c1", subject="Deployment web", detail="0 of 1")
STARTED = ClusterState(cluster="c1", state="started")
ENDED = ClusterState(cluster="c1", state="ended", result="paired")
MAKING = TerraformEvent(address="aws_vpc.a", action="create", state="started")


def made(*timed: tuple[float, Event]) -> Timeline:
    """Of a run of 60 seconds."""
    events = [msgspec.structs.replace(one, time=clock.utc(BEGAN + at)) for at, one in timed]
    return timelines.timeline(events, BEGAN, BEGAN + 60)


def spans(lanes: list[Lane]) -> list[tuple[str, str, float, float]]:
    return [(lane.name, one.action, one.start, one.end) for lane in lanes for one in lane.spans]


def test_a_step_began_as_long_ago_as_it_took() -> None:
    change = msgspec.structs.replace(CHANGE, seconds=3.0)
    assert spans(made((10, change)).clusters) == [("c1", "created", 7.0, 10.0)]


def test_a_step_of_unknown_length_began_with_its_first_wait() -> None:
    timeline = made((4, WAIT), (6, WAIT), (10, CHANGE), (12, CHANGE))
    expected = [("c1", "created", 4.0, 10.0), ("c1", "created", 12.0, 12.0)]
    assert spans(timeline.clusters) == expected
    assert timeline.clusters[0].spans[0].waited == "Deployment web: 0 of 1"


def test_a_wait_without_an_end_lasts_until_the_run_ends() -> None:
    assert spans(made((4, WAIT)).clusters) == [("c1", "unfinished", 4.0, 60.0)]


@pytest.mark.parametrize(
    ("events", "under_way"),
    [
        pytest.param([(2, STARTED), (9, ENDED)], (2.0, 9.0), id="from its start to its end"),
        pytest.param([(2, STARTED)], (2.0, 60.0), id="until the run ends"),
        pytest.param([(9, ENDED)], (9.0, 9.0), id="no start"),
    ],
)
def test_a_cluster_is_under_way(
    events: list[tuple[float, Event]], under_way: tuple[float, float]
) -> None:
    (lane,) = made(*events).clusters
    assert lane.under_way == under_way == (lane.start, lane.end)


def test_a_cluster_that_was_never_started_has_no_lane() -> None:
    assert made((1, ClusterState(cluster="c1", state="pending"))).clusters == []


def test_lanes_are_in_the_order_in_which_they_began() -> None:
    other = msgspec.structs.replace(CHANGE, cluster="c0")
    timeline = made((1, STARTED), (2, other), (30, CHANGE))
    assert [lane.name for lane in timeline.clusters] == ["c1", "c0"]


def test_steps_of_a_repository_have_a_lane_of_their_own() -> None:
    shared = msgspec.structs.replace(CHANGE, cluster="", seconds=1.0)
    timeline = made((2, shared))
    assert spans(timeline.repositories) == [("repositories", "created", 1.0, 2.0)]
    assert timeline.clusters == []


@pytest.mark.parametrize(
    ("state", "action", "end"), [("complete", "create", 8.0), ("errored", "failed", 8.0)]
)
def test_a_resource_is_made_from_its_start_to_its_end(state: str, action: str, end: float) -> None:
    done = msgspec.structs.replace(MAKING, state=state)
    timeline = made((1, MAKING), (8, done))
    assert spans(timeline.resources) == [("aws_vpc.a", action, 1.0, end)]


def test_a_resource_without_an_end_is_unfinished() -> None:
    assert spans(made((1, MAKING)).resources) == [("aws_vpc.a", "unfinished", 1.0, 60.0)]


def test_messages_have_their_times() -> None:
    (message,) = made((3, Note(text="hello", level="warning"))).messages
    assert (message.at, message.level, message.text) == (3.0, "warning", "hello")
