"""HTTP connections that ask, right before they send anything, whether it may still be sent.

A run can be suspended at any moment, between any two lines. So nothing may come between the
question and the bytes: no queue, no lookup of a name, no TLS handshake. The body of a request is
sent last and is asked about once more; without it, a server carries nothing out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

_permit: ContextVar[Callable[[], None] | None] = ContextVar("_permit", default=None)


@contextlib.contextmanager
def only_if(permit: Callable[[], None]) -> Iterator[None]:
    """What this thread sends in the block is sent only as long as `permit` does not raise."""
    token = _permit.set(permit)
    try:
        yield
    finally:
        _permit.reset(token)


class _Connection(HTTPConnection):
    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        if permit := _permit.get():
            permit()
        super().send(data)


class _TLSConnection(_Connection, HTTPSConnection):
    """The same over TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


POOLS = {"http": _Pool, "https": _TLSPool}
