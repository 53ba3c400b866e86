"""What an `AksCluster` may be declared with, and what of it goes together."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict
from provisioner_cdk import networks

_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
NONE = "00000000-0000-0000-0000-000000000000"
ClusterName = Annotated[
    str,
    text.form(
        r"[a-zA-Z0-9]([a-zA-Z0-9_-]{0,52}[a-zA-Z0-9])?",
        "a name that AKS accepts: 54 letters, digits, `-` and `_`",
        "production",
    ),
]
ResourceGroup = Annotated[
    str, text.form(r"[\w().-]{0,89}[\w()-]", "the name of a resource group", "fleet")
]
Location = Annotated[str, text.form(r"[a-z0-9]+", "a region such as `westeurope`", "westeurope")]
ObjectId = Annotated[str, text.form(_UUID, "the object id of an identity, a UUID", NONE)]
SubnetId = Annotated[
    str,
    text.form(
        r"(/subscriptions/[^/\s]+/resourceGroups/[^/\s]+/providers/Microsoft\.Network"
        r"/virtualNetworks/[^/\s]+/subnets/[^/\s]+)?",
        "the id of a subnet: /subscriptions/.../subnets/NAME",
        f"/subscriptions/{NONE}/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v"
        "/subnets/s",
    ),
]
WorkspaceId = Annotated[
    str,
    text.form(
        r"(/subscriptions/\S+/workspaces/[^/\s]+)?",
        "the id of a Log Analytics workspace: /subscriptions/.../workspaces/NAME",
        f"/subscriptions/{NONE}/resourceGroups/r/providers/Microsoft.OperationalInsights"
        "/workspaces/w",
    ),
]
KeyId = Annotated[
    str,
    text.form(
        r"(https://[a-zA-Z0-9-]+\.vault\.[a-z.]+/keys/[^/\s]+/[0-9a-f]+)?",
        "the id of a key of Key Vault with its version",
        "https://v.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef",
    ),
]
# Without the patch version, which AKS raises itself: Terraform would take it back.
Version = Annotated[
    str, text.form(r"(1\.[1-9][0-9])?", "a minor version of Kubernetes such as `1.33`", "1.33")
]
Zone = Literal["1", "2", "3"]
Count = Annotated[int, msgspec.Meta(ge=1, le=1000)]
MOST_CIDRS = 199  # and that of our NAT gateway
WIDEST, NARROWEST = 12, 28  # bits of the prefix of the Services' range


class AksNetwork(Strict, frozen=True, kw_only=True):
    """A virtual network with one subnet for nodes. Pods have addresses of their own (`pods`), which
    only the cluster knows. `egress` is how nodes reach the internet: by a NAT gateway, or by the
    cluster's own load balancer."""

    cidr: str = "10.0.0.0/16"
    nodes: str = "10.0.0.0/20"
    pods: str = "10.244.0.0/16"
    services: str = "10.96.0.0/16"
    egress: Literal["nat-gateway", "load-balancer"] = "nat-gateway"

    def check(self, where: str) -> None:
        ranges = {name: getattr(self, name) for name in ("cidr", "pods", "services")}
        networks.check_distinct(ranges, where)
        nodes = networks.network(self.nodes, f"{where}.nodes")
        if not nodes.subnet_of(networks.network(self.cidr, f"{where}.cidr")):
            cause = f"{nodes} is not in {self.cidr}"
            raise BadInput(f"{where}.nodes", cause, "Choose a part of it.")
        bits = networks.network(self.services, f"{where}.services").prefixlen
        if not WIDEST <= bits <= NARROWEST:
            cause = f"{self.services} is not between /{WIDEST} and /{NARROWEST}"
            raise BadInput(f"{where}.services", cause, "Example: 10.96.0.0/16.")

    @property
    def dns(self) -> str:
        """The address of the cluster's DNS, in the range of the Services."""
        return str(networks.network(self.services, "services")[10])


class AksNodes(Strict, frozen=True, kw_only=True):
    """A node pool of `minimum` to `maximum` nodes, changed by AKS's own autoscaler. `disk` is in
    GiB. `zones`: of the region; none where it has none."""

    vm_size: Annotated[
        str, text.form(r"Standard_[A-Za-z0-9_]+", "a size of VMs", "Standard_D4s_v5")
    ] = "Standard_D4s_v5"
    minimum: Count = 3
    maximum: Count = 6
    disk: Annotated[int, msgspec.Meta(ge=30, le=2048)] = 128
    zones: list[Zone] = msgspec.field(default_factory=lambda: ["1", "2", "3"])
    labels: dict[str, str] = {}

    def check(self, where: str) -> None:
        networks.check_maximum(self.maximum, self.minimum, f"{where}.maximum")


class Settings(Strict, frozen=True, kw_only=True):
    """See `AksCluster`."""

    resource_group: ResourceGroup
    location: Location
    cluster_name: ClusterName
    public_access_cidrs: list[networks.Cidr]
    version: Version = ""
    network: AksNetwork | None = None
    subnet_id: SubnetId = ""
    nodes: AksNodes | None = None
    kms_key: KeyId = ""
    log_workspace: WorkspaceId = ""
    log_retention_days: Annotated[int, msgspec.Meta(ge=30, le=730)] = 90
    admins: list[ObjectId] = []
    deletion_protection: bool = True
    protected_by_azure: bool = False
    tags: dict[str, str] = {}

    def check(self, where: str) -> None:
        networks.check_all(self.public_access_cidrs, f"{where}.public_access_cidrs")
        if len(self.public_access_cidrs) > MOST_CIDRS:
            cause = f"{len(self.public_access_cidrs)} networks"
            raise BadInput(
                f"{where}.public_access_cidrs", cause, f"AKS takes {MOST_CIDRS} at most."
            )
        if self.subnet_id and self.network and self.network.egress == "nat-gateway":
            cause = "the subnet that is given has a way out of its own"
            raise BadInput(f"{where}.network.egress", cause, 'Say "load-balancer".')
        (self.network or AksNetwork()).check(f"{where}.network")
        (self.nodes or AksNodes()).check(f"{where}.nodes")
