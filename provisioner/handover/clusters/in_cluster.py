from collections.abc import Sequence

from provisioner.handover import text
from provisioner.handover.clusters import base

SENT = "the ServiceAccount token of the pod that it runs in"


class Declaration(base.Cluster, frozen=True, kw_only=True, tag="in_cluster"):
    """The cluster that provisioner itself runs in, as a pod: its ServiceAccount signs in."""

    def uses(self) -> Sequence[text.Use]:
        return (text.Use(action="send", noun=SENT),)

    @property
    def by_pod(self) -> bool:
        return True
