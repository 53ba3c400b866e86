"""`provisioner apply`: the command first, pairing after it, and only if it succeeded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Sink
from provisioner.base.exit_codes import ExitCode
from provisioner.cli import main as program
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report
from provisioner.runs import apply_command
from tests.unit.base.test_tools import script
from tests.unit.handover.cases import GOOD

SMALLER = {**GOOD, "pairings": {"c1": GOOD["pairings"]["c1"]}}


@pytest.fixture
def paired(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the fleets that were paired."""
    found: list[str] = []

    def fake(fleet: Fleet, _sink: Sink, _options: Options) -> Report:
        found.append(fleet.fleet)
        return Report(fleet=fleet.fleet, clusters=[])

    monkeypatch.setattr(pair, "pair", fake)
    return found


def terraform(folder: Path, handover: dict[str, Any], code: int = 0, shown: str = "{}") -> None:
    """A fake that applies `handover` over what was applied before, if anything."""
    output = json.dumps({"provisioner_handover": {"value": handover}})
    (folder / "main.tf").touch()
    (folder / "after").write_text(output)
    (folder / "shown").write_text(shown)
    script(
        folder,
        "terraform",
        'case "$*" in\n'
        "  output*) cat applied 2>/dev/null || echo '{}' ;;\n"
        "  show*) cat shown ;;\n"
        f'  *apply*) echo "$@" > called; echo applying; cp after applied; exit {code} ;;\n'
        "esac",
    )


def invoke(folder: Path, *argv: str) -> Result:
    path = f"{folder}:/usr/bin:/bin"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(program.cli, ["apply", *argv], env={"PATH": path})


def test_the_command_runs_and_then_the_clusters_are_paired(
    tmp_path: Path, paired: list[str]
) -> None:
    terraform(tmp_path, GOOD)
    done = invoke(tmp_path, "--", "terraform", "apply", "-auto-approve")
    assert (done.exit_code, paired) == (0, ["demo"]), done.output
    assert (tmp_path / "called").read_text() == "apply -auto-approve\n"


def test_nothing_is_paired_if_it_fails(tmp_path: Path, paired: list[str]) -> None:
    terraform(tmp_path, GOOD, code=7)
    done = invoke(tmp_path, "--", "terraform", "apply")
    assert paired == []
    assert str(done.exception) == "terraform apply: ended with code 7. Nothing was paired."


@pytest.mark.parametrize(
    ("handover", "options", "says"),
    [
        (GOOD, ["--new-cluster", "c9"], "c9"),
        ({**GOOD, "version": 0}, [], "version"),
    ],
)
def test_what_is_wrong_after_the_command_does_not_say_that_nothing_was_changed(
    handover: dict[str, Any], options: list[str], says: str, tmp_path: Path, paired: list[str]
) -> None:
    terraform(tmp_path, handover)
    done = invoke(tmp_path, *options, "--", "terraform", "apply")
    assert isinstance(done.exception, ProvisionerError)
    assert (done.exception.exit_code, paired) == (ExitCode.FAILED, [])
    assert says in str(done.exception)


def test_a_program_that_is_not_there(tmp_path: Path, paired: list[str]) -> None:
    (tmp_path / "main.tf").touch()
    done = invoke(tmp_path, "--", "terrafrom", "apply")
    assert paired == []
    assert "terrafrom: cannot be started" in str(done.exception)


def test_a_wrapper_with_a_directory(tmp_path: Path, paired: list[str]) -> None:
    infra = tmp_path / "infra"
    infra.mkdir()
    terraform(infra, GOOD)
    script(tmp_path, "deploy", "cd infra && ./terraform apply")
    program = str(infra / "terraform")
    done = invoke(tmp_path, "--directory", "infra", "--terraform", program, "--", "./deploy")
    assert (done.exit_code, paired) == (0, ["demo"]), done.output


def test_a_destroy_is_refused_before_it_runs(tmp_path: Path, paired: list[str]) -> None:
    terraform(tmp_path, GOOD)
    done = invoke(tmp_path, "--", "terraform", "destroy")
    assert "Unpair them first" in str(done.exception)
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(("outputs", "runs"), [({}, False), ({"provisioner_handover": {}}, True)])
def test_a_saved_plan_that_destroys_is_refused(
    tmp_path: Path, paired: list[str], outputs: dict[str, Any], runs: bool
) -> None:
    terraform(tmp_path, GOOD, shown=json.dumps({"planned_values": {"outputs": outputs}}))
    done = invoke(tmp_path, "--", "terraform", "apply", "saved")
    assert (tmp_path / "called").exists() == runs
    assert bool(paired) == runs
    assert runs or "saved plan saved: leaves no output" in str(done.exception)


def test_clusters_that_left_are_named_and_can_still_be_unpaired(
    tmp_path: Path, paired: list[str]
) -> None:
    terraform(tmp_path, GOOD)
    invoke(tmp_path, "--", "terraform", "apply")
    terraform(tmp_path, SMALLER)
    done = invoke(tmp_path, "--", "terraform", "apply")
    assert "not unpaired: c2" in " ".join(done.output.split())
    kept = json.loads((tmp_path / apply_command.BEFORE).read_text())
    assert read.from_object(kept, "kept") == read.from_object(GOOD, "before")


def test_a_handover_that_was_kept_is_never_overwritten(tmp_path: Path, paired: list[str]) -> None:
    """Its clusters may still have to be unpaired."""
    for handover in (GOOD, SMALLER, GOOD, SMALLER, {**GOOD, "pairings": {}}):
        terraform(tmp_path, handover)
        invoke(tmp_path, "--", "terraform", "apply")
    kept = {file.name for file in tmp_path.glob("provisioner-handover.*")}
    assert kept == {apply_command.BEFORE, "provisioner-handover.before.2.json"}
    text = (tmp_path / apply_command.BEFORE).read_text()
    assert read.from_object(json.loads(text), "kept") == read.from_object(GOOD, "before")


@pytest.mark.parametrize(
    ("handover", "lost"),
    [
        (SMALLER, "No longer in the handover, and not unpaired: c2. Run"),
        ({"version": 0}, "The handover cannot be read. Not unpaired: c1, c2. Run"),
    ],
)
def test_clusters_that_left_are_named_when_it_fails_too(
    handover: dict[str, Any], lost: str, tmp_path: Path, paired: list[str]
) -> None:
    terraform(tmp_path, GOOD)
    invoke(tmp_path, "--", "terraform", "apply")
    terraform(tmp_path, handover, code=7)
    done = invoke(tmp_path, "--", "terraform", "apply")
    assert lost in " ".join(done.output.split())
    assert "ended with code 7" in str(done.exception)
    assert (tmp_path / apply_command.BEFORE).exists()
    assert len(paired) == 1


def test_json_lines_are_alone_on_stdout(
    tmp_path: Path,
    paired: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    terraform(tmp_path, GOOD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program.cli.main(["apply", "--json", "--", "terraform", "apply"], standalone_mode=False)
    printed = capfd.readouterr()
    assert [json.loads(line)["type"] for line in printed.out.splitlines()] == ["report"]
    assert "applying" in printed.err
