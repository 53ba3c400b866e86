"""HTTP connections that ask, right before they send anything, whether it may still be sent.

Nothing comes between the question and the bytes: no queue, no lookup of a name, no TLS handshake.
Long bodies are sent piece by piece, each with its own question, and a server carries nothing out
whose last piece is missing. A process that is suspended even here ends (suspension.py).
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from provisioner.clusters import socks, suspension

Permit = Callable[[], "float | None"]
PIECE = 16384  # bytes: what even a slow line takes in a second or two

_permit: ContextVar[Permit | None] = ContextVar("_permit", default=None)


@contextlib.contextmanager
def only_if(permit: Permit) -> Iterator[None]:
    """What this thread sends in the block is sent only as long as `permit` does not raise. It says
    for how many seconds it holds (None: for ever)."""
    token = _permit.set(permit)
    try:
        yield
    finally:
        _permit.reset(token)


class _Connection(HTTPConnection):
    def __init__(self, *given: Any, _socks_options: Any = None, **options: Any) -> None:
        super().__init__(*given, **options)
        self._socks_proxy: str = (_socks_options or {}).get("url", "")

    def _new_conn(self) -> socket.socket:
        if not self._socks_proxy:
            return super()._new_conn()
        seconds = self.timeout if isinstance(self.timeout, int | float) else None
        try:
            return socks.connected(self._socks_proxy, self.host, self.port or 443, seconds)
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "the connection through the proxy timed out") from error
        except (OSError, UnicodeError, socks.Refused) as error:
            raise NewConnectionError(self, f"proxy-url: {error}") from error

    def putheader(self, header: Any, *values: Any) -> None:
        """A header with several values is sent several times, in UTF-8 as Go sends it."""
        for value in values:
            for each in [one.encode() for one in value] if isinstance(value, tuple) else [value]:
                super().putheader(header, each)

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        permit = _permit.get()
        if permit is None or (left := permit()) is None:
            super().send(data)
            return
        for start in range(0, len(data), PIECE):
            with suspension.ended_after(left):
                left = permit() or 0.0
                super().send(data[start : start + PIECE])


class _TLSConnection(_Connection, HTTPSConnection):
    """The same over TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


POOLS = {"http": _Pool, "https": _TLSPool}
