"""Fetch a Flux release: through the proxy and with the CAs of the environment, bounded in tries,
time and size."""

from __future__ import annotations

import contextlib
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, TimedOut, Unreachable
from provisioner.distribution.archive import LARGEST_ARCHIVE

if TYPE_CHECKING:
    import urllib3

RELEASES = "https://github.com/fluxcd/flux2/releases/download"
TRIES = 3
BACKOFF = 0.5
SECONDS = 120.0
HINT = (
    "Where the release cannot be reached, set `distribution` in GitOps to a folder or .tar.gz"
    " laid out as its manifests.tar.gz."
)


def address(version: str) -> str:
    return f"{RELEASES}/{version}/manifests.tar.gz"


def release(version: str) -> bytes:
    """The release's manifests.tar.gz. Unreachable with the way out for sites that have no way
    out."""
    import urllib3

    url, subject, deadline = address(version), f"Flux {version}", Deadline.after(SECONDS)
    retry = urllib3.Retry(
        total=TRIES,
        backoff_factor=BACKOFF,
        status_forcelist=(429, 500, 502, 503, 504),
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    try:
        with _pool(url, retry) as pool:
            response = pool.request("GET", url, preload_content=False)
            with contextlib.closing(response):
                _successful(response.status, url, subject)
                return _body(response, subject, deadline)
    except urllib3.exceptions.HTTPError as error:
        raise Unreachable(subject, f"{url} cannot be fetched: {_reason(error)}", HINT) from error


def _pool(url: str, retry: urllib3.Retry) -> urllib3.PoolManager:
    """A pool that goes through the proxy that the environment names for this address."""
    import ssl

    import urllib3

    # Reads SSL_CERT_FILE and SSL_CERT_DIR.
    context = ssl.create_default_context()
    timeout = urllib3.Timeout(connect=10, read=30)
    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme)
    if not proxy or urllib.request.proxy_bypass(parts.hostname or ""):
        return urllib3.PoolManager(retries=retry, timeout=timeout, ssl_context=context)
    return urllib3.ProxyManager(
        proxy,
        retries=retry,
        timeout=timeout,
        ssl_context=context,
        proxy_headers=_credentials(proxy),
    )


def _credentials(proxy: str) -> dict[str, str]:
    import urllib3

    found = urlsplit(proxy)
    if not found.username:
        return {}
    basic = f"{unquote(found.username)}:{unquote(found.password or '')}"
    return urllib3.make_headers(proxy_basic_auth=basic)


def _successful(status: int, url: str, subject: str) -> None:
    if status == 404:
        raise BadInput(subject, f"no such release: {url} is not there", HINT)
    if status != 200:
        raise Unreachable(subject, f"{url} answered {status}", HINT)


def _body(response: urllib3.BaseHTTPResponse, subject: str, deadline: Deadline) -> bytes:
    data = bytearray()
    for chunk in response.stream(2**16, decode_content=False):
        data += chunk
        if len(data) > LARGEST_ARCHIVE:
            raise Unreachable(subject, "what came is far too large for manifests", HINT)
        if deadline.over():
            raise TimedOut(subject, f"the download did not end within {SECONDS:.0f} s", HINT)
    return bytes(data)


def _reason(error: Exception) -> str:
    return str(getattr(error, "reason", None) or error)
