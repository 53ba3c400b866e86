"""A project outside this repository works against the built wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from provisioner.handover import read

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
MAIN = """\
import provisioner
import provisioner_cdk
from provisioner_cdk import App, DeployKey, ExistingCluster, FleetStack, GitOps, SshRepository

print(provisioner.__file__, provisioner_cdk.__file__, sep="\\n")


class Production(FleetStack):
    def __init__(self, app: App) -> None:
        super().__init__(app, "production")
        cluster = ExistingCluster(self, "eu", context="eu")
        url = "ssh://git@example.com/fleet.git"
        repository = SshRepository(self, "fleet", url=url, trust_on_first_use=True)
        key = DeployKey(self, "eu-key", cluster=cluster, repository=repository)
        GitOps(self, "eu-gitops", cluster=cluster, repository=repository, deploy_key=key)


app = App()
Production(app)
app.synth()
"""


def run(*argv: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *argv],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_program_and_the_constructs_only(wheel: Path) -> None:
    assert wheel.name.startswith("provisioner_gitops-")  # "provisioner" is somebody else's on PyPI
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "provisioner",
        "provisioner_cdk",
    }
    assert {
        "provisioner/sandbox/building/sources/go.mod",
        "provisioner/sandbox/building/sources/go.sum",
        "provisioner/reports/html/page.css",
        "provisioner/reports/html/page.html.jinja",
        "provisioner/reports/html/page.js",
    } <= set(names)
    assert not [name for name in names if "__pycache__" in name]


def test_a_project_elsewhere_synthesises_against_it(wheel: Path, tmp_path: Path) -> None:
    installed, project = tmp_path / "installed", tmp_path / "project"
    project.mkdir()
    (project / "main.py").write_text(MAIN)
    pip = (
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    )
    run(*pip, "--target", str(installed), str(wheel), cwd=tmp_path)

    loaded = run("main.py", cwd=project, PYTHONPATH=str(installed)).splitlines()
    assert all(Path(file).is_relative_to(installed) for file in loaded)
    written = json.loads(
        (project / "cdktf.out" / "stacks" / "production" / "cdk.tf.json").read_text()
    )
    fleet = read.from_object(written["output"]["provisioner_handover"]["value"], "synthesised")
    assert fleet.pairings["eu"].path == "clusters/eu"

    handover = project / "handover.json"
    handover.write_text(json.dumps(written["output"]["provisioner_handover"]))
    said = run(
        "-m",
        "provisioner",
        "handover",
        "check",
        str(handover),
        cwd=project,
        PYTHONPATH=str(installed),
    )
    assert said.startswith(
        "fleet production, handover version 1: 1 cluster, 1 repository, 1 pairing\n"
    )
