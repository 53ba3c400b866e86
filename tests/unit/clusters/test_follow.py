"""Objects of a kind are followed by their metadata, so that nobody gets what Secrets hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.clusters.client import Client
from provisioner.clusters.faults import Forbidden
from tests.fakes.server import Fault, Request, Response

from .conftest import ApiServer

WATCH = [
    {"type": "MODIFIED", "object": {"metadata": {"name": "b"}}},
    {"type": "DELETED", "object": {"metadata": {"name": "c"}}},
    {"type": "ADDED", "object": {"metadata": {"name": "d"}}},
    {"type": "ERROR", "object": {"code": 410}},
    {"type": "ADDED", "object": {"metadata": {"name": "never"}}},
]


def names(client: Client) -> list[str]:
    followed = client.follow("v1", "Secret", labels="a=b", seconds=60)
    return [one["metadata"]["name"] for one in followed]


@pytest.fixture
def client(api: ApiServer) -> Client:
    def handle(request: Request) -> Response:
        if "watch" in request.query:
            return Response(body="".join(f"{json.dumps(event)}\n" for event in WATCH))
        listed: dict[str, Any] = {"metadata": {"resourceVersion": "41"}}
        return Response(body={**listed, "items": [{"metadata": {"name": "a"}}]})

    api.handle = handle
    return Client("c1", api.connection({"token": "good"}), patience=0.1)


def test_what_is_there_comes_first_and_then_each_change(api: ApiServer, client: Client) -> None:
    assert names(client) == ["a", "b", "d"]
    listed, watched = api.seen
    assert listed.query == {"labelSelector": "a=b"}
    assert watched.query == {
        "labelSelector": "a=b",
        "watch": "1",
        "resourceVersion": "41",
        "timeoutSeconds": "60",
    }


def test_only_metadata_is_asked_for(api: ApiServer, client: Client) -> None:
    names(client)
    kinds = ["PartialObjectMetadataList", "PartialObjectMetadata"]
    assert [
        f"as={kind};" in request.headers["accept"]
        for request, kind in zip(api.seen, kinds, strict=True)
    ] == [True, True]


def test_a_right_that_is_missing_is_said(api: ApiServer, client: Client) -> None:
    api.faults = [Fault(answer=Response(status=403, body={"message": "may not list"}))]
    with pytest.raises(Forbidden, match="may not list"):
        names(client)
