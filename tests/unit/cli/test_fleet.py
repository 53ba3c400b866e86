"""`provisioner fleet job`: what no pod could do is refused while somebody looks."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from provisioner.base.errors import BadInput
from provisioner.cli.main import cli
from provisioner.handover.fleet import GitOps

HANDOVER = {
    "version": 1,
    "fleet": "production",
    "clusters": {"c1": {"kind": "existing", "context": "one"}},
    "repositories": {"r": {"kind": "github", "owner": "acme", "name": "fleet"}},
    "pairings": {"c1": {"cluster": "c1", "repository": "r", "path": "c1"}},
}
VERSION = GitOps().flux_version


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "h.json").write_text(json.dumps(HANDOVER))
    return tmp_path


def job(*command: str) -> Result:
    argv = ["fleet", "job", "h.json", "--image", "r/provisioner:1", "--shards", "4", "--out", "job"]
    return CliRunner().invoke(cli, [*argv, "--", *command], standalone_mode=False)


def lock(folder: Path, *versions: str) -> None:
    recorded = {version: {"archive": "sha256:00"} for version in versions}
    text = json.dumps({"version": 1, "distributions": recorded})
    (folder / "provisioner.lock.json").write_text(text)


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("pair", "--only", "c*", "--parallel", "8"),
        ("upgrade", "--flux", "v2.9.4"),
        ("rotate", "--older-than", "1d"),
    ],
)
def test_what_pods_may_run(command: tuple[str, ...], folder: Path) -> None:
    done = job(*command)
    assert done.exception is None
    text = (folder / "job" / "job.yaml").read_text()
    assert all(word in text for word in command or ("pair",))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("up",), "no pod may run this. Use pair, upgrade, rotate"),
        (("nonsense",), "no pod may run this"),
        (("rotate",), "Add --older-than"),
        (("pair", "--only", "x"), "--only x: matches no cluster of fleet production"),
        (("pair", "h.json"), "the pods get SOURCE and --shard from the Job"),
        (("upgrade", "c1"), "clusters are chosen with --only"),
        (("pair", "--shard", "0/2"), "the pods get SOURCE and --shard from the Job"),
    ],
)
def test_what_they_may_not(command: tuple[str, ...], words: str, folder: Path) -> None:
    refused = job(*command).exception
    assert isinstance(refused, BadInput)
    assert words in str(refused)
    assert not (folder / "job").exists()


def test_an_option_that_the_command_does_not_have(folder: Path) -> None:
    refused = job("pair", "--fast").exception
    assert isinstance(refused, click.UsageError)
    assert not (folder / "job").exists()


def test_pods_cannot_add_to_the_lock_file(folder: Path) -> None:
    lock(folder, "v1.0.0")
    refused = job().exception
    assert isinstance(refused, BadInput)
    assert f"does not record Flux {VERSION}, and pods cannot add to it" in str(refused)
    lock(folder, VERSION)
    assert job().exception is None
    assert "provisioner.lock.json: " in (folder / "job" / "handover.yaml").read_text()
    assert "v9.0.0" in str(job("upgrade", "--flux", "v9.0.0").exception)
