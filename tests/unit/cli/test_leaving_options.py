"""What the options about clusters that leave mean to a run."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from provisioner.cli.main import cli
from provisioner.reports.model import Report
from provisioner.runs import apply_saved, down, plan, up
from provisioner.runs.project import Settings
from provisioner.runs.removal.choices import Choices
from provisioner.runs.run import Run

GIVEN: dict[str, tuple[list[str], dict[str, Any]]] = {
    "nothing": ([], {}),
    "names": (
        ["--drain", "a", "--drain", "all", "--gone", "g", "--new-cluster", "n", "--force"],
        {"drain": ("a", "all"), "gone": ("g",), "new_clusters": ("n",), "force": True},
    ),
    "keep": (["--workloads", "keep"], {"workloads": "keep"}),
}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Of every run that is started; none does anything."""
    started: list[Settings] = []

    def story(run: Run, *_arguments: object, **_more: object) -> Report:
        started.append(run.settings)
        return Report(fleet="f", clusters=[])

    for module, name in (
        (up, "up"),
        (plan, "plan"),
        (down, "down"),
        (down, "plan"),
        (apply_saved, "apply_saved"),
    ):
        monkeypatch.setattr(module, name, story)
    return started


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize(
    ("command", "asks"),
    [
        (["up", "--yes"], False),
        (["down", "--yes"], False),
        (["down", "--plan"], True),
        (["down", "--plan", "--yes"], False),
        (["plan"], True),
    ],
)
def test_options(settings: list[Settings], command: list[str], asks: bool, name: str) -> None:
    given, chosen = GIVEN[name]
    done = CliRunner().invoke(cli, [*command, *given], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert settings[-1].choices == Choices(**chosen, asks=asks)
    assert settings[-1].pairing.new_clusters == frozenset(chosen.get("new_clusters", ()))


def test_a_saved_plan_takes_them_too(settings: list[Settings]) -> None:
    argv = ["up", "fleet.plan", *GIVEN["names"][0]]
    assert CliRunner().invoke(cli, argv, catch_exceptions=False).exit_code == 0
    assert settings[-1].choices.drain == ("a", "all")
