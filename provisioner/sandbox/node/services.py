"""Services: fixed ports of a cluster, each forwarded to the pod that serves it now.

A connection that arrives before its pod listens waits for a moment instead of being refused: Flux's
controllers stall for 15 seconds after an event is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import threading
from typing import TYPE_CHECKING

from provisioner.base.deadlines import Deadline
from provisioner.sandbox import ports

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Mapping

PATIENCE = 10.0  # seconds that a connection waits for its pod


class Services:
    """One forwarder per name. `targets` (name to port of the pod) may be set from any thread."""

    def __init__(self, listening: Mapping[str, int]) -> None:
        self._listening = dict(listening)
        self.targets: dict[str, int] = {}

    def start(self) -> None:
        """Listen, in a thread of its own."""
        up: threading.Event = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._run(up)), daemon=True).start()
        if not up.wait(10):
            raise RuntimeError("a port of this cluster's services is taken")

    async def _run(self, up: threading.Event) -> None:
        for name, port in self._listening.items():
            await asyncio.start_server(functools.partial(self._serve, name), ports.HOST, port)
        up.set()
        await asyncio.get_running_loop().create_future()

    async def _serve(self, name: str, reader: StreamReader, writer: StreamWriter) -> None:
        ends = [writer]
        with contextlib.suppress(OSError):
            pod = await self._connect(name, Deadline.after(PATIENCE))
            if pod:
                from_pod, to_pod = pod
                ends.append(to_pod)
                await asyncio.gather(_copy(reader, to_pod), _copy(from_pod, writer))
        for end in ends:
            end.close()

    async def _connect(
        self, name: str, deadline: Deadline
    ) -> tuple[StreamReader, StreamWriter] | None:
        while not deadline.over():
            port = self.targets.get(name)
            if port:
                with contextlib.suppress(OSError):
                    return await asyncio.open_connection(ports.HOST, port)
            await asyncio.sleep(0.05)
        return None


async def _copy(reader: StreamReader, writer: StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        with contextlib.suppress(OSError):
            writer.write_eof() if writer.can_write_eof() else writer.close()
