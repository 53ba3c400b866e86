"""Rules about networks and numbers that cluster kinds share."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping, Sequence
from typing import Annotated

from provisioner.base.errors import BadInput
from provisioner.handover import text

_BYTE, _BITS = "[0-9]{1,3}", "([0-9]|[12][0-9]|3[0-2])"
Cidr = Annotated[
    str, text.form(rf"{_BYTE}(\.{_BYTE}){{3}}/{_BITS}", "an IPv4 network", "192.0.2.0/24")
]


def network(cidr: str, where: str) -> ipaddress.IPv4Network:
    """The IPv4 network that is written so; BadInput if it is none, or has bits of a host."""
    try:
        return ipaddress.IPv4Network(cidr)
    except ValueError as error:
        raise BadInput(where, f"not an IPv4 network: {error}", "Example: 10.0.0.0/16.") from error


def check_all(cidrs: Sequence[str], where: str) -> None:
    for index, cidr in enumerate(cidrs):
        network(cidr, f"{where}[{index}]")


def check_distinct(ranges: Mapping[str, str], where: str) -> None:
    """BadInput where two ranges overlap."""
    known = {name: network(cidr, f"{where}.{name}") for name, cidr in ranges.items()}
    for name, one in known.items():
        for other, wide in known.items():
            if name < other and one.overlaps(wide):
                cause = f"{one} overlaps {other} ({wide})"
                raise BadInput(f"{where}.{name}", cause, "Choose another one.")


def check_maximum(maximum: int, minimum: int, where: str) -> None:
    if maximum < minimum:
        raise BadInput(where, f"{maximum} is less than {minimum}", "Raise it.")
