"""`--audit FILE` on the command line: opened before anything else, under the run's own id."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from provisioner.cli import frame, options
from provisioner.cli import main as program
from tests.unit.cli.test_rights import handover


@pytest.mark.parametrize("command", ["up", "pair", "upgrade", "rotate", "unpair", "down"])
def test_every_command_that_writes_takes_it(command: str, tmp_path: Path) -> None:
    there = program.cli.get_command(click.Context(program.cli), command)
    assert there
    assert "audit" in [parameter.name for parameter in there.params]


@pytest.mark.parametrize(
    "argv", [["pair"], ["rotate"], ["upgrade"], ["unpair", "--yes"]], ids=lambda argv: argv[0]
)
def test_a_file_that_cannot_be_opened_stops_before_anything(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = handover(tmp_path), tmp_path / "missing" / "audit"
    with pytest.raises(SystemExit) as left:
        program.main([argv[0], source, *argv[1:], "--audit", str(file)])
    assert left.value.code == 3
    assert capsys.readouterr().err == (
        f"error: --audit {file}: cannot be written: No such file or directory\n"
    )


def test_the_records_of_a_run_have_the_id_of_its_json(tmp_path: Path) -> None:
    file = tmp_path / "audit"

    @click.command()
    @options.audit
    def command(**values: Path) -> None:
        chosen = options.pairing_options({"audit": values["audit"]})
        with chosen.audit.writing("git", "push", "main"):
            pass
        click.echo(f"{frame.run_id()} {chosen.run}")

    done = CliRunner().invoke(command, ["--audit", str(file)])
    line = json.loads(file.read_text())
    assert set(done.stdout.split()) == {line["run"]}
    assert line["command"] == "command"
