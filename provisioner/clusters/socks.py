"""SOCKS5 (RFC 1928, RFC 1929) as far as kubectl's `proxy-url: socks5://` needs it: the proxy, which
is often `ssh -D`, resolves the name and connects."""

from __future__ import annotations

import socket
from urllib.parse import unquote, urlsplit

SCHEME = "socks5://"
PORT = 1080
NO_LOGIN, PASSWORD = 0, 2
REASONS = {
    1: "general failure",
    2: "not allowed",
    3: "network unreachable",
    4: "host unreachable",
    5: "connection refused by the API server",
    6: "time to live expired",
}
# Bytes of the address that a reply names, by its type.
ADDRESS = {1: 4, 4: 16}


class Refused(Exception):
    """The proxy does not connect us; the text says why."""


def connected(url: str, host: str, port: int, seconds: float | None) -> socket.socket:
    """A connection to the host, made by the proxy. OSError if the proxy cannot be reached."""
    proxy = urlsplit(url)
    made = socket.create_connection((proxy.hostname or "", proxy.port or PORT), timeout=seconds)
    try:
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _log_in(made, unquote(proxy.username or ""), unquote(proxy.password or ""))
        _connect(made, host, port)
    except BaseException:
        made.close()
        raise
    return made


def _log_in(made: socket.socket, user: str, password: str) -> None:
    methods = [NO_LOGIN, PASSWORD] if user else [NO_LOGIN]
    made.sendall(bytes([5, len(methods), *methods]))
    version, method = _read(made, 2)
    if version != 5 or method not in methods:
        raise Refused(
            "the proxy requires another kind of login" if version == 5 else "not a SOCKS5 proxy"
        )
    if method == PASSWORD:
        made.sendall(b"\x01" + _counted(user.encode()) + _counted(password.encode()))
        if _read(made, 2)[1] != 0:
            raise Refused("the proxy refuses the login")


def _connect(made: socket.socket, host: str, port: int) -> None:
    name = host.strip("[]").encode("idna")
    made.sendall(b"\x05\x01\x00\x03" + _counted(name) + port.to_bytes(2, "big"))
    _, reply, _, kind = _read(made, 4)
    if reply != 0:
        raise Refused(f"the proxy says: {REASONS.get(reply, f'error {reply}')}")
    _read(made, ADDRESS[kind] if kind in ADDRESS else _read(made, 1)[0])
    _read(made, 2)


def _counted(data: bytes) -> bytes:
    if len(data) > 255:
        raise Refused("a name or password is longer than SOCKS5 can send")
    return bytes([len(data)]) + data


def _read(made: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = made.recv(count - len(data))
        if not more:
            raise Refused("the proxy closed the connection")
        data += more
    return data
