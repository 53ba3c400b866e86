"""Another Flagger on the cluster. Both would act on every Canary, and the chart of ours would
replace the CRDs of the other, or take over its release."""

from __future__ import annotations

from collections.abc import Collection

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.handover.platform.progressive_delivery import Declaration
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.target import Target

FLAGGER = "flagger"  # how the last part of its image is named, wherever it is copied to
RELEASE = "helm.toolkit.fluxcd.io/"  # labels of what helm-controller installs begin so
HINT = (
    "Uninstall it first and run again. Its CRDs stay, and with them your Canaries: Flagger goes on "
    "with them."
)


def check(target: Target, piece: Declaration) -> None:
    """Refused before the piece comes to a cluster that has Flagger already."""
    ours = {piece.name, *_recorded(target.first_look.record.get(snapshot.PLATFORM, ""))}
    for item in target.client.list("apps/v1", "Deployment"):
        if _is_flagger(item) and not _is_ours(item, ours, target.desired.namespace):
            meta = item["metadata"]
            cause = f"Deployment {meta['namespace']}/{meta['name']} is another Flagger"
            raise Refused(f"cluster {target.name}", cause, HINT)


def _recorded(titles: str) -> list[str]:
    """The names that the piece had before."""
    kind = f"{Declaration.__struct_config__.tag} "
    return [one.removeprefix(kind) for one in titles.split(", ") if one.startswith(kind)]


def _is_flagger(item: Object) -> bool:
    containers = item["spec"]["template"]["spec"].get("containers") or []
    return any(_image(one.get("image", "")) == FLAGGER for one in containers)


def _image(reference: str) -> str:
    return reference.rpartition("/")[2].partition("@")[0].partition(":")[0]


def _is_ours(item: Object, names: Collection[str], namespace: str) -> bool:
    labels = item["metadata"].get("labels") or {}
    release = labels.get(f"{RELEASE}namespace"), labels.get(f"{RELEASE}name")
    return release in {(namespace, name) for name in names}
