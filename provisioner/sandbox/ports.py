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

# A sandbox records some of its ports and comes back to them after a stop. Those of pods are new
# each time, and have a range of their own so as not to take a recorded one in the meantime.
RECORDED, PASSING = range(20000, 26000), range(26000, 32000)
HOST = "127.0.0.1"


def free(count: int, taken: Collection[int] = (), among: range = PASSING) -> list[int]:
    """`count` ports on which nothing listens, none of them in `taken`."""
    ports: list[int] = []
    for port in random.sample(among, len(among)):
        if port not in taken and usable(port) and (among is PASSING or _reserved(port)):
            ports.append(port)
        if len(ports) == count:
            return ports
    raise ProvisionerError(
        "ports of 127.0.0.1", f"none free between {among.start} and {among.stop - 1}"
    )


def _reserved(port: int) -> bool:
    """Whether nobody else on this machine is about to use it. Nobody else gets it until this
    process ends; by then its server listens."""
    mark = socket.socket(socket.AF_UNIX)
    try:
        mark.bind(f"\0provisioner-port-{port}")
    except OSError:
        mark.close()
        return False
    mark.detach()  # open as long as the process lives
    return True


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
