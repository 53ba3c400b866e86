"""What a `GkeCluster` may be declared with, and what of it goes together."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict
from provisioner_cdk import networks

NAME = r"[a-z]([a-z0-9-]{0,38}[a-z0-9])?"
ClusterName = Annotated[
    str,
    text.form(NAME, "a name that GKE accepts: 40 lower-case letters, digits and `-`", "production"),
]
Project = Annotated[
    str,
    text.form(
        r"([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]", "the id of a project", "my-project"
    ),
]
# A region, or a zone of it. Literal: the region of everything else is taken from it.
Location = Annotated[
    str,
    text.form(
        r"[a-z]+-[a-z]+[0-9]+(-[a-z])?",
        "a region such as `europe-west1`, or a zone",
        "europe-west1",
    ),
]
Member = Annotated[
    str,
    text.form(
        r"(user|group|serviceAccount):[^\s:@]+@[^\s:@]+|principal(Set)?://\S+",
        "an IAM member such as `group:platform@example.com`",
        "group:platform@example.com",
    ),
]
KeyName = Annotated[
    str,
    text.form(
        r"(projects/[^/\s]+/locations/[^/\s]+/keyRings/[^/\s]+/cryptoKeys/[^/\s]+)?",
        "the name of a key of Cloud KMS: projects/P/locations/L/keyRings/R/cryptoKeys/K",
        "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k",
    ),
]
Count = Annotated[int, msgspec.Meta(ge=0, le=1000)]


class GkeNetwork(Strict, frozen=True, kw_only=True):
    """A VPC network with one subnetwork, whose nodes reach the internet through Cloud NAT. The
    ranges must not overlap, nor those of networks that it is to be connected with."""

    nodes: str = "10.0.0.0/20"
    pods: str = "10.4.0.0/14"
    services: str = "10.8.0.0/20"
    egress: Literal["nat", "none"] = "nat"

    def check(self, where: str) -> None:
        ranges = {name: getattr(self, name) for name in ("nodes", "pods", "services")}
        networks.check_distinct(ranges, where)


class GkeNodes(Strict, frozen=True, kw_only=True):
    """A node pool of `minimum` to `maximum` nodes in each zone, changed by GKE's own autoscaler.
    `disk` is in GiB."""

    machine_type: Annotated[
        str, text.form(r"[a-z0-9]+(-[a-z0-9]+)+", "a machine type", "e2-standard-4")
    ] = "e2-standard-4"
    minimum: Count = 1
    maximum: Count = 3
    disk: Annotated[int, msgspec.Meta(ge=10, le=65536)] = 100
    spot: bool = False
    labels: dict[str, str] = {}

    def check(self, where: str) -> None:
        networks.check_maximum(self.maximum, max(self.minimum, 1), f"{where}.maximum")


class Settings(Strict, frozen=True, kw_only=True):
    """See `GkeCluster`."""

    project: Project
    location: Location
    cluster_name: ClusterName
    public_access_cidrs: list[networks.Cidr]
    network: GkeNetwork | None = None
    network_name: text.Line = ""
    subnetwork_name: text.Line = ""
    pods_range: text.Line = ""
    services_range: text.Line = ""
    autopilot: bool = False
    nodes: GkeNodes | None = None
    release_channel: Literal["RAPID", "REGULAR", "STABLE", "EXTENDED"] = "REGULAR"
    kms_key: KeyName = ""
    admins: list[Member] = []
    deletion_protection: bool = True
    labels: dict[str, str] = {}

    def check(self, where: str) -> None:
        networks.check_all(self.public_access_cidrs, f"{where}.public_access_cidrs")
        if bool(self.network_name) != bool(self.subnetwork_name):
            given, missing = ("network_name", "subnetwork_name")[:: 1 if self.network_name else -1]
            raise BadInput(f"{where}.{missing}", f"missing beside {given}", "Give both or none.")
        if self.network_name and self.network:
            cause = "network_name is given as well"
            raise BadInput(f"{where}.network", cause, "Give one of the two.")
        if (self.pods_range or self.services_range) and not self.subnetwork_name:
            cause = "of no use where the network is made"
            raise BadInput(f"{where}.pods_range", cause, "Leave the ranges out.")
        if self.autopilot and self.nodes:
            cause = "of no use with Autopilot, which brings its own"
            raise BadInput(f"{where}.nodes", cause, "Leave out nodes or autopilot.")
        for part in (self.network, self.nodes):
            if part:
                part.check(f"{where}.{'network' if part is self.network else 'nodes'}")

    @property
    def region(self) -> str:
        return re.sub(r"-[a-z]$", "", self.location)
