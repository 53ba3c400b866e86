"""A VPC for a cluster: private subnets for nodes and the API server's interfaces, public ones for
load balancers and NAT gateways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provisioner.base.errors import BadInput
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk, networks
from provisioner_cdk.aws.parts import Parts

WIDEST, NARROWEST = 16, 20  # bits of the prefix, so that no subnet is smaller than AWS allows
PRIVATE, PUBLIC = 4, 8  # bits that a subnet has more than the VPC
PUBLIC_FROM = 48  # the first public one, after those sixteenths that the private ones take
EVERYWHERE = "0.0.0.0/0"


class EksNetwork(Strict, frozen=True, kw_only=True):
    """A VPC with a private and a public subnet in each of the region's first `zones` availability
    zones.

    `cidr` is between /16 and /20. `egress` is how nodes reach the internet: by a NAT gateway in
    each zone, so that the loss of a zone leaves the others their way out; by one for all, which
    costs less; or not at all. Without egress, nodes need VPC endpoints and a registry inside.
    """

    cidr: str = "10.0.0.0/16"
    zones: Literal[2, 3] = 3
    egress: Literal["nat-gateway-per-zone", "nat-gateway", "none"] = "nat-gateway-per-zone"

    def check(self, where: str) -> None:
        bits = networks.network(self.cidr, f"{where}.cidr").prefixlen
        if not WIDEST <= bits <= NARROWEST:
            cause = f"{self.cidr} is not between /{WIDEST} and /{NARROWEST}"
            raise BadInput(f"{where}.cidr", cause, "Example: 10.0.0.0/16.")

    def subnets(self) -> list[tuple[str, str]]:
        """The private and the public network of each zone."""
        whole = networks.network(self.cidr, "cidr")
        private = list(whole.subnets(PRIVATE))
        public = list(whole.subnets(PUBLIC))[PUBLIC_FROM:]
        return [(str(private[zone]), str(public[zone])) for zone in range(self.zones)]

    @property
    def gateways(self) -> int:
        return {"nat-gateway-per-zone": self.zones, "nat-gateway": 1, "none": 0}[self.egress]


@dataclass(frozen=True, kw_only=True)
class Made:
    """`private`: ids of subnets. `ways_out`: addresses that must be there for as long as nodes
    are."""

    private: Sequence[str]
    ways_out: Sequence[str]


def make(parts: Parts, wanted: EksNetwork) -> Made:
    vpc = parts.make(
        "vpc",
        "aws_vpc",
        cidr_block=wanted.cidr,
        enable_dns_support=True,
        enable_dns_hostnames=True,  # a private API server has a name that only resolves with it
        tags={"Name": parts.name},
    ).get_string_attribute("id")
    zones = parts.look_up(
        "zones",
        "aws_availability_zones",
        state="available",
        filter=[{"name": "opt-in-status", "values": ["opt-in-not-required"]}],
    )
    private, public = [], []
    for number, (inner, outer) in enumerate(wanted.subnets()):
        zone = zones.get_string_attribute(f"names[{number}]")
        private.append(_subnet(parts, f"private-{number}", vpc, inner, zone, "internal-elb"))
        public.append(_subnet(parts, f"public-{number}", vpc, outer, zone, "elb"))
    internet = parts.make("internet", "aws_internet_gateway", vpc_id=vpc, tags={"Name": parts.name})
    out = _table(parts, "public", vpc, public)
    route = parts.make(
        "public-route",
        "aws_route",
        route_table_id=out,
        destination_cidr_block=EVERYWHERE,
        gateway_id=internet.get_string_attribute("id"),
    )
    gateways = [
        _gateway(parts, number, public[number], cdk.address(route))
        for number in range(wanted.gateways)
    ]
    routes = [
        _private_route(parts, number, vpc, subnet, gateways)
        for number, subnet in enumerate(private)
    ]
    return Made(private=private, ways_out=[cdk.address(route), *(one for one in routes if one)])


def _subnet(parts: Parts, part: str, vpc: str, cidr: str, zone: str, balancers: str) -> str:
    """Its id. Load balancers are placed by the tag."""
    made = parts.make(
        part,
        "aws_subnet",
        vpc_id=vpc,
        cidr_block=cidr,
        availability_zone=zone,
        tags={**parts.named(part), f"kubernetes.io/role/{balancers}": "1"},
        # A zone that is new, or away for a while, must not move the others.
        lifecycle={"ignore_changes": ["availability_zone"]},
    )
    return made.get_string_attribute("id")


def _table(parts: Parts, part: str, vpc: str, subnets: Sequence[str]) -> str:
    """The id of the route table of these subnets."""
    made = parts.make(f"{part}-routes", "aws_route_table", vpc_id=vpc, tags=parts.named(part))
    table = made.get_string_attribute("id")
    for number, subnet in enumerate(subnets):
        parts.make(
            f"{part}-routes-{number}",
            "aws_route_table_association",
            subnet_id=subnet,
            route_table_id=table,
        )
    return table


def _gateway(parts: Parts, number: int, subnet: str, route: str) -> str:
    """The id of a NAT gateway."""
    ip = parts.make(f"nat-{number}-ip", "aws_eip", domain="vpc", tags=parts.named(f"nat-{number}"))
    made = parts.make(
        f"nat-{number}",
        "aws_nat_gateway",
        allocation_id=ip.get_string_attribute("id"),
        subnet_id=subnet,
        depends_on=[route],
        tags=parts.named(f"nat-{number}"),
    )
    return made.get_string_attribute("id")


def _private_route(
    parts: Parts, number: int, vpc: str, subnet: str, gateways: Sequence[str]
) -> str:
    """The address of the route out of a private subnet; empty if there is none."""
    table = _table(parts, f"private-{number}", vpc, [subnet])
    if not gateways:
        return ""
    made = parts.make(
        f"private-{number}-route",
        "aws_route",
        route_table_id=table,
        destination_cidr_block=EVERYWHERE,
        nat_gateway_id=gateways[number % len(gateways)],
    )
    return cdk.address(made)
