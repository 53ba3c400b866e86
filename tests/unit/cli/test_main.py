"""What a user gets back: exit codes, one line an error, no traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner import __version__
from provisioner.base import errors
from provisioner.base.exit_codes import ExitCode
from provisioner.cli import main as program
from provisioner.cli import options
from provisioner.reports.model import schema


def leave(argv: list[str]) -> int:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)
    try:
        program.main(argv)
    except SystemExit as left:
        return int(left.code or 0)
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGHUP, before[1])


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(program.cli, "main", fail)


@pytest.mark.parametrize("command", ["", *program.COMMANDS])
def test_every_help_teaches(command: str) -> None:
    done = CliRunner().invoke(program.cli, [*command.split(), "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.output


@pytest.mark.parametrize(
    "command", ["up", "plan", "pair", "apply", "upgrade", "status", "down", "schema", "completion"]
)
def test_every_help_has_an_example(command: str) -> None:
    done = CliRunner().invoke(program.cli, [command, "--help"])
    assert re.search(r"Examples?:\n    ", done.output)
    assert f"provisioner {command}" in done.output


def test_the_help_names_every_exit_code() -> None:
    text = CliRunner().invoke(program.cli, ["--help"]).output
    for code in ExitCode:
        assert re.search(rf"^ +{code.value}  {re.escape(code.meaning)}$", text, re.MULTILINE)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nonsense"],
        ["up", "--nonsense"],
        ["up", "--context", "novalue"],
        ["up", "--context", "=x"],
        ["up", "--parallel", "0"],
        ["up", "--timeout", "soon"],
        ["pair", "a", "b"],
        ["completion", "tcsh"],
    ],
)
def test_wrong_usage_is_64(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(argv) == 64
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ProvisionerError("s", "c"), 1),
        (errors.BadInput("s", "c"), 3),
        (errors.Unreachable("s", "c"), 4),
        (errors.DeliveryFailing("s", "c"), 5),
        (errors.Held("s", "c"), 6),
        (KeyboardInterrupt(), 130),
    ],
)
def test_errors_have_their_exit_codes(
    error: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    raising(monkeypatch, error)
    assert leave([]) == code
    assert capsys.readouterr().err == ("error: interrupted\n" if code == 130 else "error: s: c\n")


def test_the_unexpected_is_one_line_and_its_traceback_a_private_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("PROVISIONER_DEBUG", raising=False)
    raising(monkeypatch, ZeroDivisionError("boom"))
    assert leave([]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: unexpected ZeroDivisionError")
    assert said.count("\n") == 1
    (file,) = tmp_path.iterdir()
    assert "Traceback" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_warnings_of_urllib3_are_not_for_users(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tests turn every warning into an error, so that any other one would end this."""

    def warn(**_: object) -> int:
        for module in ("urllib3", "urllib3.connectionpool"):
            warnings.warn_explicit("canary", UserWarning, f"{module}.py", 1, module=module)
        return 0

    monkeypatch.setattr(program.cli, "main", warn)
    assert leave([]) == 0
    assert capsys.readouterr().err == ""


def test_an_error_that_quotes_a_secret_of_the_environment_is_masked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "canary-canary-canary")
    monkeypatch.setenv("PROVISIONER_DEBUG", "1")
    for error in (
        errors.Unreachable("s", "https://x:canary-canary-canary@host"),
        ValueError("canary-canary-canary"),
    ):
        raising(monkeypatch, error)
        leave([])
    said = capsys.readouterr().err
    assert "canary" not in said
    assert "https://x:***@host" in said
    assert "ValueError: ***" in said


def test_debug_shows_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROVISIONER_DEBUG", "1")
    raising(monkeypatch, ZeroDivisionError("boom"))
    assert leave([]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["up", "down"])
def test_without_a_terminal_a_yes_is_needed(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(program.cli, [command])
    assert isinstance(done.exception, errors.BadInput)
    assert "--yes" in done.exception.hint
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(CliRunner().invoke(program.cli, ["up", "--yes"]).exception, errors.BadInput)
    assert isinstance(CliRunner().invoke(program.cli, ["pair"]).exception, errors.BadInput)
    assert isinstance(
        CliRunner().invoke(program.cli, ["pair", str(tmp_path)]).exception, errors.BadInput
    )
    assert isinstance(
        CliRunner().invoke(program.cli, ["status", "missing.json"]).exception, errors.BadInput
    )


def test_json_ends_with_a_report_even_when_nothing_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(program.cli, ["up", "--yes", "--json"])
    note, report = map(json.loads, done.stdout.splitlines())
    assert (note["type"], note["level"]) == ("note", "error")
    assert (report["type"], report["exit_code"], report["clusters"]) == ("report", 3, [])


def test_the_schema_is_that_of_the_events() -> None:
    assert json.loads(CliRunner().invoke(program.cli, ["schema"]).stdout) == schema()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    said = CliRunner().invoke(program.cli, ["completion", shell]).stdout
    assert f"_PROVISIONER_COMPLETE={shell}_complete" in said


def test_completion_answers() -> None:
    asked = {
        "_PROVISIONER_COMPLETE": "bash_complete",
        "COMP_WORDS": "provisioner st",
        "COMP_CWORD": "1",
    }
    done = run(["-m", "provisioner"], env=asked)
    assert done.stdout == "plain,status\n"


def test_context_pairs() -> None:
    assert options.pairs(("a=1", "b=x=y", "c=")) == {"a": "1", "b": "x=y", "c": ""}


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "provisioner", "schema"],
            stdout=gone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.stderr == ""


def run(
    arguments: list[str], env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def test_text_that_the_terminal_cannot_show_fails_nothing() -> None:
    program = "from provisioner.cli.main import main; import sys, click\n"
    program += (
        "sys.modules['provisioner.cli.commands.schema'].schema = click.Command('schema', "
        "callback=lambda: print('±é'))\n"
    )
    done = run(
        ["-c", f"import provisioner.cli.commands.schema\n{program}main(['schema'])"],
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stdout) == (0, "\\xb1\\xe9\n")
