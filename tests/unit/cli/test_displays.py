"""The displays: what is written where, and when."""

from __future__ import annotations

import contextlib
import datetime
import importlib
import io
import json
import sys
import threading
import time
from collections.abc import Iterable

import msgspec
import pytest

from provisioner.base import clock
from provisioner.base.errors import Held
from provisioner.base.events import (
    Action,
    Change,
    ClusterState,
    Event,
    Note,
    TerraformEvent,
    Waiting,
)
from provisioner.cli.display import lines, live, opening
from provisioner.cli.display.json_lines import JsonLines
from provisioner.cli.display.lines import Lines
from provisioner.reports import columns, model, text
from provisioner.reports.model import ClusterReport, Line, Report, RepositoryReport, Result

jsonschema = importlib.import_module("jsonschema")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PAIRED = ClusterReport(
    cluster="c1",
    result=Result.PAIRED,
    repository="fleet",
    path="clusters/c1",
    fingerprint="SHA256:abc",
    commit=COMMIT,
    revision=f"main@sha1:{COMMIT}",
)
FAILED = ClusterReport(
    cluster="c2", result=Result.FAILED, cause="connection refused", hint="Is it running?"
)
EMPTY = Report(fleet="f", clusters=[])
FAULT = RepositoryReport(
    repository="fleet", result=Result.HELD, cause="no access", clusters=["c1", "c2"]
)
EVENTS: list[Event] = [
    Change(cluster="c1", step="s", subject="Flux", action=Action.DELETED, planned=True),
    Waiting(cluster="", subject="merge"),
    ClusterState(cluster="c1", state="ended", result="paired"),
    Note(text="x"),
    TerraformEvent(address="a.b", action="create", state="planned"),
]


def step(action: Action, *, planned: bool = False, cluster: str = "c1", detail: str = "") -> Change:
    return Change(
        cluster=cluster, step="s", subject="Flux", action=action, planned=planned, detail=detail
    )


def said(events: Iterable[Line], *, planning: bool = False) -> list[str]:
    written: list[str] = []
    sink = Lines(written.append, planning=planning)
    for event in events:
        sink(event)
    return written


def test_unchanged_steps_are_only_counted() -> None:
    steps = [step(Action.UNCHANGED), step(Action.CREATED), step(Action.UNCHANGED)]
    assert said([*steps, Report(fleet="f", clusters=[])]) == [
        "c1: created Flux",
        "2 steps unchanged",
    ]


def test_failed_steps_stand_out() -> None:
    assert said([step(Action.FAILED, detail="no answer")]) == ["c1: FAILED Flux (no answer)"]


def test_the_age_of_a_key_is_a_column_where_it_is_known() -> None:
    aged = msgspec.structs.replace(PAIRED, key_created=clock.utc(time.time() - 200_000))
    head, row = text.report(Report(fleet="f", clusters=[aged])).splitlines()
    assert "KEY MADE" in head
    assert "KEY USED" not in head
    assert "SHA256:abc  2d ago" in row
    assert "KEY MADE" not in text.report(Report(fleet="f", clusters=[PAIRED]))


def test_a_step_of_a_whole_repository_has_no_cluster() -> None:
    assert said([step(Action.CREATED, cluster="")]) == ["created Flux"]


def test_a_wait_is_told_once_until_it_changes() -> None:
    waits = [
        Waiting(cluster="c1", subject=subject, detail=detail)
        for subject, detail in ("ax", "ay", "bz")
    ]
    assert said(waits) == ["c1: waiting for a: x", "c1: waiting for b: z"]


def test_a_wait_that_goes_on_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "REPEAT", 0.0)
    assert len(said([Waiting(cluster="c1", subject="a")] * 2)) == 2


@pytest.mark.parametrize(
    ("address", "action", "state", "detail", "line"),
    [
        ("a.b", "create", "planned", "", "  + a.b  create"),
        ("a.b", "create", "started", "", ""),
        ("a.b", "create", "progress", "10s", ""),
        ("a.b", "create", "complete", "12s", "terraform: created a.b (12s)"),
        ("a.b", "delete", "errored", "", "terraform: FAILED a.b (delete)"),
        ("a.b", "refresh", "complete", "", ""),
        ("a.b", "provision", "progress", "building\x1b[2J", "terraform: a.b: building [2J"),
        ("a.b", "provision", "progress", 'Executing: ["/bin/sh" "-c" "true"]', ""),
        ("", "init", "progress", "Installing x", "terraform: Installing x"),
    ],
)
def test_terraform_lines(address: str, action: str, state: str, detail: str, line: str) -> None:
    event = TerraformEvent(address=address, action=action, state=state, detail=detail)
    assert said([event]) == ([line] if line else [])


