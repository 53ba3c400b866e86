"""The kubernetes package's and urllib3's errors as ours: cause and kind."""

from __future__ import annotations

import json

import pytest
import urllib3.exceptions
from kubernetes.client.exceptions import ApiException

from provisioner.base import errors
from provisioner.clusters import faults


@pytest.mark.parametrize(
    ("status", "body", "kind", "cause"),
    [
        (401, "Unauthorized", errors.Unreachable, "refused"),
        (
            403,
            json.dumps({"message": "pods is forbidden"}),
            errors.Unreachable,
            "pods is forbidden",
        ),
        (404, "", faults.Absent, "not found"),
        (409, json.dumps({"message": "modified"}), faults.Conflict, "modified"),
        (429, "", faults.Passing, "429"),
        (503, "", faults.Passing, "503"),
        (422, json.dumps({"message": "spec.x: Invalid"}), errors.ProvisionerError, "spec.x"),
    ],
)
def test_statuses(status: int, body: str, kind: type[Exception], cause: str) -> None:
    answer = ApiException(status=status)
    answer.body = body
    with pytest.raises(kind, match=cause), faults.translated("c1", "GET", "/version"):
        raise answer


@pytest.mark.parametrize(
    ("status", "body", "request_"),
    [
        (415, "415: Unsupported Media Type", "PATCH /api/v1/namespaces/flux-system"),
        (500, "no APIResourceList defined for map[group:x]", "POST /apis/x/v1/reviews"),
        (500, "discovery info not defined for x/v1", "GET /apis/x/v1"),
    ],
)
def test_a_simulated_api_server_is_named_and_not_asked_again(
    status: int, body: str, request_: str
) -> None:
    """What Cluster API's in-memory provider answers."""
    error = faults.of_answer("cluster c1", request_, status, body)
    assert not isinstance(error, faults.Passing)
    assert "has no server-side apply" in error.cause
    assert f"{request_}: {status} {body}" in error.cause
    assert "in-memory provider" in error.hint


@pytest.mark.parametrize(
    ("inner", "cause"),
    [
        (
            "HTTPSConnection(host='proxy.example.com', port=3128): [Errno 111] Connection refused",
            "the proxy proxy.example.com:3128 does not connect (connection refused)",
        ),
        (
            "Tunnel connection failed: 407 Proxy Authentication Required",
            "the proxy does not connect (407 Proxy Authentication Required)",
        ),
    ],
)
def test_a_proxy_that_does_not_connect_is_not_the_api_server(inner: str, cause: str) -> None:
    with pytest.raises(faults.Passing) as caught, faults.translated("c1", "GET", "/version"):
        raise urllib3.exceptions.ProxyError("Unable to connect to proxy", OSError(inner))
    assert caught.value.cause == cause
    assert "HTTPS_PROXY" in caught.value.hint
    assert (caught.value.untouched, caught.value.no_server) == (True, False)


def test_tls_that_the_package_trips_over() -> None:
    def package() -> None:
        try:
            raise ApiException(status=0, reason="SSLError\ncertificate verify failed")
        except ApiException as error:
            error.body.decode()

    with (
        pytest.raises(errors.Unreachable, match="TLS: .*verify failed"),
        faults.translated("c1", "GET", "/version"),
    ):
        package()


def test_a_handshake_that_is_cut_short_may_pass() -> None:
    answer = ApiException(
        status=0, reason="SSLError\n[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred (_ssl.c:1006)"
    )
    with (
        pytest.raises(faults.Passing, match="UNEXPECTED_EOF"),
        faults.translated("c1", "GET", "/version"),
    ):
        raise answer


def test_a_fault_of_ours_stays_one() -> None:
    with pytest.raises(AttributeError), faults.translated("c1", "GET", "/version"):
        raise AttributeError("ours")


def test_an_answer_that_is_no_json() -> None:
    with (
        pytest.raises(errors.Unreachable, match="not JSON"),
        faults.translated("c1", "GET", "/version"),
    ):
        json.loads("<html>")


def test_no_answer() -> None:
    with (
        pytest.raises(faults.Passing, match="connection refused"),
        faults.translated("c1", "GET", "/version"),
    ):
        raise urllib3.exceptions.HTTPError("x: Connection refused")
