from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from provisioner.base.audit import Audit
from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.base.events import Event, Note, TerraformEvent
from provisioner.terraform import arguments, binaries, runner, versions
from provisioner.terraform.runner import Terraform

CASES = Path(__file__).parents[2] / "cases" / "terraform"
Fake = Callable[..., str]


@pytest.fixture
def told() -> list[Event]:
    return []


def terraform(directory: Path, binary: str, told: list[Event]) -> Terraform:
    return Terraform(directory, binary, sink=told.append, lock_timeout="5s")


def test_arguments_are_those_of_python_terraform() -> None:
    built = arguments.build(
        "/x y/terraform", "plan", json="", input=False, destroy=None, out="/p", lock_timeout="5s"
    )
    assert built == [
        "/x y/terraform",
        "plan",
        "-json",
        "-input=false",
        "-out=/p",
        "-lock-timeout=5s",
    ]


def test_arguments_read_no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "terraform.tfstate").write_text("not JSON: reading it would raise")
    monkeypatch.chdir(tmp_path)
    assert arguments.build("terraform", "output", json="") == ["terraform", "output", "-json"]


def test_apply_of_a_plan_file_tells_no_plan_again(
    tmp_path: Path, fake_terraform: Fake, told: list[Event]
) -> None:
    terraform(tmp_path, fake_terraform("apply_create"), told).apply(Path("/plan"))
    states = {event.state for event in told if isinstance(event, TerraformEvent)}
    assert states == {"started", "progress", "complete"}
    said = (tmp_path / "arguments").read_text().split()
    assert said == ["apply", "-json", "-input=false", "-no-color", "-lock-timeout=5s", "/plan"]


def test_terraform_does_not_call_home(
    tmp_path: Path, fake_terraform: Fake, told: list[Event]
) -> None:
    terraform(tmp_path, fake_terraform("init"), told).init()
    assert {"CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1"} <= set(
        (tmp_path / "environment").read_text().splitlines()
    )


def test_what_the_user_set_stays(
    tmp_path: Path, fake_terraform: Fake, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKPOINT_DISABLE", "")
    monkeypatch.setenv("TF_DATA_DIR", "elsewhere")
    terraform(tmp_path, fake_terraform("init"), told).init()
    assert {"CHECKPOINT_DISABLE=", "TF_DATA_DIR=elsewhere"} <= set(
        (tmp_path / "environment").read_text().splitlines()
    )


def test_further_errors_are_notes(tmp_path: Path, fake_terraform: Fake, told: list[Event]) -> None:
    with pytest.raises(ProvisionerError, match="Reference to undeclared") as caught:
        terraform(tmp_path, fake_terraform("diagnostics", code=1), told).apply(Path("/plan"))
    errors = [event for event in told if isinstance(event, Note) and event.level == "error"]
    assert len(errors) == 1
    assert errors[0].text not in str(caught.value)


def test_a_held_lock_is_held(tmp_path: Path, fake_terraform: Fake, told: list[Event]) -> None:
    with pytest.raises(Held, match="ops@build"):
        terraform(tmp_path, fake_terraform("locked", code=1), told).plan()


def test_a_long_log_on_stderr_does_not_block(
    tmp_path: Path, fake_terraform: Fake, told: list[Event]
) -> None:
    flood = "yes 'a line of a long log' | head -n 20000 >&2; echo 'Error: the last words' >&2"
    with pytest.raises(ProvisionerError, match="exited with code 7: the last words"):
        terraform(tmp_path, fake_terraform(code=7, before=flood), told).apply(Path("/plan"))


@pytest.mark.parametrize("version", ["1.8.5", "0.11.15", "1.9-not", "nonsense"])
def test_an_old_terraform_is_bad_input(tmp_path: Path, fake_terraform: Fake, version: str) -> None:
    if version == "1.9-not":
        versions.check(fake_terraform(version=version))
        return
    with pytest.raises(BadInput, match="Install Terraform 1.9"):
        versions.check(fake_terraform(version=version))


@pytest.mark.parametrize("version", ["1.12.0-dev", "1.11.0-beta1", "1.9.0-alpha20240501"])
@pytest.mark.parametrize("warning", ["", "Warning: this is a development build.\n\n"])
def test_a_development_version_counts_and_warnings_may_precede_it(
    version: str, warning: str, tmp_path: Path
) -> None:
    script = tmp_path / "tofu"
    printed = json.dumps({"terraform_version": version, "platform": "linux_amd64"}, indent=2)
    script.write_text(f"#!/bin/sh\ncat <<'END'\n{warning}{printed}\nEND\n")
    script.chmod(0o700)
    assert versions.read(str(script)) == version
    versions.check(str(script))


def test_a_program_that_is_not_terraform_is_bad_input() -> None:
    with pytest.raises(BadInput, match="does not print a version of Terraform"):
        versions.check("/bin/echo")


def test_a_missing_binary_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'no-such-terraform': not found"):
        terraform(tmp_path, "no-such-terraform", [])


def test_a_relative_binary_is_meant_from_here(
    tmp_path: Path, fake_terraform: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_terraform()
    monkeypatch.chdir(tmp_path)
    assert binaries.located("./fake-terraform") == str(tmp_path / "fake-terraform")


def test_plan_files_are_private_and_leave_nothing() -> None:
    with runner.scratch() as folder:
        assert os.stat(folder).st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_errors_written_for_people_are_understood() -> None:
    text = "╷\n│ Error: State is broken\n│ \n│ It says\n│ nothing.\n╵\n"
    assert runner.plain_error(text) == ("State is broken", "It says nothing.")
    assert runner.plain_error("one\ntwo\n") == ("two", "")
    assert runner.plain_error("") == ("", "")


def test_output_that_terraform_suppressed_stays_suppressed_in_its_error(
    tmp_path: Path, fake_terraform: Fake, told: list[Event]
) -> None:
    with pytest.raises(
        ProvisionerError, match="local-exec provisioner error: its output is withheld"
    ) as caught:
        terraform(tmp_path, fake_terraform("apply_suppressed", code=1), told).apply(Path("/plan"))
    assert "pl4nted-canary" in (CASES / "apply_suppressed.jsonl").read_text()
    assert "pl4nted-canary" not in f"{caught.value}{told}"


@pytest.mark.parametrize(("code", "results"), [(0, ["sent"]), (7, ["sent", "failed"])])
def test_an_apply_has_its_line_in_the_audit_file(
    code: int, results: list[str], tmp_path: Path, fake_terraform: Fake
) -> None:
    file = tmp_path / "audit"
    audit = Audit(file, run="r1", command="up")
    made = Terraform(tmp_path, fake_terraform(code=code), sink=lambda _: None, audit=audit)
    with contextlib.suppress(ProvisionerError):
        made.apply(Path("/plan"))
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["result"] for line in lines] == results
    assert {(line["to"], line["action"], line["subject"]) for line in lines} == {
        ("terraform", "apply", str(tmp_path))
    }
