"""Pieces of the platform as objects of Flux, and the Secrets that come before them."""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform, platform_files
from provisioner.flux.platform.base import Placement, SecretMade
from provisioner.handover.fleet import GitOps, Piece

AT = Placement(fleet="demo", cluster="c1", gitops=GitOps())
GIT = {"kind": "git_source", "name": "apps", "url": "https://git.example.com/apps.git"}
OCI = {"kind": "oci_source", "name": "apps", "url": "oci://ghcr.io:5000/example/apps"}
HELM = {"kind": "helm_source", "name": "charts", "url": "https://charts.example.com"}
BUCKET = {"kind": "bucket_source", "name": "files", "bucket": "files", "endpoint": "s3.example.com"}
LOGIN = {"username": "reader", "credential": {"env": "TOKEN"}}
DIGEST = f"sha256:{'0' * 64}"
TOKEN = "canary-token-canary"
RELEASE = {"kind": "helm_release"}


def rendered(piece: dict[str, Any]) -> platform.Rendered:
    return platform.render(msgspec.convert(piece, Piece), AT)


def spec(piece: dict[str, Any], index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = rendered(piece).objects[index]["spec"]
    return found


@pytest.mark.parametrize(
    ("piece", "field", "value"),
    [
        (GIT, "ref", {"branch": "main"}),
        ({**GIT, "tag": "v1"}, "ref", {"tag": "v1"}),
        ({**GIT, "semver": "1.x"}, "ref", {"semver": "1.x"}),
        ({**GIT, "interval": "10m"}, "interval", "10m0s"),
        ({**GIT, "ca_file": "/ca"}, "secretRef", {"name": "git-source-apps"}),
        (GIT, "secretRef", None),
        (OCI, "ref", {"tag": "latest"}),
        ({**OCI, "digest": DIGEST}, "ref", {"digest": DIGEST}),
        (OCI, "provider", None),
        ({**OCI, "provider": "aws"}, "provider", "aws"),
        ({**OCI, "service_account": "x"}, "serviceAccountName", "x"),
        ({**OCI, "ca_file": "/ca"}, "certSecretRef", {"name": "oci-source-apps-ca"}),
        ({**OCI, "deliver": [{"kind": "kustomization"}]}, "layerSelector", None),
        ({**OCI, "layer_media_type": "a/b"}, "layerSelector.operation", "extract"),
        ({**OCI, "deliver": [RELEASE]}, "layerSelector.operation", "copy"),
        (HELM, "type", None),
        ({**HELM, "url": "oci://ghcr.io/a"}, "type", "oci"),
        ({**HELM, "insecure": True}, "insecure", None),
        ({**HELM, "url": "oci://ghcr.io/a", "insecure": True}, "insecure", True),
        (BUCKET, "bucketName", "files"),
        (BUCKET, "secretRef", None),
        ({**BUCKET, "provider": "gcp"}, "provider", "gcp"),
    ],
)
def test_a_source(piece: dict[str, Any], field: str, value: Any) -> None:
    found: Any = spec(piece)
    for name in field.split("."):
        found = found.get(name)
    assert found == value


def test_a_kustomization() -> None:
    one = {
        "kind": "kustomization",
        "path": "base",
        "depends_on": ["first", "other/second"],
        "health_checks": [{"name": "app"}],
        "target_namespace": "apps",
        "service_account": "deployer",
        "facts": True,
    }
    found = spec({**GIT, "deliver": [one]}, 1)
    names = ["provisioner-facts", "provisioner-secret-facts"]
    assert [entry["name"] for entry in found.pop("postBuild")["substituteFrom"]] == names
    assert found == {
        "interval": "10m0s",
        "path": "./base",
        "prune": True,
        "sourceRef": {"kind": "GitRepository", "name": "apps"},
        "dependsOn": [{"name": "first"}, {"name": "second", "namespace": "other"}],
        "healthChecks": [
            {
                "apiVersion": "apps/v1",
                "kind": "Deployment",
                "name": "app",
                "namespace": "apps",
            }
        ],
        "targetNamespace": "apps",
        "serviceAccountName": "deployer",
    }


@pytest.mark.parametrize(
    ("piece", "chart"),
    [
        ({**OCI, "deliver": [RELEASE]}, {"chartRef": {"kind": "OCIRepository", "name": "apps"}}),
        (
            {**HELM, "deliver": [{**RELEASE, "chart": "web", "version": "1.x"}]},
            {
                "chart": {
                    "spec": {
                        "chart": "web",
                        "version": "1.x",
                        "sourceRef": {"kind": "HelmRepository", "name": "charts"},
                    }
                }
            },
        ),
    ],
)
def test_a_release(piece: dict[str, Any], chart: dict[str, Any]) -> None:
    assert spec(piece, 1) == {"interval": "10m0s", **chart}


def entries(piece: dict[str, Any], **values: str) -> dict[str, str]:
    """Of all Secrets of a piece."""
    secrets = {name: Secret(value) for name, value in values.items()}
    found = {}
    for one in rendered(piece).secrets:
        given = {name: secrets[name] for name in one.references}
        for name, value in one.entries(given).items():
            found[name] = value if isinstance(value, str) else value.reveal()
    return found


def test_what_a_cluster_signs_in_with() -> None:
    assert entries({**GIT, **LOGIN}, credential=TOKEN) == {"username": "reader", "password": TOKEN}
    assert entries({**HELM, **LOGIN}, credential=TOKEN) == {"username": "reader", "password": TOKEN}
    keys_of = {"access_key": {"env": "A"}, "secret_key": {"env": "B"}}
    both = {"accesskey": "a", "secretkey": "b"}
    assert entries({**BUCKET, **keys_of}, **both) == both
    assert entries({**OCI, "ca_file": "/ca"}, **{"ca.crt": "PEM"}) == {"ca.crt": "PEM\n"}
    (config,) = entries({**OCI, **LOGIN}, credential=TOKEN).values()
    login = json.loads(config)["auths"]["ghcr.io:5000"]
    assert base64.b64decode(login["auth"]).decode() == f"reader:{TOKEN}"
    hub = {**OCI, **LOGIN, "url": "oci://docker.io/example/apps"}
    (config,) = entries(hub, credential=TOKEN).values()
    hosts = ["docker.io", "index.docker.io", "https://index.docker.io/v1/"]
    assert list(json.loads(config)["auths"]) == hosts


def test_a_private_key_is_one() -> None:
    known = ["git.example.com ssh-ed25519 AAAA"]
    over_ssh = {**GIT, "url": "ssh://git@x/apps.git", "known_hosts": known, **LOGIN}
    pair = keys.make("ed25519")
    found = entries(over_ssh, credential=pair.private.reveal().strip())
    assert found["identity.pub"] == f"{pair.public}\n"
    assert found["known_hosts"] == f"{known[0]}\n"
    with pytest.raises(
        BadInput, match="git_source apps: its credential is no private key"
    ) as error:
        entries(over_ssh, credential=TOKEN)
    assert TOKEN not in str(error.value)


def test_a_secret_is_shown_nowhere() -> None:
    made = SecretMade(title="git_source apps", name="x", type="Opaque", entries={"a": Secret("b")})
    assert "***" in repr(made)
    assert made.object("flux-system")["metadata"]["labels"] == {
        "provisioner/platform": "git_source",
        "reconcile.fluxcd.io/watch": "Enabled",
    }


def test_files_are_known_again_by_their_owner() -> None:
    owner = "# Pairing: demo/c1"
    texts = platform_files.render(owner, "clusters/c1", AT, [rendered(GIT)])
    tree = {**texts, "pieces/mine.yaml": "x", "mine.yaml": "x"}
    assert platform_files.named(tree, [owner]) == set(texts)
    assert platform_files.named(tree, ["# Pairing: demo/c2"]) == set()
    assert platform_files.render(owner, "clusters/c1", AT, []) == {}
