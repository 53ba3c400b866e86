"""The desired state that most tests of pairing start from."""

from __future__ import annotations

import time
from typing import Any

import pytest

from provisioner.flux import files
from provisioner.handover.fleet import Pairing
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Progress
from tests.fakes.clock import FakeTime

FOLDER = "clusters/c1/flux-system"


def item(api_version: str, kind: str, name: str, **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": name, "namespace": "flux-system"},
        "spec": spec,
    }


@pytest.fixture
def desired() -> Desired:
    return Desired(
        fleet="demo",
        pairing=Pairing(cluster="c1", repository="fleet", path="clusters/c1"),
        url="ssh://git@host/fleet.git",
        components=[
            item(
                "apiextensions.k8s.io/v1",
                "CustomResourceDefinition",
                "gitrepositories.source.toolkit.fluxcd.io",
            ),
            item("apps/v1", "Deployment", "source-controller"),
            item("apps/v1", "Deployment", "kustomize-controller"),
            item("v1", "ServiceAccount", "source-controller"),
        ],
        source=item(
            "source.toolkit.fluxcd.io/v1",
            "GitRepository",
            "flux-system",
            url="ssh://git@host/fleet.git",
            interval="1m0s",
            ref={"branch": "main"},
            secretRef={"name": "flux-system"},
        ),
        root=item(
            "kustomize.toolkit.fluxcd.io/v1",
            "Kustomization",
            "flux-system",
            path="./clusters/c1",
            interval="10m0s",
            sourceRef={"kind": "GitRepository", "name": "flux-system"},
        ),
        files={
            f"{FOLDER}/gotk-components.yaml": "a: 1\n",
            f"{FOLDER}/gotk-sync.yaml": "b: 2\n",
            f"{FOLDER}/kustomization.yaml": files.kustomization(),
        },
        uid="uid-1",
    )


def with_identity(desired: Desired) -> dict[str, str]:
    """Our files as a first pairing writes them."""
    record = identity_file.path(desired)
    return {**desired.files, record: identity_file.render([desired], None)}


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    """Sleeps and pauses pass at once."""
    made = FakeTime()
    made.install(monkeypatch)
    monkeypatch.setattr(Progress, "pause", lambda _progress, seconds: time.sleep(seconds))
    return made
