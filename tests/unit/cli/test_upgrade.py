"""What `provisioner upgrade` refuses by itself, and what it says when it was ahead of the
declaration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner.base import errors
from provisioner.cli import main as program
from provisioner.pairing import upgrade
from provisioner.reports.model import ClusterReport, Report, Result

HANDOVER = {
    "version": 1,
    "fleet": "demo",
    "clusters": {name: {"kind": "existing", "context": name} for name in ("c1", "c2")},
    "repositories": {
        "fleet": {
            "kind": "ssh",
            "url": "ssh://git@host/fleet.git",
            "branch": "main",
            "trust_on_first_use": True,
        }
    },
    "pairings": {
        name: {"cluster": name, "repository": "fleet", "path": f"clusters/{name}"}
        for name in ("c1", "c2")
    },
}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "handover.json"
    path.write_text(json.dumps(HANDOVER))
    return str(path)


@pytest.mark.parametrize("version", ["2.9.4", "v2.9", "latest", "v2.9.4-rc.1", "v2.9.4; x"])
def test_a_version_that_is_none(file: str, version: str) -> None:
    error = CliRunner().invoke(program.cli, ["upgrade", file, "--flux", version]).exception
    assert isinstance(error, errors.BadInput)
    assert "not a version of Flux" in str(error)


def test_an_unknown_cluster(file: str) -> None:
    error = CliRunner().invoke(program.cli, ["upgrade", file, "c3"]).exception
    assert isinstance(error, errors.BadInput)
    assert "Paired clusters: c1, c2" in str(error)


def test_ahead_of_the_declaration(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clusters = [
        ClusterReport(cluster="c1", result=Result.PAIRED),
        ClusterReport(cluster="c2", result=Result.FAILED),
    ]
    report = Report(fleet="demo", clusters=clusters, exit_code=4)
    monkeypatch.setattr(upgrade, "upgrade", lambda *_, **__: report)
    done = CliRunner().invoke(program.cli, ["upgrade", file, "--flux", "v2.10.0"])
    assert "Now set flux_version to v2.10.0 for c1 in the stack" in done.stderr
    assert "Now set" not in CliRunner().invoke(program.cli, ["upgrade", file]).stderr
    assert (
        "Now set"
        not in CliRunner()
        .invoke(program.cli, ["upgrade", file, "--flux", "v2.10.0", "--dry-run"])
        .stderr
    )
