"""`--help` must be instant: what it loads is looked at in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CASES
from tests.unit.pairing.test_imports import UNNEEDED

pytestmark = pytest.mark.real  # each starts a Python of its own

HEAVY = {
    "asyncio",
    "asyncssh",
    "boto3",
    "botocore",
    "cdktf",
    "cdktn",
    "constructs",
    "cryptography",
    "git",
    "jinja2",
    "jsii",
    "kopf",
    "kubernetes",
    "msgspec",
    "prometheus_client",
    "python_terraform",
    "requests",
    "rich",
    "urllib3",
    "yaml",
}


def modules(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, re.MULTILINE))


def loaded(*arguments: str) -> set[str]:
    names = modules("-m", "provisioner", *arguments)
    assert "click" in names
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("up", "--help"),
        ("sandbox", "--help"),
        ("handover", "--help"),
        ("backend", "create", "--help"),
        ("watch", "--help"),
    ],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


def test_printing_a_policy_loads_nothing_of_aws() -> None:
    assert loaded("backend", "policy", "s3://states/a") & HEAVY == {"msgspec"}


def test_checking_a_handover_loads_nothing_but_its_structs() -> None:
    assert loaded("handover", "check", str(CASES / "handover" / "good.json")) & HEAVY == {"msgspec"}


def without_pairings(folder: Path) -> str:
    handover = json.loads((CASES / "handover" / "good.json").read_text())
    handover["pairings"] = {}
    file = folder / "handover.json"
    file.write_text(json.dumps(handover))
    return str(file)


def test_pairing_a_file_needs_no_terraform_and_no_terminal(tmp_path: Path) -> None:
    """What a second run of `pair` in CI does not need, it does not wait for."""
    names = loaded("pair", without_pairings(tmp_path))
    assert names & {"rich", "python_terraform", "jinja2", "boto3", "botocore"} == set()


def test_pairing_loads_the_steps_of_hubs_and_pieces_only_where_there_are_some(
    tmp_path: Path,
) -> None:
    names = modules("-m", "provisioner", "pair", without_pairings(tmp_path))
    assert "provisioner.pairing.pair" in names
    assert names & {*UNNEEDED, "difflib", "provisioner.reports.html"} == set()


@pytest.mark.parametrize("arguments", [("--help",), ("up", "--help")])
def test_help_starts_few_modules(arguments: tuple[str, ...]) -> None:
    """Its time is that of its imports. Unlike seconds, their number is the same everywhere."""
    ours = modules("-m", "provisioner", *arguments) - modules("-c", "import click")
    assert len(ours) <= 60, sorted(ours)
