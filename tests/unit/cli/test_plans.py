"""Which parts the plan of a command has."""

from __future__ import annotations

import io
import sys

import pytest
from click.testing import CliRunner

from provisioner.cli import frame
from provisioner.cli import main as program
from provisioner.cli.display import live
from provisioner.reports.model import Report

EMPTY = Report(fleet="f", clusters=[])


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["down", "--plan"], ["Terraform:", "Pairing:"]),
        (["plan"], ["Terraform:", "Pairing:"]),
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
