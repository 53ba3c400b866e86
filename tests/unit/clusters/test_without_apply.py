"""An API server without server-side apply, as Cluster API's in-memory provider has them, is named
at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.base.secret import Secret
from provisioner.clusters import rights
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from tests.fakes.credentials import StaticCredential
from tests.fakes.server import Request, Response, Server

SERVED = ("/api/v1", "/apis/apps/v1")


def answer(request: Request) -> Response:
    """As test/infrastructure/inmemory/pkg/server/api/handler.go of Cluster API v1.14.2: it knows a
    few groups, and two kinds of patches."""
    if not request.path.startswith(SERVED):
        return Response(status=500, body="no APIResourceList defined for map[group:x version:v1]")
    if request.method == "PATCH" and "apply" in request.headers["content-type"]:
        return Response(status=415, body="415: Unsupported Media Type")
    return Response(status=404, body={"message": "not found"})


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    server = Server(tmp_path, "", answer)
    connection = Connection(
        server=f"https://{server.netloc}",
        credential=StaticCredential(header=Secret("Bearer t")),
        ca=server.ca.read_text(),
    )
    yield Client("c1", connection)
    server.close()


NAMESPACE = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}
ROOT = ("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "flux-system", "flux-system")


@pytest.mark.parametrize(
    "asked",
    [
        lambda client: client.apply(NAMESPACE),
        rights.unlimited,
        lambda client: client.get(*ROOT),
        lambda client: client.list("helm.toolkit.fluxcd.io/v2", "HelmRelease"),
    ],
    ids=["apply", "rights", "an object of Flux", "discovery"],
)
def test_the_reason_is_named_at_once(client: Client, asked: Callable[[Client], object]) -> None:
    started = time.monotonic()
    with pytest.raises(ProvisionerError, match="has no server-side apply") as caught:
        asked(client)
    assert time.monotonic() - started < 5
    assert "in-memory provider" in caught.value.hint


def test_what_it_has_is_read(client: Client) -> None:
    assert client.get("v1", "ConfigMap", "provisioner-pairing", "flux-system") is None
