"""`--html FILE`: refused before the run or written after it; the report is never lost."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action, Change, Note, Sink
from provisioner.base.secret import Secret
from provisioner.cli import frame
from provisioner.cli import main as program
from provisioner.cli.display.opening import StampedDisplay
from provisioner.reports.model import ClusterReport, Report, Result
from tests.unit.cli.test_rights import handover

CANARY = "canary-of-a-secret"
CHANGE = Change(cluster="c1", step="flux", subject="Flux", action=Action.CREATED)
DONE = Report(fleet="demo", clusters=[ClusterReport(cluster="c1", result=Result.PAIRED)])
FAILED = Report(fleet="demo", clusters=[], exit_code=4)
Work = Callable[[StampedDisplay], Report]


def run(work: Work, file: Path | None, *, as_json: bool = False) -> int:
    """The exit code of a command that does this work."""
    command = click.Command("pair", callback=lambda: frame.run(work, as_json=as_json, html=file))
    return int(command.main([], prog_name="pair", standalone_mode=False) or 0)


def done(sink: Sink) -> Report:
    sink(CHANGE)
    return DONE


@pytest.mark.parametrize("command", ["status", "pair", "up", "upgrade", "rotate"])
def test_commands_that_report_on_a_fleet_take_it(command: str) -> None:
    there = program.cli.get_command(click.Context(program.cli), command)
    assert there
    assert "html" in [parameter.name for parameter in there.params]


@pytest.mark.parametrize("command", ["status", "pair", "upgrade", "rotate"])
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing/page.html", "the folder {folder}/missing does not exist"),
        ("fleet.json/page.html", "the folder {folder}/fleet.json does not exist"),
        ("folder", "is a directory, not a file"),
        ("pipe", "is a device or a pipe, not a file"),
        ("sealed/page.html", "cannot be written: Permission denied"),
    ],
)
def test_a_file_that_cannot_be_written_stops_before_anything(
    command: str,
    name: str,
    cause: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = handover(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "sealed").mkdir()
    opened = os.open

    def refused(path: object, *given: int, **more: int) -> int:
        """As for people who are not root."""
        if "sealed" in str(path):
            raise PermissionError(13, "Permission denied")
        return opened(str(path), *given, **more)

    monkeypatch.setattr(os, "open", refused)
    file = tmp_path / name
    with pytest.raises(SystemExit) as left:
        program.main([command, source, "--html", str(file)])
    assert left.value.code == 3
    cause = cause.format(folder=tmp_path)
    assert capsys.readouterr().err == (f"error: {file}: {cause}. Name another file with --html.\n")


def test_standard_output_is_not_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        program.main(["status", handover(tmp_path), "--html", "-"])
    assert left.value.code == 3
    assert "standard output has the results" in capsys.readouterr().err


def test_the_page_is_written_when_the_run_has_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text("old")
    assert run(done, file) == 0
    text = file.read_text()
    assert "<h1>demo</h1>" in text
    assert "1 paired." in text
    assert "provisioner pair" in text
    assert f"page of this run: {file}" in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["page.html"]
    assert not stat.S_IMODE(file.stat().st_mode) & 0o022


def test_a_run_without_the_option_writes_none(tmp_path: Path) -> None:
    assert run(done, None) == 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("report", "code"), [(DONE, 1), (FAILED, 4)])
def test_a_page_that_cannot_be_written_after_all(
    report: Report, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is printed, and the exit code says that something is missing."""
    file = tmp_path / "page.html"

    def taken(sink: Sink) -> Report:
        file.mkdir()
        return report

    assert run(taken, file, as_json=True) == code
    printed = capsys.readouterr().out
    assert '"type":"report"' in printed
    assert f"{file}: cannot be written: Is a directory" in printed


def failing(sink: Sink, error: BaseException, *, after: Change | None) -> Report:
    if after:
        sink(after)
    raise error


def test_a_run_that_ends_early_has_a_page_that_says_so(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    error = Unreachable("Git host", "is gone")
    with pytest.raises(ProvisionerError, match="is gone"):
        run(lambda sink: failing(sink, error, after=CHANGE), file)
    assert "The run ended early" in file.read_text()
    assert "Git host: is gone" in file.read_text()


def test_an_unexpected_error_is_named_and_not_quoted(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    with pytest.raises(RuntimeError):
        run(lambda sink: failing(sink, RuntimeError(CANARY), after=CHANGE), file)
    assert "RuntimeError" in file.read_text()
    assert CANARY not in file.read_text()


def test_a_run_that_has_done_nothing_leaves_the_page_of_an_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("old")
    with pytest.raises(ProvisionerError):
        run(lambda sink: failing(sink, Unreachable("c1", "gone"), after=None), file)
    assert file.read_text() == "old"


def test_no_secret_reaches_the_page(tmp_path: Path) -> None:
    """Not even one that an event has quoted before it was known to be one."""
    file = tmp_path / "page.html"

    def quoting(sink: Sink) -> Report:
        sink(Note(text=f"the host says {CANARY}"))
        Secret(CANARY)
        cluster = ClusterReport(cluster="c1", result=Result.FAILED, cause=f"refused {CANARY}")
        return Report(fleet="demo", clusters=[cluster])

    run(quoting, file)
    text = file.read_text()
    assert CANARY not in text
    assert "the host says ***" in text
    assert "refused ***" in text


def test_status_shows_its_steps_on_the_page_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"

    def quiet(display: StampedDisplay) -> Report:
        display.quietly(Note(text="a step of the look"))
        return DONE

    run(quiet, file)
    shown = capsys.readouterr()
    assert "a step of the look" in file.read_text()
    assert "a step of the look" not in shown.out + shown.err
