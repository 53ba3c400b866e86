"""Readiness probes: whether the program of a pod is ready."""

from __future__ import annotations

import contextlib
import http.client
from typing import TYPE_CHECKING, Any

from provisioner.sandbox import ports

if TYPE_CHECKING:
    from provisioner.sandbox.node.containers import Addresses


def ready(container: dict[str, Any], at: Addresses) -> bool:
    """HTTP and TCP probes are carried out; with any other probe or none a program is ready as soon
    as it runs."""
    probe = container.get("readinessProbe", {})
    if "httpGet" in probe:
        port = at.of(_number(container, probe["httpGet"]["port"]))
        return answers(port, probe["httpGet"].get("path", "/"))
    if "tcpSocket" in probe:
        return ports.listening(at.of(_number(container, probe["tcpSocket"]["port"])))
    return True


def answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(ports.HOST, port, timeout=1)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", path)
        return 200 <= connection.getresponse().status < 400
    return False


def _number(container: dict[str, Any], port: int | str) -> int:
    named = {
        declared.get("name"): int(declared["containerPort"])
        for declared in container.get("ports", [])
    }
    return named[port] if port in named else int(port)
