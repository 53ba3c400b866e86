"""The old `auth-provider`s, which the kubernetes package knows."""

from __future__ import annotations

import base64
import json
import warnings
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.clusters.client import Client
from tests.fakes.server import Request, Response, Server

from .conftest import ApiServer


def token(expires: int) -> str:
    parts = ({"alg": "none"}, {"exp": expires})
    texts = [
        base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in parts
    ]
    return ".".join([*texts, "canary"])


def oidc(**config: Any) -> dict[str, Any]:
    return {"auth-provider": {"name": "oidc", "config": config}}


def test_a_token_that_is_valid_is_used(api: ApiServer) -> None:
    good = token(4_000_000_000)
    api.accepted = {good}
    assert Client("c1", api.connection(oidc(**{"id-token": good}))).version() == "v1.2.3"


def test_an_identity_provider_that_cannot_be_verified_gets_nothing(
    api: ApiServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The kubernetes package by itself would not verify it, and send it the client's secret."""
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response(status=500)

    provider = Server(tmp_path_factory.mktemp("provider"), "", answer)
    try:
        user = oidc(**{"id-token": token(1), "idp-issuer-url": f"https://{provider.netloc}"})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as an error, a warning would hide what is sent
            with pytest.raises(Unreachable) as failed:
                api.connection(user)
    finally:
        provider.close()
    assert asked == []
    assert "auth-provider" in failed.value.cause
    assert "canary" not in str(failed.value)
