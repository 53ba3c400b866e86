"""What is deleted when Flux leaves a cluster, and that another Flux there is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.pairing.removal import uninstall
from provisioner.pairing.removal.uninstall import InstalledFlux
from provisioner.pairing.run.desired_state import Desired

Object = dict[str, Any]
FLUX = {"app.kubernetes.io/part-of": "flux", "app.kubernetes.io/instance": "flux-system"}


def item(kind: str, name: str, namespace: str = "") -> Object:
    return {"kind": kind, "metadata": {"name": name, "namespace": namespace, "labels": FLUX}}


DEPLOYMENT = item("Deployment", "source-controller", "flux-system")
CRD = item("CustomResourceDefinition", "gitrepositories.source.toolkit.fluxcd.io")
ROLE = item("ClusterRole", "crd-controller-flux-system")


@pytest.mark.parametrize(
    ("flux", "action"),
    [
        pytest.param(InstalledFlux(), Action.UNCHANGED, id="nothing"),
        pytest.param(InstalledFlux(deployments=(DEPLOYMENT,)), Action.DELETED, id="controllers"),
        pytest.param(InstalledFlux(crds=(CRD,)), Action.DELETED, id="CRDs"),
        pytest.param(InstalledFlux(roles=(ROLE,)), Action.DELETED, id="roles"),
        pytest.param(
            InstalledFlux(crds=(CRD,), shared=True), Action.UNCHANGED, id="CRDs of another Flux"
        ),
        pytest.param(
            InstalledFlux(objects=(item("Kustomization", "flux-system"),), shared=True),
            Action.DELETED,
            id="our sync objects beside another Flux",
        ),
    ],
)
def test_uninstall(flux: InstalledFlux, action: Action, desired: Desired) -> None:
    decision = uninstall.decide(desired, flux)
    assert (decision.action, decision.subject) == (action, "Flux v2.9.4")
    assert decision.work == (flux if action is Action.DELETED else None)


def test_crds_stay_while_somebody_else_has_objects_of_them(desired: Desired) -> None:
    foreign = {"apiVersion": "g/v1", **item("Receiver", "theirs", "team")}
    flux = InstalledFlux(deployments=(DEPLOYMENT,), crds=(CRD,), others=(foreign,))
    assert flux.keeps_kinds
    assert "Receiver team/theirs" in uninstall.decide(desired, flux).detail
