"""`python -m stacks`: the default stack, the examples, context, and errors of one line."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import App

from provisioner.base.errors import BadInput
from provisioner.handover import fleet as handover
from provisioner.handover import read
from stacks import existing, sandbox
from tests.support import judging
from tests.support.evaluated import evaluated

ROOT = Path(__file__).parents[2]


def synth(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stacks"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'modules'}", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def value(folder: Path, stack: str) -> dict[str, Any]:
    written = json.loads((folder / "stacks" / stack / "cdk.tf.json").read_text())
    found: dict[str, Any] = written["output"]["provisioner_handover"]["value"]
    return found


def project(folder: Path, context: dict[str, Any]) -> Path:
    config = json.loads((ROOT / "cdktf.json").read_text())
    (folder / "cdktf.json").write_text(json.dumps({**config, "context": context}))
    return folder


@pytest.mark.real
def test_the_projects_own_cdktf_json_runs_the_stacks() -> None:
    assert json.loads((ROOT / "cdktf.json").read_text())["app"] == "python -m stacks"


@pytest.mark.real
def test_the_default_with_context_from_cdktf_json(tmp_path: Path) -> None:
    done = synth(project(tmp_path, {"clusters": 2}))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    fleet = read.from_object(evaluated(value(tmp_path / "cdktf.out", "sandbox")), "synthesised")
    assert fleet.fleet == "sandbox"
    assert list(fleet.clusters) == list(fleet.pairings) == ["c1", "c2"]
    assert list(fleet.repositories) == ["fleet"]
    assert {pairing.path for pairing in fleet.pairings.values()} == {"clusters/c1", "clusters/c2"}
    assert all(
        pairing.gitops.components == list(handover.COMPONENTS)
        for pairing in fleet.pairings.values()
    )
    assert not any(pairing.deploy_key.write for pairing in fleet.pairings.values())


@pytest.mark.real
def test_the_environments_context_is_stronger_and_names_the_stack(tmp_path: Path) -> None:
    done = synth(
        project(tmp_path, {"stack": "sandbox"}), CDKTF_CONTEXT_JSON='{"stack": "existing"}'
    )
    assert (done.returncode, done.stderr) == (0, "")
    fleet = read.from_object(value(tmp_path / "cdktf.out", "existing"), "synthesised")
    assert list(fleet.clusters) == ["production"]


@pytest.mark.real
@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"CDKTF_CONTEXT_JSON": "{"}, "CDKTF_CONTEXT_JSON: not JSON"),
        ({"CDKTF_CONTEXT_JSON": "[]"}, "CDKTF_CONTEXT_JSON: not a JSON object"),
        (
            {"CDKTF_CONTEXT_JSON": '{"stack": "../evil"}'},
            "no stack '../evil'. Known: aks, ",
        ),
        ({"CDKTF_OUTDIR": "/dev/null/out"}, "/dev/null/out: cannot be created: Not a directory"),
        ({"JSII_NODE": "/nowhere/node"}, "Node.js: no usable version: /nowhere/node does not run"),
        (
            {"CDKTF_CONTEXT_JSON": '{"clusters": "many"}'},
            "context clusters: 'many' is not a number from 1 to 64",
        ),
    ],
)
def test_errors_are_one_line_and_exit_3(
    tmp_path: Path, environment: dict[str, str], says: str
) -> None:
    done = synth(tmp_path, **environment)
    assert done.returncode == 3
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(("given", "names"), [(None, 1), ("1", 1), (" 3 ", 3), (4, 4), ("64", 64)])
def test_how_many_clusters(tmp_path: Path, given: object, names: int) -> None:
    app = App(outdir=str(tmp_path), context={} if given is None else {"clusters": given})
    assert len(sandbox.Sandbox(app).handover()["clusters"]) == names


@pytest.mark.parametrize("given", ["0", "65", "-1", "1.5", "", "two", "٣", "9" * 5000, True, {}])
def test_how_many_clusters_refused(tmp_path: Path, given: object) -> None:
    app = App(outdir=str(tmp_path), context={"clusters": given})
    with pytest.raises(
        BadInput,
        match=r"context clusters: .* is not a number from 1 to 64. Example: `--context clusters=4`",
    ):
        sandbox.Sandbox(app)


def test_the_example_declares_what_its_file_says(tmp_path: Path) -> None:
    fleet = read.from_object(existing.Existing(App(outdir=str(tmp_path))).handover(), "example")
    assert fleet.pairings["production"].path == "clusters/production"
    assert not fleet.pairings["production"].deploy_key.write


def test_a_cluster_of_the_same_run_is_known_by_the_resource_that_makes_it(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    importlib.import_module("stacks.endpoint").build(app)
    app.synth()
    cluster = value(tmp_path, "endpoint")["clusters"]["production"]
    assert cluster["made_by"] == "terraform_data.made"
    assert "terraform_data.made.output.endpoint" in cluster["server"]


@pytest.mark.parametrize(
    "name", ["cluster_api", "existing", "gitea", "github_team", "gitlab_group", "platform"]
)
def test_an_example_is_read_and_known_to_its_providers(tmp_path: Path, name: str) -> None:
    app = App(outdir=str(tmp_path))
    importlib.import_module(f"stacks.{name}").build(app)
    app.synth()
    assert (
        judging.complaints(json.loads((tmp_path / "stacks" / name / "cdk.tf.json").read_text()))
        == []
    )
    fleet = read.from_object(value(tmp_path, name), "example")
    assert list(fleet.pairings) == list(fleet.clusters)
    assert "production" in fleet.pairings


@pytest.mark.parametrize("name", ["aks", "eks", "gke"])
def test_an_example_in_a_cloud_is_known_to_its_providers(tmp_path: Path, name: str) -> None:
    app = App(outdir=str(tmp_path))
    importlib.import_module(f"stacks.{name}").build(app)
    app.synth()
    written = json.loads((tmp_path / "stacks" / name / "cdk.tf.json").read_text())
    assert judging.complaints(written) == []
    found = value(tmp_path, name)
    assert [one["kind"] for one in found["clusters"].values()] == [name]
    assert list(found["pairings"]) == list(found["clusters"]) == ["production"]
