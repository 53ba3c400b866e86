"""Single HTTP requests to one API server, through a pool of connections of urllib3. The kubernetes
package's layers above such a pool take as long as all the rest of a request, so they are left out:
objects are plain dicts, which need no conversion.

A credential is renewed shortly before it expires, and after a 401, when the request is sent once
more. No other retries here: see caller.py.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.secret import Secret
from provisioner.clusters import proxies, socks, tls
from provisioner.clusters.access.base import Connection

Object = dict[str, Any]
JSON = "application/json"
# Its POST changes nothing, so it may be repeated.
REVIEW = "authorization.k8s.io/v1"
CONNECT_SECONDS = 5
USER_AGENT = "provisioner"
AT_ONCE = 8  # connections that are kept open


@dataclass(frozen=True, kw_only=True)
class Request:
    """`seconds`: how long the server may stay silent. `tries`: None means no limit but time.
    `permit` is called each time that anything is about to be sent; it raises to prevent that, or
    says for how many seconds it holds (None: for ever)."""

    method: str = "GET"
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Object | None = None
    content_type: str = JSON
    accept: str = JSON
    seconds: float = 30
    tries: int | None = None
    permit: Callable[[], float | None] = lambda: None

    @property
    def repeatable(self) -> bool:
        """Whether sending it twice does no harm."""
        return self.method != "POST" or REVIEW in self.path

    def target(self) -> str:
        path = quote(self.path, safe="/:")
        return f"{path}?{urlencode(self.query)}" if self.query else path

    def content(self) -> bytes | None:
        return None if self.body is None else msgspec.json.encode(self.body)

    def headers(self, authorization: Secret) -> dict[str, str | tuple[str, ...]]:
        headers: dict[str, str | tuple[str, ...]] = {
            "Accept": self.accept,
            "User-Agent": USER_AGENT,
        }
        if self.body is not None:
            headers["Content-Type"] = self.content_type
        if value := authorization.reveal():
            headers["Authorization"] = value
        return headers


class Transport:
    """Safe to use from several threads. `cluster` is its name, for error messages."""

    def __init__(self, cluster: str, connection: Connection) -> None:
        self._cluster, self._connection = cluster, connection
        self._renewing = threading.Lock()
        self._pools = _pools(cluster, connection)
        self._open, self._renewals = _opener(self._pools, connection), 0

    def send(self, request: Request) -> Any:
        """urllib3's response, unread. Raises the errors of the kubernetes package and of urllib3;
        faults.py translates them."""
        if self._connection.credential.due():
            # If it cannot be renewed, the one in use may still do; if not, a 401 follows.
            with contextlib.suppress(ProvisionerError):
                self._renewed(self._renewals)
        renewals = self._renewals
        try:
            return self._send(request)
        except Exception as error:
            if getattr(error, "status", 0) != 401 or not self._renewed(renewals):
                raise
        return self._send(request)

    def disconnect(self) -> None:
        """Close the connections that nobody uses; the next request opens another."""
        from queue import Empty

        keys = self._pools.pools.keys()  # it cannot be iterated over itself
        for pool in [self._pools.pools.get(key) for key in keys]:
            with contextlib.suppress(Empty, AttributeError):  # it may be closed meanwhile
                while True:
                    if (connection := pool.pool.get(block=False)) is not None:
                        connection.close()

    def authorization(self) -> Secret:
        return self._connection.credential.authorization()

    def certificate(self) -> str:
        """The client certificate in PEM, without its key; empty without one."""
        pair = self._connection.credential.certificate()
        return pair.certificate if pair else ""

    def _renewed(self, renewals: int) -> bool:
        """Threads that are refused at the same time share one renewal."""
        with self._renewing:
            if self._renewals == renewals:
                if not self._connection.credential.renew():
                    return False
                self._pools = _pools(self._cluster, self._connection)
                self._open = _opener(self._pools, self._connection)
                self._renewals += 1
            return True

    def _send(self, request: Request) -> Any:
        from provisioner.clusters import sending

        request.permit()  # no connection is opened in vain
        with sending.only_if(request.permit):
            response = self._exchange(request)
        if not 200 <= response.status <= 299:
            raise _refusal(response)
        return response

    def _exchange(self, request: Request) -> Any:
        """urllib3's response, whatever its status."""
        from urllib3 import Timeout
        from urllib3.exceptions import SSLError

        try:
            return self._open(
                request.method,
                request.target(),
                body=request.content(),
                headers={**self._connection.headers, **request.headers(self.authorization())},
                preload_content=False,
                redirect=False,
                timeout=Timeout(min(CONNECT_SECONDS, request.seconds), request.seconds),
            )
        except SSLError as error:
            raise _failure(0, str(error)) from error


def _refusal(response: Any) -> Exception:
    error = _failure(response.status, response.reason)
    vars(error).update(body=response.data.decode(errors="replace"), headers=response.headers)
    return error


def _failure(status: int, reason: str) -> Exception:
    # Imported for an error only: it takes as long as ten requests.
    from provisioner.clusters import package

    error: Exception = package.client.exceptions.ApiException(status=status, reason=reason)
    return error


def _opener(pools: Any, connection: Connection) -> Callable[..., Any]:
    """What sends a request to a target below the address of the API server."""
    server = connection.server
    if not server.startswith("https:"):  # a proxy needs the whole address
        return lambda method, target, **options: pools.urlopen(method, server + target, **options)
    pool, prefix = pools.connection_from_url(server), urlsplit(server).path
    return lambda method, target, **options: pool.urlopen(method, prefix + target, **options)


def _pools(cluster: str, connection: Connection) -> Any:
    import ssl

    import urllib3

    from provisioner.clusters import sending

    options: dict[str, Any] = {
        "maxsize": AT_ONCE,
        "retries": False,
        "cert_reqs": ssl.CERT_REQUIRED if connection.verify else ssl.CERT_NONE,
        "ssl_context": tls.context(cluster, connection),
    }
    if connection.tls_server_name:
        options["server_hostname"] = connection.tls_server_name
    if not connection.verify:  # each run warns of it in words of ours
        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    proxy = proxies.of(connection.server, connection.proxy_url, os.environ)
    if proxy.startswith(socks.SCHEME):
        options["_socks_options"] = {"url": proxy}
    if proxy and not proxy.startswith(socks.SCHEME):
        options["proxy_headers"] = proxies.headers(proxy)
        pools: Any = urllib3.ProxyManager(proxy, **options)
    else:
        pools = urllib3.PoolManager(**options)
    pools.pool_classes_by_scheme = sending.POOLS
    return pools
