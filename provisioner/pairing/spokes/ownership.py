"""What a spoke's objects on its hub must not be: somebody else's; and how the hub reaches it."""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.run.desired_state import Desired

MANAGER = "provisioner"  # of the fields: no Flux keeps these objects


def ours(item: Object | None, desired: Desired) -> bool:
    """Whether an object is of this pairing, under the name that it has or had."""
    return any(spoke.marked(item, names) for names in (desired, *desired.former))


def check_secure(desired: Desired, insecurity: str) -> None:
    """`insecurity`: as of a connection."""
    if insecurity:
        raise Refused(
            f"cluster {desired.cluster}",
            f"cannot be a spoke: {insecurity}, and Flux does not connect without",
            "Declare its certificate authority.",
        )


def check_kustomization(desired: Desired, *, foreign: bool) -> None:
    """`foreign`: the hub has a Kustomization of that name that is not this pairing's."""
    if foreign:
        meta = desired.root["metadata"]
        name = f"Kustomization {meta['namespace']}/{meta['name']} on {desired.pairing.gitops.hub}"
        cause = f"{name} is not of this pairing"
        raise Refused(f"cluster {desired.cluster}", cause, "Give it another name.")


def foreign(desired: Desired, name: str) -> Refused:
    cause = f"{name} is not of this pairing"
    return Refused(f"cluster {desired.cluster}", cause, "Remove it there first.")
