"""What pairing with a host costs to import, looked at in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.real  # each starts a Python of its own

HEAVY = ("boto3", "botocore", "requests", "git.repo", "git.objects", "gitdb.db")


@pytest.mark.parametrize(
    ("host", "heavy"),
    [
        ("sandbox", set()),
        ("ssh", set()),
        ("github", {"requests"}),
        ("codecommit", {"boto3", "botocore"}),
    ],
)
def test_a_host_loads_no_more_than_it_uses(host: str, heavy: set[str]) -> None:
    program = (
        "import importlib, sys\n"
        "import provisioner.git.clone, provisioner.git.package, provisioner.distribution.find\n"
        f"importlib.import_module('provisioner.git.hosts.{host}')\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == heavy
