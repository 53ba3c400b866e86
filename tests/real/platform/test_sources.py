"""Sources of a platform on a real cluster with real Flux: a second Git repository, a Helm
repository, an artifact and a bucket. In this order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import msgspec
import pytest

from provisioner.base import keys
from provisioner.flux import platform
from provisioner.flux.platform.base import KeyedRepository, Placement
from provisioner.handover.fleet import GitOps, Piece
from provisioner.pairing.platform import readiness
from tests.fakes import registry
from tests.real import aws, own
from tests.real.platform_constructs import PLATFORM
from tests.real.project import Project
from tests.support.charts import serving

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

READER = keys.make("ed25519")
FOLDER = "clusters/s1/platform"
KINDS = {"GitRepository", "OCIRepository", "HelmRepository", "Bucket", "NetworkPolicy"}
KINDS |= {"Kustomization", "HelmRelease"}
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: default}
data: {colour: blue}
"""
# As files are in life: a byte-order mark, CRLF, an empty document, anchors, and a boolean of YAML
# 1.1, which Flux takes for text.
LIFE = (
    "\ufeffapiVersion: v1\r\nkind: ConfigMap\r\n"
    "metadata: {name: life, namespace: default}\r\ndata: {switch: 'on', 'on': '1'}\r\n"
    "---\r\n# nothing\r\n---\r\n"
    "apiVersion: v1\r\nkind: ConfigMap\r\nimmutable: true\r\nmetadata:\r\n"
    "  name: life-more\r\n  namespace: default\r\n"
    "  labels: &of {team: a, legacy: yes}\r\n  annotations: *of\r\n"
    "data:\r\n  text: |\r\n    one\r\n    two\r\n"
)


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


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    own.declare(given, apps(project))
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    assert own.actions(done)["platform"] == "created"


def test_it_comes_with_the_first_pairing(project: Project, given: own.Handover) -> None:
    own.declare(given, apps(project))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    steps = own.actions(done)
    assert (steps["platform secrets"], steps["files"]) == ("created", "created")
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


def test_files_are_delivered_as_they_are_in_life(project: Project, given: own.Handover) -> None:
    own.push(project, {"clusters/s1/life.yaml": LIFE})
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    wait = ("--with-source", "--timeout", "60s")
    assert project.flux("s1", "reconcile", "kustomization", "flux-system", *wait).code == 0
    first, more = (
        own.get(project, "s1", "ConfigMap", name, "default") for name in ("life", "life-more")
    )
    assert first["data"] == {"switch": "on", "on": "1"}
    labels = more["metadata"]["labels"]
    assert (more["immutable"], labels["team"], labels["legacy"]) == (True, "a", "yes")
    assert more["data"]["text"].split() == ["one", "two"]
    own.push(project, {"clusters/s1/life.yaml": None})
    assert own.pair(project, given).events[-1]["changed"] is False


def test_drift_is_mended(project: Project, given: own.Handover) -> None:
    where = ("-n", "flux-system")
    project.kubectl("s1", "delete", "gitrepository", "apps", *where)
    project.kubectl("s1", "delete", "secret", "git-source-apps", *where)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "GitRepository", "apps")["status"]["artifact"]


def test_a_piece_that_fails_is_named(project: Project, given: own.Handover) -> None:
    own.declare(given, apps(project, branch="gone"))
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] == "delivery-failing", done.out
    assert "git_source apps: GitRepository apps" in cluster["cause"]


def test_a_credential_that_does_not_work_is_named(project: Project, given: own.Handover) -> None:
    own.declare(given, apps(project))
    assert own.pair(project, given).code == 0
    project.env["APPS_KEY"] = keys.make("ed25519").private.reveal()
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] == "delivery-failing", done.out
    assert "git_source apps: GitRepository apps" in cluster["cause"]
    project.env["APPS_KEY"] = READER.private.reveal()
    assert own.pair(project, given).code == 0


