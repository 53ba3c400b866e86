"""What an `EksCluster` may be declared with, and what of it goes together."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict
from provisioner_cdk import networks, validation
from provisioner_cdk.aws import addons, names
from provisioner_cdk.aws.network import EksNetwork
from provisioner_cdk.aws.nodes import EksNodes

Log = Literal["api", "audit", "authenticator", "controllerManager", "scheduler"]
Version = Annotated[
    str, text.form(r"(1\.[1-9][0-9])?", "a minor version of Kubernetes such as `1.33`", "1.33")
]
Addon = Annotated[
    str, text.form(r"[a-z0-9][a-z0-9_-]{0,62}", "the name of an EKS add-on", "vpc-cni")
]
# Days that CloudWatch can keep logs for.
KEPT = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922)
MOST_CIDRS = 40
# Ranges that Services may have, and how wide.
SERVICES = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")


class Settings(Strict, frozen=True, kw_only=True):
    """See `EksCluster`."""

    version: Version = ""
    public_access_cidrs: list[networks.Cidr]
    subnets: list[names.SubnetId] = []
    security_groups: list[names.SecurityGroupId] = []
    network: EksNetwork | None = None
    nodes: EksNodes | None = None
    auto_mode: bool = False
    addons: list[Addon] | None = None
    pod_identities: dict[str, str] = {}
    oidc_provider: bool = False
    admins: list[names.Principal] = []
    logs: list[Log] = msgspec.field(default_factory=lambda: ["api", "audit", "authenticator"])
    log_retention_days: int = 90
    kms_key: names.OptionalKeyArn = ""
    service_cidr: str = ""
    support: Literal["STANDARD", "EXTENDED"] = "STANDARD"
    deletion_protection: bool = True
    protected_by_aws: bool | None = None
    tags: dict[str, str] = {}

    def check(self, where: str) -> None:
        _cidrs(self.public_access_cidrs, f"{where}.public_access_cidrs")
        self._check_network(where)
        self._check_compute(where)
        _accounts(self.pod_identities, f"{where}.pod_identities")
        if self.log_retention_days not in KEPT:
            cause = f"CloudWatch does not keep logs for {self.log_retention_days} days"
            raise BadInput(
                f"{where}.log_retention_days", cause, f"Known: {', '.join(map(str, KEPT))}."
            )

    def _check_network(self, where: str) -> None:
        if self.subnets and self.network:
            cause = "subnets are given as well"
            raise BadInput(f"{where}.network", cause, "Give one of the two.")
        if self.subnets and len(self.subnets) < 2:  # the engine's token of a list is one text
            cause = "one subnet"
            raise BadInput(f"{where}.subnets", cause, "EKS needs two, in different zones.")
        network = self.network or EksNetwork()
        network.check(f"{where}.network")
        if self.service_cidr:
            _services(self.service_cidr, "" if self.subnets else network.cidr, where)

    def _check_compute(self, where: str) -> None:
        if self.nodes:
            self.nodes.check(f"{where}.nodes")
        for name, given in (("nodes", self.nodes), ("addons", self.addons)):
            if self.auto_mode and given is not None:
                cause = "of no use in Auto Mode, which brings its own"
                raise BadInput(f"{where}.{name}", cause, f"Leave out {name} or auto_mode.")
        if self.pod_identities and not self.auto_mode and addons.AGENT not in self.all_addons:
            cause = f"{addons.AGENT} is not among the add-ons"
            raise BadInput(f"{where}.pod_identities", cause, "Add it.")
        if addons.VOLUMES in self.all_addons and addons.AGENT not in self.all_addons:
            cause = f"{addons.VOLUMES} gets its rights from {addons.AGENT}, which is missing"
            raise BadInput(f"{where}.addons", cause, "Add it.")

    @property
    def all_addons(self) -> list[str]:
        if self.auto_mode:
            return []
        return list(addons.DEFAULT) if self.addons is None else self.addons


def _cidrs(given: list[str], where: str) -> None:
    networks.check_all(given, where)
    if len(given) > MOST_CIDRS:
        raise BadInput(where, f"{len(given)} networks", f"EKS takes {MOST_CIDRS} at most.")


def _services(cidr: str, vpc: str, where: str) -> None:
    where = f"{where}.service_cidr"
    network = networks.network(cidr, where)
    private = any(network.subnet_of(networks.network(wide, where)) for wide in SERVICES)
    if not private or not 12 <= network.prefixlen <= 24:
        cause = f"{cidr} is not a private network between /12 and /24"
        raise BadInput(where, cause, "Example: 172.20.0.0/16.")
    if vpc and network.overlaps(networks.network(vpc, where)):
        raise BadInput(where, f"{cidr} overlaps the VPC's {vpc}", "Choose another one.")


def _accounts(identities: dict[str, str], where: str) -> None:
    for account, role in identities.items():
        namespace, slash, name = account.partition("/")
        if not (namespace and slash and name) or "/" in name:
            cause = f"{account!r} is not NAMESPACE/SERVICEACCOUNT"
            raise BadInput(where, cause, "Example: flux-system/source-controller.")
        validation.value(names.RoleArn, role, f"{where}.{account}")
