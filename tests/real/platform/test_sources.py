"""Sources of a platform on a real cluster with real Flux: a second Git repository, and a Helm
repository. In this order."""

from __future__ import annotations

import functools
import http.server
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece
from provisioner.pairing.platform import readiness
from tests.real import own
from tests.real.fleet_constructs import PLATFORM
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

READER = keys.make("ed25519")
FOLDER = "clusters/s1/platform"
CHART = "apiVersion: v2\nname: web\nversion: 1.0.0\n"
TEMPLATE = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {colour: {{ .Values.colour | quote }}}
"""
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: default}
data: {colour: blue}
"""


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1", repositories=("fleet", "apps"))
    own.push(project, {"base/settings.yaml": SETTINGS}, repository="apps")
    own.sandbox(project).add_key("apps", "reader", READER.public, False)
    project.env["APPS_KEY"] = READER.private.reveal()
    return own.handover(project, ["s1"], components=[*own.FEW, "helm-controller"])


def apps(project: Project, **changes: Any) -> dict[str, Any]:
    there = own.sandbox(project).repository("apps")
    return {
        "kind": "git_source",
        "name": "apps",
        "url": there.url,
        "known_hosts": list(there.known_hosts),
        "credential": {"env": "APPS_KEY"},
        "deliver": [{"kind": "kustomization", "path": "base"}],
        **changes,
    }


def declare(given: own.Handover, *pieces: dict[str, Any]) -> None:
    given["pairings"]["s1"]["platform"] = list(pieces)


def actions(done: Run) -> dict[str, str]:
    return {step["step"]: step["action"] for step in done.steps("s1")}


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    declare(given, apps(project))
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    assert actions(done)["platform"] == "created"


def test_it_comes_with_the_first_pairing(project: Project, given: own.Handover) -> None:
    declare(given, apps(project))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert (actions(done)["platform secrets"], actions(done)["files"]) == ("created", "created")
    assert own.get(project, "s1", "ConfigMap", "settings", "default")["data"] == {"colour": "blue"}
    commits = project.git("log", "--format=%s", "main").splitlines()
    assert len(commits) == 1, commits
    assert READER.private.reveal().splitlines()[2] not in project.git("log", "-p", "main")


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    objects = project.versions("s1")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("s1") == objects


def test_drift_is_mended(project: Project, given: own.Handover) -> None:
    where = ("-n", "flux-system")
    project.kubectl("s1", "delete", "gitrepository", "apps", *where)
    project.kubectl("s1", "delete", "secret", "git-source-apps", *where)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "GitRepository", "apps")["status"]["artifact"]


def test_a_piece_that_fails_is_named(project: Project, given: own.Handover) -> None:
    declare(given, apps(project, branch="gone"))
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] == "delivery-failing", done.out
    assert "git_source apps: GitRepository apps" in cluster["cause"]


def test_real_crds_take_what_is_rendered(project: Project, given: own.Handover) -> None:
    client = own.client(own.kubeconfig(project, "s1"))
    at = Placement(fleet="own", cluster="s1", gitops=GitOps())
    items = [
        item
        for one in PLATFORM
        for item in platform.render(msgspec.convert(one, Piece), at).objects
    ]
    for item in items:
        kept = client.preview(item)["spec"]
        assert readiness.difference(item["spec"], kept) == "", item


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_given: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def charts(tmp_path: Path) -> Iterator[str]:
    """A Helm repository with one chart; its URL."""
    files = {"Chart.yaml": CHART, "templates/settings.yaml": TEMPLATE}
    with tarfile.open(tmp_path / "web-1.0.0.tgz", "w:gz") as chart:
        for name, text in files.items():
            member = tarfile.TarInfo(f"web/{name}")
            member.size = len(text.encode())
            chart.addfile(member, io.BytesIO(text.encode()))
    entry = {"name": "web", "version": "1.0.0", "apiVersion": "v2", "urls": ["web-1.0.0.tgz"]}
    index = {"apiVersion": "v1", "entries": {"web": [entry]}}
    (tmp_path / "index.yaml").write_text(json.dumps(index))
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_chart_out_of_a_helm_repository(
    project: Project, given: own.Handover, charts: str
) -> None:
    release = {"kind": "helm_release", "chart": "web", "values": {"colour": "red\nand ${more}"}}
    source = {"kind": "helm_source", "name": "web", "url": charts, "insecure": True}
    declare(given, {**source, "deliver": [{**release, "target_namespace": "default"}]})
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    made = own.get(project, "s1", "ConfigMap", "web", "default")
    assert made["data"] == {"colour": "red\nand ${more}"}
    assert own.get(project, "s1", "GitRepository", "apps") is None, "pruned with its piece"


def test_without_pieces_nothing_of_it_is_left(project: Project, given: own.Handover) -> None:
    declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for kind, name, namespace in (
        ("Kustomization", "platform", "flux-system"),
        ("GitRepository", "apps", "flux-system"),
        ("Secret", "git-source-apps", "flux-system"),
        ("ConfigMap", "settings", "default"),
        ("ConfigMap", "web", "default"),
    ):
        assert own.get(project, "s1", kind, name, namespace) is None, (kind, name)
    assert FOLDER not in project.git("ls-tree", "-r", "--name-only", "main")


def test_leaving_takes_it_along(project: Project, given: own.Handover) -> None:
    declare(given, apps(project))
    assert own.pair(project, given).code == 0
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None
    assert own.get(project, "s1", "ConfigMap", "settings", "default") is None
    assert "clusters/s1" not in project.git("ls-tree", "-r", "--name-only", "main")
