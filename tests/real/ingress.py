"""The tests' own ingress: one address on loopback that leads to notification-controller of a
sandbox cluster, whose process may listen on another port after each start."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

from provisioner.sandbox import processes
from provisioner.sandbox.node import containers

FLAG = "receiverAddr"


class Ingress(socketserver.ThreadingTCPServer):
    """`passed`: how many connections were let through."""

    daemon_threads = True

    def __init__(self, sandbox: Path, cluster: str) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.sandbox, self.cluster = sandbox, cluster
        self.passed, self._closed = 0, False
        self._open: list[socket.socket] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def close(self) -> None:
        """Nobody is let through, not even by a connection that is open already."""
        self._closed = True
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def open(self) -> None:
        self._closed = False

    def admits(self, connection: socket.socket) -> bool:
        self._open.append(connection)
        return not self._closed

    def port(self) -> int:
        for process in processes.find(self.sandbox, [self.cluster]):
            argv = Path(f"/proc/{process.pid}/cmdline").read_text().split("\0")
            if address := containers.value(argv, FLAG):
                return int(address.rpartition(":")[2])
        raise ConnectionRefusedError("notification-controller does not run")


class _Connection(socketserver.BaseRequestHandler):
    server: Ingress

    def handle(self) -> None:
        if not self.server.admits(self.request):
            return
        with contextlib.suppress(OSError):
            port = self.server.port()
            with socket.create_connection(("127.0.0.1", port), timeout=10) as inner:
                self.server.passed += 1
                back = threading.Thread(target=_copy, args=(inner, self.request), daemon=True)
                back.start()
                _copy(self.request, inner)
                back.join()


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def serving(sandbox: Path, cluster: str) -> Iterator[Ingress]:
    with Ingress(sandbox, cluster) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield made
        finally:
            made.shutdown()
            thread.join()
