"""Ports on 127.0.0.1, outside the range for outgoing connections, so that nothing else takes
them."""

from __future__ import annotations

import contextlib
import random
import socket
from typing import TYPE_CHECKING

from provisioner.base.errors import ProvisionerError, Refused

if TYPE_CHECKING:
    from collections.abc import Collection

LOWEST, HIGHEST = 20000, 32000
HOST = "127.0.0.1"


def free(count: int, taken: Collection[int] = ()) -> list[int]:
    """`count` ports on which nothing listens, none of them in `taken`."""
    ports: list[int] = []
    for port in random.sample(range(LOWEST, HIGHEST), HIGHEST - LOWEST):
        if port not in taken and usable(port):
            ports.append(port)
        if len(ports) == count:
            return ports
    raise ProvisionerError("ports of 127.0.0.1", f"none free between {LOWEST} and {HIGHEST}")


def usable(port: int) -> bool:
    """Whether a server could listen there now."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def listening(port: int) -> bool:
    with contextlib.closing(socket.socket()) as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def must_be_usable(port: int, subject: str) -> None:
    if not usable(port):
        hint = "End that program, or run `provisioner sandbox clean` and start with other ports."
        raise Refused(subject, f"port {port} is taken by another program", hint)
