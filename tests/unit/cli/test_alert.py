"""`provisioner alert test` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from provisioner.base.errors import BadInput
from provisioner.base.exit_codes import ExitCode
from provisioner.cli import main as program
from provisioner.fleets import stories
from tests.unit.cli.test_upgrade import HANDOVER


def run(tmp_path: Path, *words: str) -> BaseException | None:
    path = tmp_path / "handover.json"
    path.write_text(json.dumps(HANDOVER))
    done = CliRunner().invoke(program.cli, ["alert", "test", str(path), *words])
    return done.exception


def test_a_fleet_without_alerts_has_nothing_to_test(tmp_path: Path) -> None:
    error = run(tmp_path)
    assert isinstance(error, BadInput)
    assert error.exit_code == ExitCode.BAD_INPUT
    assert "fleet demo: no cluster that is tested has an alert" in str(error)


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (("--alert", "pager"), "no cluster that is tested has an alert 'pager'"),
        (("c9",), "cluster c9: is not paired in fleet demo"),
        (("--only", "c9"), "c9"),
    ],
)
def test_what_is_not_there_is_named(tmp_path: Path, words: tuple[str, ...], cause: str) -> None:
    assert cause in str(run(tmp_path, *words))


@pytest.mark.parametrize("number", ["0", "main"])
def test_a_change_request_is_a_number(tmp_path: Path, number: str) -> None:
    error = run(tmp_path, "--change-request", number)
    assert isinstance(error, SystemExit)


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ((), ["c1", "c2"]),
        (("--alert", "pager"), ["c1", "c2"]),
        (("--skip", "c1"), ["c2"]),
        (("c1",), []),
        (("--only", "c*"), []),
    ],
)
def test_clusters_that_are_named_send_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], among: list[str]
) -> None:
    seen: list[list[str]] = []

    def stand_in(*given: Any) -> None:
        seen.append(sorted(given[-1]))
        raise BadInput("x", "seen")

    monkeypatch.setattr(stories, "test_alerts", stand_in)
    run(tmp_path, *words)
    assert seen == [among]
