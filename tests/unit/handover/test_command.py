"""`provisioner handover check` and `schema`, as commands: what is printed, and what is not
loaded."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.real  # each starts a Python of its own
GOOD = Path(__file__).parents[2] / "cases" / "handover" / "good.json"
HEAVY = {
    "cdktf",
    "cdktn",
    "jsii",
    "kubernetes",
    "boto3",
    "botocore",
    "git",
    "python_terraform",
    "rich",
    "jinja2",
    "yaml",
}


def run(*argv: str, stdin: str = "", imports: bool = False) -> subprocess.CompletedProcess[str]:
    flags = ["-X", "importtime"] if imports else []
    return subprocess.run(
        [sys.executable, *flags, "-m", "provisioner", "handover", *argv],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=dict(os.environ),
    )


def loaded(stderr: str) -> set[str]:
    names = re.findall(r"^import time:.*\| +([\w.]+)$", stderr, re.MULTILINE)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("argv", [("check", str(GOOD)), ("schema",)])
def test_loads_nothing_heavy(argv: tuple[str, ...]) -> None:
    done = run(*argv, imports=True)
    found = loaded(done.stderr)
    assert done.returncode == 0
    assert {"msgspec", "click"} <= found
    assert not found & HEAVY


def test_check_says_what_is_paired_and_what_is_not() -> None:
    done = run("check", "-", stdin=GOOD.read_text())
    assert (done.returncode, done.stderr) == (0, "")
    head, _, *rows = done.stdout.partition("\n\n")[0].splitlines()
    assert head == "fleet demo, handover version 1: 3 clusters, 2 repositories, 2 pairings"
    assert [row.split() for row in rows] == [
        ["c1", "sandbox", "fleet", "sandbox", "clusters/c1", "ed25519", "v2.9.4"],
        ["c2", "existing", "apps", "ssh", "clusters/c2", "ecdsa", "(write)", "v2.9.4"],
        ["idle", "existing", "not", "paired", "-", "-", "-", "-"],
    ]


def test_check_lists_the_uses_of_this_machine() -> None:
    done = run("check", "-", stdin=GOOD.read_text())
    _, *rows = done.stdout.partition("\n\n")[2].splitlines()
    url = "ssh://git@git.example.com:2222/platform/apps.git"
    assert [row.split() for row in rows] == [
        ["read", "sandbox", "/srv/sandbox", "-", "$.clusters.c1.directory"],
        ["read", "file", "/home/me/.kube/config", "-", "$.clusters.c2.kubeconfig"],
        ["send", "environment", "variable", "PUSH_KEY", url, "$.repositories.apps.push_key.env"],
    ]


def test_a_refusal_is_one_line_and_exit_3() -> None:
    done = run("check", "-", stdin='{"version": 7}')
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "standard input: $.version: handover version 7 is not known here" in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "none.json"))
    assert done.returncode == 3
    assert "none.json: cannot be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_working_directory(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))
    assert done.returncode == 3
    assert f"{tmp_path}: not a Terraform working directory" in done.stderr


def test_schema_is_json() -> None:
    done = run("schema")
    assert json.loads(done.stdout)["$defs"]["Fleet"]["required"] == [
        "version",
        "fleet",
        "clusters",
        "repositories",
        "pairings",
    ]
