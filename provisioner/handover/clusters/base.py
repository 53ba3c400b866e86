from collections.abc import Collection

from provisioner.handover.strict import Strict


class Cluster(Strict, frozen=True, kw_only=True, tag_field="kind"):
    """What all kinds share: the tag, and which resource makes the cluster."""

    def resource(self) -> str:
        """Terraform's address of the resource that makes this cluster; the modules around it may be
        left out. Empty where Terraform does not make it: then only the user can say that it is
        gone."""
        return ""

    @property
    def receiver(self) -> str:
        """The API server that gets what is sent to this cluster, where the handover names it."""
        return ""

    @property
    def through(self) -> str:
        """Name of the other cluster of the fleet that says how this one is reached; empty where
        none is needed."""
        return ""

    @property
    def by_pod(self) -> bool:
        """Whether it is the one that provisioner itself runs in, as a pod."""
        return False

    @property
    def by_default_kubeconfig(self) -> bool:
        """Whether the kubeconfig that leads to it is the default one of the machine that pairs."""
        return False

    def check_paired(self, paired: Collection[str], where: str) -> None:
        """Raise BadInput if it needs another cluster of the fleet to be paired that is not."""


class Unknown(Cluster, frozen=True, kw_only=True, tag="unknown"):
    """A cluster of a plan, of which something is known only after the apply. No other handover
    may hold it. `made_by`: the resource that makes it, as far as that is known."""

    made_by: str = ""

    def resource(self) -> str:
        return self.made_by
