"""Flux that flux-operator installs and keeps, from a FluxInstance, instead of provisioner: what is
declared for it, and what cannot be combined with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict

if TYPE_CHECKING:
    from provisioner.handover.fleet import GitOps

MANAGER = "flux-operator"
SYNC_INTERVAL = "10m0s"  # of the Kustomization that the operator makes; no field changes it
PATCH_IT = "Leave it out, or patch it in `spec.kustomize.patches` of flux-instance.yaml in Git."
Artifact = Annotated[
    str,
    text.form(
        r"(oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._-]+)+"
        r"(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?)?",
        "the URL of an artifact: oci://host[:port]/path[:tag]",
        "oci://ghcr.io/controlplaneio-fluxcd/flux-operator-manifests:latest",
    ),
]


class Managed(Strict, frozen=True, kw_only=True):
    """`manager`: who installs Flux and keeps it. With `flux-operator` provisioner writes and
    applies a FluxInstance; the operator must be on the cluster, in Flux's namespace. The other
    fields are for it alone. `distribution_artifact`: where it takes Flux's manifests from; empty:
    from its own image. `cluster_type`: the kind of Kubernetes. `cluster_size`: the resources of the
    controllers."""

    manager: Literal["provisioner", "flux-operator"] = "provisioner"
    distribution_artifact: Artifact = ""
    cluster_type: Literal["kubernetes", "openshift", "aws", "azure", "gcp"] = "kubernetes"
    cluster_size: Literal["", "small", "medium", "large"] = ""


ONLY_WITH_IT = ("distribution_artifact", "cluster_type", "cluster_size")
# Options of Flux for which a FluxInstance has no field, with the reason.
NO_FIELD = {
    "pin_images": "flux-operator pins the images that it knows",
    "log_level": "a FluxInstance has no field for it",
    "watch_all_namespaces": "the Flux of a FluxInstance watches all namespaces",
    "toleration_keys": "a FluxInstance has no field for it",
    "sync_interval": f"the Kustomization of a FluxInstance has an interval of {SYNC_INTERVAL}",
    "verify": "the GitRepository of a FluxInstance verifies no signatures",
}


def check_options(gitops: GitOps, where: str) -> None:
    """BadInput for options that mean nothing with the manager that is declared."""
    default = type(gitops)()
    own = gitops.manager == MANAGER
    for name in NO_FIELD if own else ONLY_WITH_IT:
        if getattr(gitops, name) != getattr(default, name):
            cause = NO_FIELD[name] if own else f"of no use without manager {MANAGER!r}"
            raise BadInput(f"{where}.{name}", cause, PATCH_IT if own else "Leave it out.")


def check_hub(gitops: GitOps, where: str) -> None:
    """BadInput where Flux that the operator keeps is to deliver to other clusters."""
    if gitops.manager == MANAGER:
        cause = "its Flux is kept by flux-operator, and provisioner lets only its own into others"
        raise BadInput(where, cause, "Choose a hub without `manager`.")
