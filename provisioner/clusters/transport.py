"""Single HTTP requests over one connection, through a bare ApiClient of the kubernetes package.

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
from urllib.parse import quote

from provisioner.base.errors import ProvisionerError
from provisioner.base.secret import Secret
from provisioner.clusters import proxies, socks, tls
from provisioner.clusters.access.base import Connection

Object = dict[str, Any]
JSON = "application/json"
# Its POST changes nothing, so it may be repeated.
REVIEW = "authorization.k8s.io/v1"
CONNECT_SECONDS = 5
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

    def headers(self, authorization: Secret) -> dict[str, str | tuple[str, ...]]:
        headers: dict[str, str | tuple[str, ...]] = {"Accept": self.accept}
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
        self._api, self._renewals = _api_client(cluster, connection), 0

    def send(self, request: Request) -> Any:
        """urllib3's response, unread. Raises the errors of the kubernetes package and of urllib3;
        faults.py translates them."""
        from provisioner.clusters import package

        if self._connection.credential.due():
            # If it cannot be renewed, the one in use may still do; if not, a 401 follows.
            with contextlib.suppress(ProvisionerError):
                self._renewed(self._renewals)
        renewals = self._renewals
        try:
            return self._send(request)
        except package.client.exceptions.ApiException as error:
            if error.status != 401 or not self._renewed(renewals):
                raise
        return self._send(request)

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
                self._api = _api_client(self._cluster, self._connection)
                self._renewals += 1
            return True

    def _send(self, request: Request) -> Any:
        from provisioner.clusters import sending

        request.permit()  # no connection is opened in vain
        with sending.only_if(request.permit):
            return self._api.call_api(
                quote(request.path, safe="/:"),
                request.method,
                query_params=list(request.query.items()),
                header_params={
                    **self._connection.headers,
                    **request.headers(self.authorization()),
                },
                body=request.body,
                _preload_content=False,
                _return_http_data_only=True,
                _request_timeout=(min(CONNECT_SECONDS, request.seconds), request.seconds),
            )


def _api_client(cluster: str, connection: Connection) -> Any:
    from provisioner.clusters import package

    settings = package.client.Configuration(host=connection.server)
    settings.proxy = None  # the package would take HTTP_PROXY, and ask NO_PROXY about any
    settings.retries = False
    settings.connection_pool_maxsize = AT_ONCE
    settings.verify_ssl = connection.verify
    settings.tls_server_name = connection.tls_server_name
    api = package.client.ApiClient(configuration=settings)
    api.rest_client.pool_manager = _pools(cluster, connection, api.rest_client.pool_manager)
    return api


def _pools(cluster: str, connection: Connection, pools: Any) -> Any:
    """The package's pools of connections as we want them."""
    import urllib3

    from provisioner.clusters import sending

    proxy = proxies.of(connection.server, connection.proxy_url, os.environ)
    if proxy.startswith(socks.SCHEME):
        pools.connection_pool_kw["_socks_options"] = {"url": proxy}
    elif proxy:
        options = {**pools.connection_pool_kw, "proxy_headers": proxies.headers(proxy)}
        pools = urllib3.ProxyManager(proxy, **options)
    # The package's own settings take certificates from files only.
    pools.connection_pool_kw["ssl_context"] = tls.context(cluster, connection)
    pools.pool_classes_by_scheme = sending.POOLS
    if not connection.verify:  # each run warns of it in words of ours
        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    return pools
