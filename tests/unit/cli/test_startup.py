"""`--help` must be instant: what it loads is looked at in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest

from tests.conftest import CASES

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
    "kubernetes",
    "msgspec",
    "python_terraform",
    "requests",
    "rich",
    "urllib3",
    "yaml",
}


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "provisioner", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    modules = re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, re.MULTILINE)
    assert "click" in modules
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("up", "--help"), ("sandbox", "--help"), ("handover", "--help")],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


def test_checking_a_handover_loads_nothing_but_its_structs() -> None:
    assert loaded("handover", "check", str(CASES / "handover" / "good.json")) & HEAVY == {"msgspec"}


def test_time_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Told, not judged: the machine decides."""
    bare, full = ([sys.executable, "-c", "pass"], [sys.executable, "-m", "provisioner", "--help"])
    times = [min(seconds(argv) for _ in range(3)) for argv in (bare, full)]
    with capsys.disabled():
        print(f"\nprovisioner --help {times[1]:.3f} s, python -c pass {times[0]:.3f} s")


def seconds(argv: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(argv, capture_output=True, check=True)
    return time.monotonic() - began
