"""Artifacts that are made of others, on a real cluster with real Flux. source-watcher's module is
not served, so tests/real/source_watcher.py makes them; what fetches, applies and installs them is
real. In this order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.clusters.client import Client
from provisioner.flux.platform.artifact_generator import EXTENSIONS
from provisioner.pairing.platform import readiness
from tests.real import own, source_watcher
from tests.real.platform.test_sources import READER, SETTINGS, apps
from tests.real.project import Project
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

COMPONENTS = [*own.FEW, "helm-controller", "source-watcher"]
CHART = {
    "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
    "chart/values.yaml": "colour: none\n",
    "chart/templates/web.yaml": (
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"
        "data: {colour: {{ .Values.colour }}}\n"
    ),
}


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1", repositories=("fleet", "apps"))
    other = SETTINGS.replace("settings", "unwanted")
    files = {"base/settings.yaml": SETTINGS, "other/unwanted.yaml": other, **CHART}
    own.push(project, files, repository="apps")
    own.sandbox(project).add_key("apps", "reader", READER.public, False)
    project.env["APPS_KEY"] = READER.private.reveal()
    place = str(source_watcher.distribution(project))
    return own.handover(project, ["s1"], components=COMPONENTS, distribution=place)


@pytest.fixture(scope="module")
def client(project: Project, given: own.Handover) -> Client:
    return own.client(own.kubeconfig(project, "s1"))


@pytest.fixture
def watcher(project: Project, client: Client, tmp_path: Path) -> Iterator[source_watcher.Watcher]:
    with source_watcher.running(project, client, tmp_path) as started:
        yield started


def generator(**changes: Any) -> dict[str, Any]:
    manifests = {
        "name": "parts",
        "copy": [{"source": "@apps/base/**", "target": "@artifact/manifests/"}],
        "deliver": [{"kind": "kustomization", "path": "manifests", "wait": True}],
    }
    chart = {
        "name": "web",
        "copy": [{"source": "@apps/chart/**", "target": "@artifact/web/"}],
        "deliver": [
            {
                "kind": "helm_release",
                "target_namespace": "default",
                "depends_on": [],
                "values": {"colour": "red"},
            }
        ],
    }
    return {
        "kind": "artifact_generator",
        "name": "split",
        "inputs": [{"alias": "apps", "name": "apps"}],
        "artifacts": [manifests, chart],
        **changes,
    }


def declare(project: Project, given: own.Handover, **changes: Any) -> None:
    own.declare(given, apps(project, deliver=[]), generator(**changes))


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    declare(project, given)
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    assert own.actions(done)["platform"] == "created"


def test_what_it_makes_is_delivered_with_the_first_pairing(
    project: Project, given: own.Handover, watcher: source_watcher.Watcher
) -> None:
    declare(project, given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "ConfigMap", "settings", "default")["data"] == {"colour": "blue"}
    assert own.get(project, "s1", "ConfigMap", "web", "default")["data"] == {"colour": "red"}
    assert own.get(project, "s1", "ConfigMap", "unwanted", "default") is None
    sync = own.get(project, "s1", "Kustomization", "parts")
    assert sync["spec"]["sourceRef"] == {"kind": "ExternalArtifact", "name": "parts"}
    assert watcher.made[-1] == ("split", 1)


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    objects = project.versions("s1")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("s1") == objects


def test_drift_is_mended(
    project: Project, given: own.Handover, client: Client, watcher: source_watcher.Watcher
) -> None:
    project.kubectl("s1", "delete", "artifactgenerator", "split", "-n", "flux-system")
    waiting.until(
        lambda: client.get(EXTENSIONS, "ArtifactGenerator", "split", "flux-system") is None
    )
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert watcher.made, "made anew"


def test_the_real_api_server_takes_what_the_schema_does(
    project: Project, given: own.Handover, client: Client
) -> None:
    """Its rules in CEL too, which the schema in a unit test does not have."""
    live = client.get(EXTENSIONS, "ArtifactGenerator", "split", "flux-system")
    assert live
    place = {"name": "tried", "namespace": "flux-system"}
    item = {"apiVersion": EXTENSIONS, "kind": "ArtifactGenerator", "metadata": place}
    kept = client.preview({**item, "spec": live["spec"]})["spec"]
    assert readiness.difference(live["spec"], kept) == ""
    (first, *_) = live["spec"]["artifacts"]
    unnamed = {**live["spec"], "artifacts": [{**first, "name": "x-{team}"}]}
    with pytest.raises(
        Exception, match="valid Kubernetes object names when pathPattern is not set"
    ):
        client.preview({**item, "spec": unnamed})


def test_one_that_cannot_be_made_is_named(project: Project, given: own.Handover) -> None:
    """Nobody makes it: what was made before stays delivered."""
    declare(project, given, inputs=[{"alias": "apps", "name": "gone"}])
    done = own.pair(project, given, "--timeout", "20")
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] != "paired", done.out
    assert "artifact_generator split: ArtifactGenerator split" in cluster["cause"]
    assert own.get(project, "s1", "ConfigMap", "settings", "default")


def test_without_it_nothing_of_it_is_left(
    project: Project, given: own.Handover, client: Client
) -> None:
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for kind, name, namespace in (
        ("Kustomization", "parts", "flux-system"),
        ("ConfigMap", "settings", "default"),
        ("ConfigMap", "web", "default"),
    ):
        assert own.get(project, "s1", kind, name, namespace) is None, (kind, name)
    assert client.get(EXTENSIONS, "ArtifactGenerator", "split", "flux-system") is None
