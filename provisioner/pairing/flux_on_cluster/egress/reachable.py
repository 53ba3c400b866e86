"""Before a policy is pushed that would cut Flux off from the API server or from the repository that
it reads: it could never take that policy back by itself."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from provisioner.base.errors import Refused
from provisioner.flux import platform_files
from provisioner.handover.platform.base import Piece
from provisioner.pairing.run.target import Target

SERVER = "kubernetes.io/service-name=kubernetes"
ALLOW = "Add it to `allowed`, or take its network out of `denied`."


def refused(target: Target, written: Collection[str]) -> Refused | None:
    """The refusal where these files, by their paths in the repository, have such a policy."""
    pieces = f"{target.desired.platform_folder}/{platform_files.PIECES}"
    for one in target.desired.platform:
        if one.piece.restricts and f"{pieces}/{one.file}" in written:
            return _refused(target, one.piece)
    return None


def _refused(target: Target, piece: Piece) -> Refused | None:
    for what, address in (*_servers(target), *_repositories(target)):
        if piece.denies(address):
            cause = f"{piece.title} would cut Flux off from {what}, {address}"
            return Refused(f"cluster {target.name}", cause, ALLOW)
    return None


def _servers(target: Target) -> Iterator[tuple[str, str]]:
    """As pods reach the API server: network plugins judge by these addresses."""
    slices = target.client.list("discovery.k8s.io/v1", "EndpointSlice", "default", labels=SERVER)
    for one in slices:
        for endpoint in one.get("endpoints") or []:
            yield from (("the API server", address) for address in endpoint["addresses"])


def _repositories(target: Target) -> Iterator[tuple[str, str]]:
    """As this machine resolves the host of the fleet's repository; what it cannot resolve is left
    to the proof."""
    host = urlsplit(target.desired.url).hostname or ""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return
    yield from sorted({(f"its repository's host {host}", str(one[4][0])) for one in found})
