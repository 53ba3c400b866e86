"""`provisioner metrics`: where the figures go, and that nothing is looked at in vain."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.base.exit_codes import ExitCode
from provisioner.base.http import pushgateway
from provisioner.base.secret import Secret
from provisioner.cli import main as program
from provisioner.fleets import stories
from provisioner.reports import model
from provisioner.reports.model import ClusterReport, Report
from tests.unit.cli.test_upgrade import HANDOVER

CANARY = "canary-canary-canary"
FAILED = ClusterReport(cluster="c1", result=model.Result.FAILED, cause=f"cannot use {CANARY}")
LINE = 'provisioner_cluster_state{fleet="demo",cluster="c1",state="failed"} 1'
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a fleet whose one cluster fails."""
    path = tmp_path / "handover.json"
    path.write_text(json.dumps(HANDOVER))
    Secret(CANARY)

    def status(_fleet: object, sink: Any, _options: object) -> Report:
        sink(Note(text="c1 is slow"))
        return Report(fleet="demo", clusters=[FAILED], exit_code=ExitCode.CLUSTER_FAILED)

    monkeypatch.setattr(stories, "status", status)
    return lambda *argv: CliRunner().invoke(program.cli, ["metrics", str(path), *argv])


def test_without_a_place_they_go_to_standard_output(run: Run) -> None:
    done = run()
    assert done.exit_code == 0
    assert LINE in done.stdout.splitlines()
    assert done.stdout.endswith("# EOF\n")
    assert done.stderr == "c1 is slow\n"
    assert CANARY not in done.output
    assert 'cause="cannot use ***"' in done.stdout


def test_a_file_is_replaced_in_one_step(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "fleet.prom"
    file.write_text("old\n")
    before = file.stat().st_ino
    done = run("--out", str(file))
    assert (done.exit_code, done.stdout) == (0, "")
    assert LINE in file.read_text().splitlines()
    assert CANARY not in file.read_text()
    assert file.stat().st_ino != before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["fleet.prom", "handover.json"]


def test_they_are_pushed_with_the_token(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pushed: list[Any] = []
    monkeypatch.setattr(pushgateway, "push", lambda *given: pushed.append(given))
    monkeypatch.setenv("PROVISIONER_PUSH_TOKEN", "token-of-the-gateway")
    done = run("--push", "https://push.example.com")
    assert (done.exit_code, done.stdout) == (0, "")
    ((url, group, text, kind, token),) = pushed
    assert (url, group) == ("https://push.example.com", {"fleet": "demo"})
    assert LINE in text.splitlines()
    assert kind.startswith("text/plain; version=0.0.4")
    assert token.reveal() == "token-of-the-gateway"


@pytest.mark.parametrize(
    ("argv", "subject"),
    [
        (("--out", "{folder}/none/fleet.prom"), "{folder}/none/fleet.prom"),
        (("--push", "push.example.com"), "--push"),
        (("--push", "http://push.example.com"), "--push"),
        (("--push", "https://push.example.com", "--only", "c1"), "--push"),
        (("--push", "https://push.example.com", "--skip", "c*"), "--push"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_an_error_before_anything_is_looked_at(
    argv: tuple[str, ...],
    subject: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor where the token would go in clear, or the figures of other clusters be lost."""
    monkeypatch.setattr(stories, "status", None)
    monkeypatch.setenv("PROVISIONER_PUSH_TOKEN", "token-of-the-gateway")
    error = run(*(one.format(folder=tmp_path) for one in argv)).exception
    assert isinstance(error, BadInput)
    assert error.subject == subject.format(folder=tmp_path)


def test_an_interrupted_run_exports_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report(fleet="demo", clusters=[], exit_code=ExitCode.INTERRUPTED)
    monkeypatch.setattr(stories, "status", lambda *_given: report)
    done = run("--out", str(tmp_path / "fleet.prom"))
    assert done.exit_code == ExitCode.INTERRUPTED
    assert not (tmp_path / "fleet.prom").exists()