def test_notes_carry_their_level() -> None:
    assert said([Note(text="x"), Note(text="y", level="error")]) == ["x", "error: y"]


def test_a_plan_is_a_result_in_plan(capsys: pytest.CaptureFixture[str]) -> None:
    planned = TerraformEvent(address="a.b", action="replace", state="planned")
    events: list[Line] = [
        planned,
        step(Action.CREATED, planned=True),
        step(Action.UNCHANGED, planned=True),
    ]
    events.append(
        Report(fleet="f", clusters=[ClusterReport(cluster="c1", result=Result.PLANNED), FAILED])
    )
    assert said(events, planning=True) == []
    out = capsys.readouterr().out.splitlines()
    assert out[:5] == [
        "Terraform:",
        "  -/+ a.b  replace",
        "Pairing:",
        "  + c1: Flux  create",
        "  1 step unchanged",
    ]
    assert out[5].split() == ["CLUSTER", "RESULT"]
    assert out[6].split() == ["c2", "failed"]
    assert "planned" not in "".join(out)


def test_an_empty_plan_says_that_nothing_changes() -> None:
    assert text.plan([step(Action.UNCHANGED, planned=True)]).splitlines() == [
        "Terraform:",
        "  nothing to change",
        "Pairing:",
        "  1 step unchanged",
    ]


def test_the_report_is_a_table_with_causes_below(capsys: pytest.CaptureFixture[str]) -> None:
    said([Report(fleet="f", clusters=[PAIRED, FAILED], exit_code=4)])
    head, first, second, *below = capsys.readouterr().out.splitlines()
    assert head.split() == ["CLUSTER", "RESULT", "REPOSITORY", "PATH", "KEY", "COMMIT", "APPLIED"]
    assert first.split() == [
        "c1",
        "paired",
        "fleet",
        "clusters/c1",
        "SHA256:abc",
        "0123456789ab",
        "main@sha1:0123456789ab",
    ]
    assert second.split() == ["c2", "failed", "-", "-", "-", "-", "-"]
    assert below == ["c2: failed: connection refused", "    Is it running?"]


def test_a_table_leaves_out_what_is_empty_everywhere() -> None:
    assert columns.table(("A", "B", "C"), [("1", "", "x"), ("22", "", "")]) == "A   C\n1   x\n22  -"


def test_foreign_text_cannot_move_the_cursor() -> None:
    assert columns.clean("a\x1b]0;title\x07b\r\nc") == "a ]0;title b  c"


def test_json_lines_are_events(capsys: pytest.CaptureFixture[str]) -> None:
    with opening.opened(json=True) as show:
        show(step(Action.CREATED))
        show(Report(fleet="f", clusters=[PAIRED]))
    first, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["type"], first["action"], first["cluster"]) == ("step", "created", "c1")
    assert (last["type"], last["clusters"][0]["commit"]) == ("report", COMMIT)


def _broken() -> None:
    with opening.opened(json=True):
        raise Held("lock", "held")


def test_json_tells_an_error_and_ends_with_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Held):
        _broken()
    note, report = map(json.loads, capsys.readouterr().out.splitlines())
    assert (note["type"], note["level"], note["text"]) == ("note", "error", "lock: held")
    assert report["exit_code"] == 6


def test_json_lines_of_many_threads_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    sink = JsonLines()

    def talk(number: int) -> None:
        for count in range(200):
            sink(Note(text=f"{number}-{count}-" + "x" * 200))

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = {json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()}
    assert len(texts) == 1600


