"""The parts of a page: words, counts, ages, durations and the bars of the timeline."""

from __future__ import annotations

import pytest

from provisioner.reports.html import bars, clusters, durations, states
from provisioner.reports.model import ClusterReport, Result
from provisioner.reports.timeline import UNFINISHED, Lane, Span


def cluster(name: str, result: Result, wave: str = "") -> ClusterReport:
    return ClusterReport(cluster=name, result=result, wave=wave)


FLEET = [
    cluster("a", Result.PAIRED, "canary"),
    cluster("b", Result.NOT_STARTED, "rest"),
    cluster("c", Result.FAILED, "canary"),
    cluster("d", Result.PAIRED, "rest"),
]


def span(start: float, end: float, action: str = "unchanged") -> Span:
    return Span(step="flux", action=action, start=start, end=end)


@pytest.mark.parametrize("result", list(Result))
def test_every_result_has_a_tone_and_a_word(result: Result) -> None:
    assert states.tone(result) in states.ORDER
    assert states.word(result).replace(" ", "-") == result


def test_every_failure_asks_for_attention() -> None:
    failing = {result for result in Result if result.exit_code} - {Result.NOT_STARTED}
    assert not {states.tone(result) for result in failing} & {states.GOOD, states.IDLE}


def test_the_most_urgent_state_is_counted_first() -> None:
    assert states.headline(FLEET) == "1 failed, 1 not started, 2 paired."
    assert states.headline([]) == "No cluster was looked at."


def test_waves_are_in_the_order_of_the_run() -> None:
    counted = [(name, [one.state for one in counts]) for name, counts in states.waves(FLEET)]
    assert counted == [("canary", ["failed", "paired"]), ("rest", ["not-started", "paired"])]
    assert states.waves([cluster("a", Result.PAIRED)]) == []


def test_rows_begin_with_the_most_urgent() -> None:
    rows = clusters.rows(FLEET, {}, now=0.0)
    assert [row.report.cluster for row in rows] == ["c", "b", "a", "d"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("ssh://git@git.example.com/platform/fleet.git", "platform/fleet"),
        ("git@github.com:acme/fleet.git", "acme/fleet"),
        ("https://git.example.com/a/b/c/", "b/c"),
        ("ssh://git@127.0.0.1:2222/fleet.git", "fleet"),
        ("fleet", "fleet"),
        ("", ""),
    ],
)
def test_a_repository_is_named_briefly(url: str, name: str) -> None:
    assert clusters.repository_name(url) == name


def test_only_what_is_known_is_listed() -> None:
    known = ClusterReport(cluster="a", result=Result.PAIRED, key_created="2026-01-01T00:00:00Z")
    listed = clusters.facts(known, now=1_767_312_000.0)
    assert [(one.label, one.value) for one in listed] == [
        ("Key made", "1d ago (2026-01-01T00:00:00Z)")
    ]


def test_a_cause_of_hundreds_is_not_in_each_row() -> None:
    late = ClusterReport(cluster="a", result=Result.FAILED, cause="cluster a: late")
    left = ClusterReport(cluster="b", result=Result.NOT_STARTED, cause="not started")
    assert [row.cause for row in clusters.rows([late, left], {}, now=0.0)] == ["late", ""]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.42, "0.42 s"), (4.24, "4.2 s"), (42.4, "42 s"), (180, "3 min"), (200, "3 min 20 s")],
)
def test_durations(seconds: float, text: str) -> None:
    assert durations.span_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "ticks"),
    [
        (0, [0, 0.0002, 0.0004, 0.0006, 0.0008, 0.001]),
        (0.9, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (12, [0, 5, 10, 15]),
        (95, [0, 20, 40, 60, 80, 100]),
        (100, [0, 20, 40, 60, 80, 100]),
        (101, [0, 50, 100, 150]),
    ],
)
def test_an_axis_is_hardly_longer_than_the_run(seconds: float, ticks: list[float]) -> None:
    assert durations.ticks(seconds) == ticks


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("created", "changed"),
        ("configured", "changed"),
        ("create", "changed"),
        ("unchanged", "quiet"),
        ("skipped", "quiet"),
        ("read", "quiet"),
        ("failed", "failed"),
        (UNFINISHED, "open"),
    ],
)
def test_kinds_of_bars(action: str, kind: str) -> None:
    assert bars.kind(span(0, 1, action)) == kind


def test_bars_lie_where_their_steps_do() -> None:
    lane = Lane(name="c1", spans=[span(10, 20, "created"), span(59.99, 60)], under_way=(5, 60))
    (line,) = bars.lines([lane], 60)
    assert [(bar.kind, bar.x, bar.width) for bar in line.bars] == [
        ("under-way", 83.3, 916.7),
        ("changed", 166.7, 166.7),
        ("quiet", 998.0, 2.0),
    ]
    assert (line.took_text, line.slowest) == ("55 s", "flux 10 s")


def test_a_lane_without_steps_has_its_time() -> None:
    (line,) = bars.lines([Lane(name="c1", spans=[], under_way=(0, 6))], 60)
    assert (line.took_text, line.slowest) == ("6.0 s", "")


def test_quiet_steps_side_by_side_are_drawn_as_one() -> None:
    lane = Lane(name="c1", spans=[span(0, 1), span(1, 2), span(2, 3, "created"), span(3, 4)])
    (line,) = bars.lines([lane], 10)
    assert [(bar.kind, bar.width) for bar in line.bars] == [
        ("quiet", 200.0),
        ("changed", 100.0),
        ("quiet", 100.0),
    ]
    assert line.bars[0].text == "flux 1.0 s, flux 1.0 s"
