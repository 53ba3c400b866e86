"""A small forward proxy for tests: CONNECT on 127.0.0.1, with or without a password, in a thread.
It notes what it is asked."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

ACCOUNT = "worker:passes"
REFUSAL = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=proxy\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)


@dataclass
class ForwardProxy:
    """`asked`: host:port and user agent of each tunnel it made; `refused` counts those it did not
    make."""

    account: str
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    refused: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
            method, target, _ = head[0].split()
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
            if method != "CONNECT" or headers.get("proxy-authorization", "") != self._wanted():
                self.refused += 1
                writer.write(REFUSAL)
                return
            self.asked.append((target, headers.get("user-agent", "")))
            host, _, port = target.rpartition(":")
            there = await asyncio.open_connection(host, int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_pour(reader, there[1]), _pour(there[0], writer))

    def _wanted(self) -> str:
        encoded = base64.b64encode(self.account.encode()).decode().lower()
        return f"basic {encoded}" if self.account else ""


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.closing(sink), contextlib.suppress(OSError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()


@contextlib.contextmanager
def running(account: str = ACCOUNT) -> Iterator[ForwardProxy]:
    proxy, loop = ForwardProxy(account), asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(proxy.serve, "127.0.0.1", 0))
    place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    proxy.url = f"http://{account}@{place}" if account else f"http://{place}"
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield proxy
    asyncio.run_coroutine_threadsafe(_end(server), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
