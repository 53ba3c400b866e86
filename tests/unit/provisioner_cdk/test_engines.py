"""The same declarations through cdktf and cdktn: each in a process of its own, since the engine is
chosen once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.real  # runs Node

WHOLE = Path(__file__).with_name("whole.py")
ENGINES = ("cdktf", "cdktn")


def start(engine: str, outdir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WHOLE), str(outdir)],
        env={**os.environ, "PROVISIONER_CDK": engine},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """By engine and stack: what was written."""
    folders = {engine: tmp_path_factory.mktemp(engine) for engine in ENGINES}
    running = [start(engine, folder) for engine, folder in folders.items()]
    for process in running:
        out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (0, "")
    return {
        engine: {
            file.parent.name: json.loads(file.read_text())
            for file in folder.glob("stacks/*/cdk.tf.json")
        }
        for engine, folder in folders.items()
    }


def test_both_write_the_same_but_for_their_version(written: dict[str, dict[str, Any]]) -> None:
    versions = {
        engine: {found["//"]["metadata"].pop("version") for found in stacks.values()}
        for engine, stacks in written.items()
    }
    assert sorted(written["cdktf"]) == ["Mixed_Fleet", "empty", "remote"]
    assert written["cdktf"] == written["cdktn"]
    # The engines really were two.
    assert versions["cdktf"] != versions["cdktn"]


def test_references_survive_and_user_text_is_literal(written: dict[str, dict[str, Any]]) -> None:
    value = written["cdktf"]["Mixed_Fleet"]["output"]["provisioner_handover"]["value"]
    hostile, idle = value["clusters"]["hostile"], value["clusters"]["idle"]
    assert hostile["context"].startswith(
        "$${path.root} %%{ if true }x%%{ endif } $$${a} %%%{b} $ { %"
    )
    assert hostile["kubeconfig"] == "${terraform_data.made.output}"
    assert idle["context"] == '${"$"}${"$"}{${terraform_data.made.id}'
    assert value["clusters"]["europe-one"]["name"] == "europe-one"
    assert value["repositories"]["fleet"]["directory"] == "/srv/$${x}"


def test_a_backend_of_the_users_stays_alone(written: dict[str, dict[str, Any]]) -> None:
    for engine in ENGINES:
        assert list(written[engine]["remote"]["terraform"]["backend"]) == ["s3"]


def test_an_unknown_engine_is_one_clear_error(tmp_path: Path) -> None:
    process = start("pulumi", tmp_path)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert out.splitlines()[-1].endswith(
        "BadInput: PROVISIONER_CDK: no engine 'pulumi'. Use one of cdktf, cdktn."
    )
