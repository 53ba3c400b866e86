from __future__ import annotations

import msgspec

from provisioner.handover import convert, rules
from provisioner.handover.clusters import existing
from provisioner_cdk import cdk, text
from provisioner_cdk.clusters.base import Cluster


class ExistingCluster(Cluster):
    """A cluster that a kubeconfig leads to: its `context` in `kubeconfig`, or in KUBECONFIG or
    ~/.kube/config.

    Terraform makes nothing; the file is read when pairing runs.
    """

    def __init__(
        self, scope: cdk.Construct, id: str, *, context: str, kubeconfig: str | None = None
    ) -> None:
        super().__init__(scope, id)
        given = {"kind": "existing", "context": context, "kubeconfig": kubeconfig}
        rules.printable(given, self.path)
        checked = convert.to(existing.Declaration, given, self.path)
        self.is_cluster(text.literal(msgspec.to_builtins(checked)))
