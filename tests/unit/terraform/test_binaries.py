from __future__ import annotations

import json
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.terraform import binaries, encryption, failures, messages, versions
from provisioner.terraform.messages import Diagnostic
from provisioner.terraform.runner import Terraform


def program(folder: Path, name: str, printed: str = "") -> str:
    file = folder / name
    file.write_text(f"#!/bin/sh\ncat <<'TEXT'\n{printed}\nTEXT\n")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [((), "terraform"), (("terraform",), "terraform"), (("tofu",), "tofu")]
    + [(("terraform", "tofu"), "terraform")],
)
def test_the_only_one_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: tuple[str, ...], chosen: str
) -> None:
    for name in installed:
        program(tmp_path, name)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert binaries.default() == chosen
    monkeypatch.setenv("PROVISIONER_TERRAFORM", "/opt/tofu")
    assert binaries.default() == "/opt/tofu"


@pytest.mark.parametrize(
    ("file", "version", "says"),
    [
        ("tofu", "1.7.3", "tofu binary"),
        ("tofu-1.8", "1.8.3", "version 1.8.3 is too old"),
        ("terraform", "1.8.5", "version 1.8.5 is too old"),
        ("tofu", "", "does not print a version of OpenTofu"),
    ],
)
def test_each_has_its_oldest_version(tmp_path: Path, file: str, version: str, says: str) -> None:
    printed = json.dumps({"terraform_version": version}) if version else "?"
    with pytest.raises(BadInput, match=says):
        versions.check(program(tmp_path, file, printed))


def test_an_opentofu_that_is_new_enough(tmp_path: Path) -> None:
    versions.check(program(tmp_path, "tofu", json.dumps({"terraform_version": "1.9.0"})))


def test_hints_name_the_binary() -> None:
    wrong = Diagnostic(severity="error", summary="Inconsistent dependency lock file")
    assert "`tofu init -upgrade`" in failures.error("s", [wrong], 1, "", "tofu").hint
    assert "OpenTofu exited" in failures.error("s", [], 1, "", "tofu").cause
    locked = failures.held("s", "  ID: 7\n  Who: me\n", "tofu")
    assert "`tofu force-unlock 7`" in locked.hint


@pytest.mark.parametrize(
    ("detail", "cause", "hint"),
    [
        (
            "This state file is encrypted and can not be read without an encryption\nconfiguration",
            "the state is encrypted, and no key is configured",
            "TF_ENCRYPTION",
        ),
        (
            "the given plan file is encrypted and requires a valid\nencryption configuration",
            "the plan file is encrypted, and no key is configured",
            "TF_ENCRYPTION",
        ),
        (
            "decryption failed for all provided methods",
            "the configured key does not decrypt the state or plan file",
            "TF_ENCRYPTION",
        ),
        (
            'The state file does not have a "version" attribute, which is required',
            "Terraform cannot read the state or plan file: OpenTofu may have encrypted it",
            "--terraform tofu",
        ),
    ],
)
def test_encryption_is_named_and_is_no_lock(detail: str, cause: str, hint: str) -> None:
    """OpenTofu finds it while it acquires the lock."""
    wrong = Diagnostic(severity="error", summary=failures.LOCKED, detail=detail)
    found = failures.error("tofu plan in .", [wrong], 1, "", "tofu")
    assert (type(found), found.cause) == (BadInput, cause)
    assert hint in found.hint


def test_other_errors_are_not_about_encryption() -> None:
    assert encryption.error("s", [Diagnostic(severity="error", summary="x")]) is None


def test_interrupts_name_the_binary() -> None:
    line = '{"type": "log", "@message": "Interrupt received.", "@module": "tofu.ui"}'
    assert "waiting for OpenTofu" in str(messages.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "OpenTofu has been successfully initialized!",
        "Warning: Unable to open CLI configuration file",
        'The CLI configuration file at "/x" does not exist.',
        '{"type": "log", "@message": "terraform.io/builtin/terraform is built in to OpenTofu"}',
    ],
)
def test_what_nobody_needs_is_not_repeated(line: str) -> None:
    assert messages.parse(line) is None


def test_a_warning_before_the_outputs(tmp_path: Path) -> None:
    """OpenTofu prints those about its configuration on stdout."""
    printed = '\nWarning: x\n\nThe file "/y" does not exist.\n{"a": {\n  "value": 1}}'
    runner = Terraform(tmp_path, program(tmp_path, "tofu", printed), sink=lambda _event: None)
    assert runner.output() == {"a": {"value": 1}}
