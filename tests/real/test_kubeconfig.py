"""A kubeconfig means to us what it means to kubectl: the same files are given to both."""

from __future__ import annotations

import base64
import copy
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.clusters.kubeconfig import context, files
from provisioner.clusters.transport import Request, Transport
from provisioner.sandbox.sandbox import Sandbox
from tests.real import forward_proxy

pytestmark = [
    pytest.mark.real,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not shutil.which("kubectl"), reason="needs kubectl"),
]
Json = dict[str, Any]
REVIEWS = "/apis/authentication.k8s.io/v1/selfsubjectreviews"


def kubectl(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["kubectl", *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


# -- several files

ONE: Json = {
    "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
    "clusters": [{"name": "c", "cluster": {"server": "https://first"}}],
    "users": [{"name": "u", "user": {"token": "first"}}],
}
TWO: Json = {
    "current-context": "x",
    "contexts": [
        {"name": "x", "context": {"cluster": "d", "user": "u"}},
        {"name": "z", "context": {"cluster": "d", "user": "v"}},
    ],
    "clusters": [
        {"name": "c", "cluster": {"server": "https://second", "tls-server-name": "other"}},
        {"name": "d", "cluster": {"server": "https://d", "proxy-url": "http://p.test"}},
    ],
    "users": [
        {"name": "u", "user": {"tokenFile": "token", "as": "jane"}},
        {"name": "v", "user": {"username": "me", "password": "p"}},
    ],
}
ORDERS = (["one", "two"], ["two", "one"], ["missing", "two"], ["one", "empty", "two", "one"])


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
@pytest.mark.parametrize("chosen", [None, "z"])
def test_files_are_merged_as_kubectl_merges_them(
    order: list[str], chosen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in (("one", ONE), ("two", TWO)):
        (tmp_path / name).write_text(json.dumps(content))
    (tmp_path / "empty").touch()
    monkeypatch.setenv("KUBECONFIG", ":".join(str(tmp_path / name) for name in order))
    asked = kubectl(
        "config",
        "view",
        "--raw",
        "--minify",
        "-o",
        "json",
        *(["--context", chosen] if chosen else []),
    )
    theirs = json.loads(asked.stdout)
    ours = context.of(files.merged(None), chosen, subject="cluster c1", where="here")
    assert dict(ours.cluster.fields) == theirs["clusters"][0]["cluster"]
    assert dict(ours.user.fields) == theirs["users"][0]["user"]


# -- against a real API server


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Json]:
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox") / "sandbox")
    sandbox.start(clusters=["c1"], sink=lambda event: None)
    yield yaml.safe_load(sandbox.kubeconfig("c1").read_text())
    sandbox.clean()


def written(folder: Path, admin: Json, user: Json, **cluster: str) -> Path:
    content = copy.deepcopy(admin)
    content["users"][0]["user"] |= user
    content["clusters"][0]["cluster"] |= cluster
    file = folder / "kubeconfig"
    file.write_text(json.dumps(content))
    return file


def who_we_are(file: Path) -> Mapping[str, Any]:
    review = {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}
    request = Request(method="POST", path=REVIEWS, body=review)
    answer = Transport("c1", kubeconfigs.connection("c1", str(file), None)).send(request)
    info: Json = json.loads(answer.data)["status"]["userInfo"]
    return info


@pytest.mark.parametrize(
    "user",
    [
        {},
        {"as": "jane"},
        {"as": "jane", "as-groups": ["dev", "ops"], "as-uid": "7"},
        {"as": "josé", "as-user-extra": {"acme.com/some%id": ["a", "b"], "scopes": ["é"]}},
    ],
)
def test_we_are_who_kubectl_is(user: Json, admin: Json, tmp_path: Path) -> None:
    file = written(tmp_path, admin, user)
    asked = kubectl("auth", "whoami", "-o", "json", "--kubeconfig", str(file))
    assert who_we_are(file) == json.loads(asked.stdout)["status"]["userInfo"]


def test_the_kubeconfigs_proxy_is_used_whatever_the_environment_says(
    admin: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    with forward_proxy.running() as proxy:
        file = written(tmp_path, admin, {}, **{"proxy-url": proxy.url})
        assert Client("c1", kubeconfigs.connection("c1", str(file), None)).version()
        assert len(proxy.asked) == 1
        assert kubectl("version", "--kubeconfig", str(file), NO_PROXY="*").returncode == 0
        assert len(proxy.asked) > 1


@pytest.mark.parametrize("name", ["kubernetes.default", "elsewhere.test"])
def test_the_servers_name(name: str, admin: Json, tmp_path: Path) -> None:
    """Both verify the name that the kubeconfig gives, and not that of the address."""
    file = written(tmp_path, admin, {}, **{"tls-server-name": name})
    theirs = kubectl("get", "--raw", "/version", "--kubeconfig", str(file)).returncode == 0
    try:
        ours = bool(Client("c1", kubeconfigs.connection("c1", str(file), None)).version())
    except Exception:
        ours = False
    assert ours == theirs == (name == "kubernetes.default")


def test_what_lies_beside_the_kubeconfig_is_found_from_elsewhere(
    admin: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster, user = admin["clusters"][0]["cluster"], admin["users"][0]["user"]
    (tmp_path / "ca.crt").write_bytes(base64.b64decode(cluster["certificate-authority-data"]))
    (tmp_path / "token").write_text(user["token"] + "\n")
    content = copy.deepcopy(admin)
    content["clusters"][0]["cluster"] = {
        "server": cluster["server"],
        "certificate-authority": "ca.crt",
    }
    content["users"][0]["user"] = {"tokenFile": "./token"}
    (tmp_path / "kubeconfig").write_text(json.dumps(content))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    file = Path("../kubeconfig")
    asked = kubectl("auth", "whoami", "-o", "json", "--kubeconfig", str(file))
    assert who_we_are(file) == json.loads(asked.stdout)["status"]["userInfo"]
