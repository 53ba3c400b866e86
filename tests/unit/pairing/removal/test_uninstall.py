"""What is deleted when Flux leaves a cluster, and that another Flux there is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.pairing.removal import uninstall
from provisioner.pairing.removal.uninstall import InstalledFlux
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from tests.unit.pairing.targets import Objects, target

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
            InstalledFlux(sync=(item("Kustomization", "flux-system"),), shared=True),
            Action.DELETED,
            id="our sync objects beside another Flux",
        ),
    ],
)
def test_uninstall(flux: InstalledFlux, action: Action, desired: Desired) -> None:
    decision = uninstall.decide(desired, flux)
    assert (decision.action, decision.subject) == (action, "Flux v2.9.4")
    assert decision.work == (flux if action is Action.DELETED else None)


@pytest.mark.parametrize(
    ("others", "shared"), [([], False), ([item("Deployment", "helm-controller", "other")], True)]
)
def test_a_flux_in_another_namespace_shares_the_crds(
    others: list[Object], desired: Desired, *, shared: bool
) -> None:
    foreign = {"kind": "ClusterRole", "metadata": {"name": "admin"}}
    client = Objects([DEPLOYMENT, CRD, ROLE, foreign, desired.source, desired.root, *others])
    subject = target(desired, client, purpose="leaving")
    flux = uninstall.look(subject, Facts(cluster=subject.first_look))
    assert flux.shared is shared
    assert flux.deployments == (DEPLOYMENT,), "only those in our namespace"
    assert flux.sync == (desired.root, desired.source)
    assert (flux.crds, flux.roles) == ((CRD,), (ROLE,))