def test_a_deploy_key_of_its_own_is_made_rotated_and_revoked(
    project: Project, given: own.Handover
) -> None:
    host = own.sandbox(project)
    given["repositories"]["apps"] = {**given["repositories"]["fleet"], "name": "apps"}

    def ours() -> list[tuple[str, bool]]:
        return [(key.public, key.write) for key in host.keys("apps") if key.title != "reader"]

    keyed = {"repository": "apps", "deploy_key": True, "url": None, "credential": None}
    own.declare(given, {**apps(project, **keyed), "known_hosts": []})
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    ((first, write),) = ours()
    assert write is False
    assert own.pair(project, given).events[-1]["changed"] is False

    done = project.json("rotate", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    ((second, _),) = ours()
    assert second != first
    assert own.pair(project, given).events[-1]["changed"] is False

    own.declare(given, apps(project))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert ours() == []
    del given["repositories"]["apps"]


def test_an_object_of_the_users_own_is_not_taken_over(
    project: Project, given: own.Handover
) -> None:
    client = own.client(own.kubeconfig(project, "s1"))
    theirs = own.get(project, "s1", "GitRepository", "flux-system")
    meta = {"name": "theirs", "namespace": "flux-system"}
    theirs = {key: theirs[key] for key in ("apiVersion", "kind", "spec")} | {"metadata": meta}
    client.create(theirs)
    own.declare(given, apps(project), apps(project, name="theirs", deliver=[]))
    head = project.git("rev-parse", "main")
    done = own.pair(project, given)
    assert "GitRepository flux-system/theirs exists" in done.events[-1]["clusters"][0]["cause"]
    assert project.git("rev-parse", "main") == head
    client.delete(theirs)


def test_real_crds_take_what_is_rendered(project: Project, given: own.Handover) -> None:
    client = own.client(own.kubeconfig(project, "s1"))
    there = KeyedRepository(url="ssh://git@git.example.com/apps.git", branch="main")
    at = Placement(
        fleet="own", cluster="s1", gitops=GitOps(), repositories={"ssh": there}, url=there.url
    )
    items = [
        item
        for one in PLATFORM
        if one["kind"] != "receiver"  # those are in test_receiver.py
        for item in platform.render(msgspec.convert(one, Piece), at).objects
        if (readiness.reconciled(item) or item["kind"] == "NetworkPolicy")
        and item["metadata"]["namespace"] == at.namespace
        and client.serves(item)
    ]
    assert {item["kind"] for item in items} >= KINDS
    for item in items:
        kept = client.preview(item)["spec"]
        assert readiness.difference(item["spec"], kept) == "", item


@pytest.fixture
def charts(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path) as url:
        yield url


def test_a_chart_out_of_a_helm_repository(
    project: Project, given: own.Handover, charts: str
) -> None:
    release = {"kind": "helm_release", "chart": "web", "values": {"colour": "red\nand ${more}"}}
    source = {"kind": "helm_source", "name": "web", "url": charts, "insecure": True}
    hidden = {"name": "web-values", "namespace": "flux-system"}
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": hidden}
    client = own.client(own.kubeconfig(project, "s1"))
    client.create({**secret, "stringData": {"values.yaml": "colour: hidden\n"}})
    other = {"kind": "helm_release", "chart": "web", "name": "other", "depends_on": ["web"]}
    other |= {"values_secrets": ["web-values"], "target_namespace": "kube-public"}
    plain = {**release, "target_namespace": "default"}
    own.declare(given, {**source, "deliver": [plain, other]})
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    made = own.get(project, "s1", "ConfigMap", "web", "default")
    assert made["data"] == {"colour": "red\nand ${more}"}
    read = own.get(project, "s1", "ConfigMap", "web", "kube-public")
    assert read["data"] == {"colour": "hidden"}, "values of a Secret"
    assert own.get(project, "s1", "GitRepository", "apps") is None, "pruned with its piece"


def test_an_artifact_and_a_bucket(project: Project, given: own.Handover) -> None:
    """One of them delivers after the other."""
    texts = {name: SETTINGS.replace("settings", name) for name in ("artifact", "bucket")}
    access, secret = "AKIDEXAMPLE", "canary-canary"
    project.env |= {"ACCESS": access, "SECRET": secret}
    with (
        registry.serving("example/apps", "1.2.0", {"app.yaml": texts["artifact"]}) as host,
        aws.serving() as cloud,
    ):
        endpoint = cloud["AWS_ENDPOINT_URL"].removeprefix("http://")
        store = boto3.client(
            "s3",
            region_name="us-east-1",
            endpoint_url=cloud["AWS_ENDPOINT_URL"],
            aws_access_key_id=access,
            aws_secret_access_key=secret,
        )
        store.create_bucket(Bucket="files")
        store.put_object(Bucket="files", Key="s1/app.yaml", Body=texts["bucket"].encode())
        artifact = {
            "kind": "oci_source",
            "name": "artifact",
            "url": f"oci://{host}/example/apps",
            "semver": "1.x",
            "insecure": True,
            "deliver": [{"kind": "kustomization", "depends_on": ["files"]}],
        }
        bucket = {
            "kind": "bucket_source",
            "name": "files",
            "bucket": "files",
            "endpoint": endpoint,
            "region": "us-east-1",
            "prefix": "s1/",
            "insecure": True,
            "access_key": {"env": "ACCESS"},
            "secret_key": {"env": "SECRET"},
            "deliver": [{"kind": "kustomization", "wait": True}],
        }
        own.declare(given, artifact, bucket)
        done = own.pair(project, given)
        assert done.code == 0, done.err + done.out
        assert own.pair(project, given).events[-1]["changed"] is False
    for name in texts:
        assert own.get(project, "s1", "ConfigMap", name, "default")["data"] == {"colour": "blue"}
    assert secret not in done.out + done.err + project.git("log", "-p", "main")


def test_without_pieces_nothing_of_it_is_left(project: Project, given: own.Handover) -> None:
    own.declare(given)
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
    # The user's own, in Flux's namespace: with it the namespace would stay.
    project.kubectl("s1", "delete", "secret", "web-values", "-n", "flux-system")


def test_leaving_takes_it_along(project: Project, given: own.Handover) -> None:
    own.declare(given, apps(project))
    assert own.pair(project, given).code == 0
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None, done.out
    assert own.get(project, "s1", "ConfigMap", "settings", "default") is None
    assert "clusters/s1" not in project.git("ls-tree", "-r", "--name-only", "main")
