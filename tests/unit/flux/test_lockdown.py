"""The controllers locked down, and what of the user's that would stop."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.flux import files, lockdown, platform, unconfined
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece

SYNC = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec: {path: ./apps, sourceRef: {kind: GitRepository, name: flux-system}}
"""
CONFINED = SYNC.replace("spec: {", "spec: {serviceAccountName: deployer, ")
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: web}
spec: {serviceAccountName: web, chartRef: {kind: OCIRepository, name: web, namespace: flux-system}}
"""
PATCHING = "resources: [apps.yaml]\npatches: [{patch: 'spec: {serviceAccountName: x}'}]\n"


def deployment(name: str) -> dict[str, object]:
    containers = [{"name": "manager", "args": ["--log-level=info"]}, {"name": "sidecar"}]
    template = {"spec": {"containers": containers}}
    return {"kind": "Deployment", "metadata": {"name": name}, "spec": {"template": template}}


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("source-controller", []),
        ("notification-controller", ["--no-cross-namespace-refs=true"]),
        (
            "kustomize-controller",
            [
                "--no-cross-namespace-refs=true",
                "--no-remote-bases=true",
                "--default-service-account=default",
            ],
        ),
        (
            "helm-controller",
            ["--no-cross-namespace-refs=true", "--default-service-account=default"],
        ),
    ],
)
def test_each_controller_gets_its_arguments(name: str, added: list[str]) -> None:
    given = deployment(name)
    (locked,) = lockdown.applied([given])
    first, sidecar = locked["spec"]["template"]["spec"]["containers"]
    assert first["args"] == ["--log-level=info", *added]
    assert sidecar == {"name": "sidecar"}
    assert given == deployment(name), "not changed in place"


def test_source_watcher_is_locked_down_where_it_runs() -> None:
    given = deployment("source-watcher")
    assert lockdown.applied([given]) == [given]
    (locked,) = lockdown.applied([given], watcher=True)
    arguments = locked["spec"]["template"]["spec"]["containers"][0]["args"]
    assert arguments == ["--log-level=info", "--no-cross-namespace-refs=true"]
    text, before = (files.kustomization(locked=True, watcher=one) for one in (True, False))
    assert files.is_ours(text)
    assert (files.is_locked(text), files.is_locked(text, watcher=True)) == (True, True)
    assert (files.is_locked(before), files.is_locked(before, watcher=True)) == (True, False)


def test_a_kustomization_with_the_patches_is_still_ours() -> None:
    text = files.kustomization(locked=True)
    assert (files.is_ours(text), files.is_locked(text)) == (True, True)
    more = f"{text}namePrefix: x-\n"
    assert (files.is_ours(more), files.is_locked(more)) == (False, True)
    assert files.is_locked(files.kustomization()) is False


@pytest.mark.parametrize(
    ("texts", "causes"),
    [
        ({"c/apps.yaml": CONFINED}, []),
        (
            {"c/apps.yaml": SYNC},
            ["c/apps.yaml: Kustomization apps names no serviceAccountName"],
        ),
        ({"other/apps.yaml": SYNC}, []),
        ({"c/apps.yaml": SYNC, "c/kustomization.yaml": PATCHING}, []),
        (
            {"c/apps.yaml": CONFINED, "apps/more.yaml": SYNC},
            ["apps/more.yaml: Kustomization apps names no serviceAccountName"],
        ),
        (
            {"c/web.yaml": RELEASE},
            ["c/web.yaml: HelmRelease web refers to namespace flux-system"],
        ),
        ({"c/broken.yaml": "a: [", "c/other.yaml": "kind: Kustomization\n"}, []),
    ],
)
def test_what_would_stop_is_named(texts: dict[str, str], causes: list[str]) -> None:
    assert unconfined.find(texts, "c", "flux-system") == causes


@pytest.mark.parametrize(
    ("kind", "locked", "more", "account"),
    [
        ("kustomization", True, {}, "kustomize-controller"),
        ("helm_release", True, {"chart": "web"}, "helm-controller"),
        ("kustomization", True, {"service_account": "deployer"}, "deployer"),
        ("kustomization", False, {}, None),
    ],
)
def test_what_pieces_deliver_goes_on(
    kind: str, locked: bool, more: dict[str, str], account: str | None
) -> None:
    delivered = [{"kind": kind, **more}]
    source = {"kind": "git_source", "name": "apps", "url": "https://git.example.com/a.git"}
    piece = msgspec.convert({**source, "deliver": delivered}, Piece)
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(lockdown=locked))
    _, item = platform.render(piece, at).objects
    assert item["spec"].get("serviceAccountName") == account
