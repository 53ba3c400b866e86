from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.base.secret import Secret
from provisioner.terraform import failures, messages
from provisioner.terraform.messages import Diagnostic

Lines = Callable[[str], list[str]]


def error(lines: list[str]) -> ProvisionerError:
    found = [one for one in map(messages.parse, lines) if isinstance(one, Diagnostic)]
    return failures.error("terraform", found, 1, "")


def test_an_error_names_summary_detail_and_place(lines: Lines) -> None:
    found = error(lines("diagnostics"))
    assert str(found).startswith("terraform: Reference to undeclared")
    assert "bad.tf:" in found.cause
    assert found.hint == "1 more above."
    assert found.exit_code == 1


def test_a_failed_command_tells_its_own_last_line_and_not_the_command(lines: Lines) -> None:
    found = error(lines("apply_failed"))
    assert str(found) == (
        "terraform: terraform_data.failing[0]: local-exec provisioner error: "
        "error: sandbox: no Go. Install the extra. (main.tf:12)"
    )


def test_echoes_of_an_error_are_no_errors(lines: Lines) -> None:
    found = error(lines("apply_interrupted"))
    assert "local-exec" in found.cause
    assert found.hint == ""


def test_an_echo_alone_is_told() -> None:
    echo = Diagnostic(severity="error", summary="execution halted")
    assert failures.error("terraform", [echo], 1, "").cause == "execution halted"


def test_a_held_lock_names_its_holder_and_what_would_work(lines: Lines) -> None:
    found = error(lines("locked"))
    assert isinstance(found, Held)
    assert found.exit_code == 6
    for part in ("ops@build", "Operation Apply", "Created 2026-11-24 13:41:", "ID "):
        assert part in found.cause
    assert "--lock-timeout" in found.hint
    assert "terraform force-unlock" in found.hint


def test_a_lock_without_a_holder_is_held_too() -> None:
    found = failures.held(
        "terraform plan", "operation error S3: PutObject, StatusCode: 412,\n\n api error"
    )
    assert (found.exit_code, found.hint) == (6, "Run again.")
    assert "StatusCode: 412, api error" in found.cause


def test_a_lock_that_went_while_terraform_looked_is_worth_another_try() -> None:
    found = failures.held(
        "terraform apply",
        "resource temporarily unavailable\nopen x.lock.info: no such file or directory",
    )
    assert isinstance(found, failures.LockReleased)
    assert not isinstance(
        failures.held("terraform apply", "StatusCode: 412"), failures.LockReleased
    )


def test_an_uninitialised_back_end_is_bad_input(lines: Lines) -> None:
    found = error(lines("backend_uninitialised"))
    assert isinstance(found, BadInput)
    assert "terraform init" in found.hint


def test_a_missing_variable_is_terraforms_own_error(lines: Lines) -> None:
    assert "No value for required variable" in error(lines("variable_missing")).cause


@pytest.mark.parametrize(
    ("said", "cause"), [("boom", "Terraform exited with code 11: boom"), ("", "it printed nothing")]
)
def test_without_a_diagnostic_the_last_words_are_told(said: str, cause: str) -> None:
    assert cause in failures.error("terraform", [], 11, said).cause


@pytest.mark.parametrize("quoted", ["canary \\ canary", json.dumps("canary \\ canary")])
def test_a_secret_in_terraforms_words_is_masked(quoted: str) -> None:
    Secret("canary \\ canary")
    failed = Diagnostic(severity="error", summary="Invalid provider", detail=f"token = {quoted}")
    assert "canary" not in str(failures.error("terraform", [failed], 1, ""))
    assert "canary" not in str(failures.error("terraform", [], 1, quoted))