class Gone(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, _text: object) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("make", [JsonLines, Lines])
def test_a_reader_that_went_away_stops_no_run(
    make: type[JsonLines | Lines], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = io.TextIOWrapper(io.BufferedWriter(Gone()), write_through=True)
    monkeypatch.setattr(sys, "stdout", gone)
    monkeypatch.setattr(sys, "stderr", gone)
    sink = make()
    sink(Note(text="x"))
    sink(Report(fleet="f", clusters=[PAIRED]))


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with opening.opened(json=False) as show:
        show(Waiting(cluster="c1", subject="the API"))
    assert capsys.readouterr().err == "c1: waiting for the API\n"


def test_clusters_that_were_not_started_share_a_paragraph() -> None:
    left = [
        ClusterReport(cluster=name, result=Result.NOT_STARTED, cause="the canary", hint="Mend it.")
        for name in ("c1", "c2")
    ]
    shown = text.report(Report(fleet="f", clusters=left))
    assert shown.splitlines()[-2:] == ["2 clusters: not-started: the canary", "    Mend it."]


def test_markdown_goes_to_stdout_and_the_rest_to_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opening.opened(json=False, planning=True, markdown=True) as show:
        for line in (Note(text="talk"), step(Action.CREATED, planned=True), EMPTY):
            show(line)
    said = capsys.readouterr()
    assert said.out.startswith("## Plan: changes in 1 cluster\n")
    assert said.err == "talk\n"


def test_a_planned_deletion_is_shown_before_a_question() -> None:
    assert said([step(Action.DELETED, planned=True, detail="workloads stay")]) == [
        "  - c1: Flux  delete  workloads stay"
    ]
    assert said([step(Action.DELETED)]) == ["c1: deleted Flux"]


def test_a_plan_shows_deletions_first() -> None:
    changes = [step(Action.CREATED, cluster="a"), step(Action.DELETED, cluster="b")]
    assert text.plan(changes).splitlines()[3:] == ["  - b: Flux  delete", "  + a: Flux  create"]


def test_a_fault_of_a_repository_is_told_once() -> None:
    fault = msgspec.structs.replace(FAULT, hint="Ask for it.")
    clusters = [
        ClusterReport(cluster="c1", result=Result.HELD, cause="no access", hint="Ask for it."),
        ClusterReport(cluster="c2", result=Result.HELD, cause="no access", hint="Ask for it."),
        ClusterReport(cluster="c3", result=Result.FAILED, cause="no access", hint="Another."),
    ]
    shown = text.report(Report(fleet="f", clusters=clusters, repositories=[fault])).splitlines()
    assert shown[4:] == [
        "repository fleet: held: no access",
        "    Ask for it.",
        "    Not paired because of it: c1, c2",
        "c3: failed: no access",
        "    Another.",
    ]


def test_a_fault_of_a_repository_that_stops_no_cluster() -> None:
    fault = msgspec.structs.replace(FAULT, clusters=[])
    assert text.report(Report(fleet="f", clusters=[], repositories=[fault])) == (
        "repository fleet: held: no access"
    )


def test_every_line_of_json_has_the_time_and_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    with opening.opened(json=True) as show:
        for line in (*EVENTS, EMPTY):
            show(line)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({line["run"] for line in lines}) == 1
    times = [datetime.datetime.fromisoformat(line["time"]) for line in lines]
    assert times == sorted(times)
    assert all(line["time"].endswith("Z") for line in lines)


def test_two_runs_have_two_ids(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with opening.opened(json=True) as show:
            show(EMPTY)
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["run"] != second["run"]


def test_every_line_of_json_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    validator = jsonschema.Draft202012Validator(
        model.schema(), format_checker=jsonschema.FormatChecker()
    )
    with contextlib.suppress(Held), opening.opened(json=True) as show:
        for line in (*EVENTS, Report(fleet="f", clusters=[PAIRED, FAILED], repositories=[FAULT])):
            show(line)
        raise Held("lock", "held")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(EVENTS) + 3
    for encoded in lines:
        validator.validate(json.loads(encoded))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"type": "note", "text": 1})


@pytest.mark.parametrize(("lasting", "kind"), [(False, live.Live), (True, lines.Lines)])
def test_a_run_without_an_end_is_shown_in_lines(
    lasting: bool, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on a terminal."""
    made: list[object] = []

    class Recording(opening.StampedDisplay):
        def __init__(self, display: opening.Display, run: str) -> None:
            made.append(display)
            super().__init__(display, run)

    monkeypatch.setattr(opening, "_can_be_live", lambda: True)
    monkeypatch.setattr(opening, "StampedDisplay", Recording)
    with opening.opened(json=False, lasting=lasting):
        pass
    assert [type(one) for one in made] == [kind]
