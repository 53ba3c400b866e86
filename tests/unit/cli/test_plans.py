"""Which parts the plan of a command has."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from provisioner.cli import frame
from provisioner.cli import main as program
from provisioner.cli.display import live
from provisioner.reports.model import Report
from provisioner.runs.sources import Handover, Source

if TYPE_CHECKING:
    from tests.unit.conftest import FleetMaker

EMPTY = Report(fleet="f", clusters=[])


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["down", "--plan"], ["Terraform:", "Pairing:"]),
        (["plan"], ["Terraform:", "Pairing:"]),
        (["plan", "."], ["Pairing:"]),
        (["unpair", "--plan", "."], ["Pairing:"]),
        (["rotate", "--plan", "."], ["Pairing:"]),
        (["upgrade", "--dry-run", "."], ["Pairing:"]),
    ],
)
def test_only_commands_that_run_terraform_plan_it(
    arguments: list[str], parts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = frame.run
    monkeypatch.setattr(frame, "run", lambda _work, **options: run(lambda _: EMPTY, **options))
    done = CliRunner().invoke(program.cli, arguments)
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == parts


def test_the_same_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    live.Live(planning=True, with_terraform=False)(EMPTY)
    assert capsys.readouterr().out.splitlines() == ["Pairing:", "  0 steps unchanged"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", ".", "--drain", "c1"], "--drain is for the plan of a stack"),
        (["plan", ".", "--context", "a=b"], "--context is for the plan of a stack"),
        (["plan", ".", "--stack", "s"], "--stack is for the plan of a stack"),
        (["plan", "--trust-commands"], "--trust-commands is for the plan of a handover"),
        (["plan", "--renamed", "c1"], "--renamed is for the plan of a handover"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(program.cli, arguments)
    assert done.exit_code != 0
    assert said in done.stderr


Plan = Callable[..., Result]


@pytest.fixture
def planned(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Plan:
    """`plan SOURCE` of a fleet of fakes, whose repository no real handover could name."""
    monkeypatch.chdir(tmp_path)  # a run writes its lock file there
    handover = Handover(fleet=fake_fleet(1).fleet, keys={})
    monkeypatch.setattr(Source, "handover", lambda _self: handover)
    return lambda *more: CliRunner().invoke(program.cli, ["plan", "handover.json", *more])


def test_the_plan_of_a_handover_exits_as_terraform_does(planned: Plan) -> None:
    done = planned("--detailed-exitcode")
    assert done.exit_code == 2, done.stderr
    assert done.stdout.startswith("Pairing:\n  + c1: Flux v")


def test_its_markdown_does_not_speak_of_terraform(planned: Plan) -> None:
    done = planned("--markdown")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("## Plan: changes in 1 cluster\n")
    assert "Terraform" not in done.stdout
    assert "Pairing" in done.stdout


def test_its_json_is_that_of_any_plan(planned: Plan) -> None:
    done = planned("--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    steps = [line for line in lines if line["type"] == "step"]
    assert steps
    assert all(line["planned"] for line in steps)
    assert lines[-1]["type"] == "report"
