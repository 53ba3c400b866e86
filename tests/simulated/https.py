"""Many simulated API servers behind one HTTPS port, each with a path of its own: the address of one
is `https://127.0.0.1:PORT/NAME`. Every request takes a round trip."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from provisioner.sandbox.cluster import certificates
from tests.simulated.faults import Fault
from tests.simulated.rest import Answer, Object, Request, Rest, Watch, failed

COUNTED = "counted"  # a path that answers with what was counted
WELL = Fault()
CHECKED = 0.25  # seconds after which a watch looks whether its client is still there


class Servers:
    """`rests` by name. `counted`: how many requests each has had; `round_trip` is in seconds. All
    requests are handled in one thread."""

    def __init__(self, folder: Path, round_trip: float = 0.0) -> None:
        certificates.authority(folder / "pki")
        certificates.issue(folder / "pki", folder / "tls", "server", common_name="simulated")
        self.pki, self.round_trip = folder / "pki", round_trip
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(folder / "tls" / "server.crt", folder / "tls" / "server.key")
        self.rests: dict[str, Rest] = {}
        self.counted: Counter[str] = Counter()
        self.asked: Counter[tuple[str, str]] = Counter()  # by name and `METHOD path`
        self.faults: dict[str, Fault] = {}
        self._watches: dict[str, set[_Open]] = {}
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self.port = 0

    @property
    def authority(self) -> bytes:
        return (self.pki / "ca.crt").read_bytes()

    def add(self, name: str, rest: Rest) -> None:
        self.rests[name] = rest
        rest.server.observers.append(lambda verb, obj: self._spread(name, verb, obj))

    def address(self, name: str) -> str:
        return f"https://127.0.0.1:{self.port}/{name}"

    @contextlib.contextmanager
    def running(self) -> Iterator[Servers]:
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        self._ready.wait()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        served = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls, backlog=1024)
        )
        self.port = served.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self._close(served))
        self._loop.close()

    async def _close(self, served: asyncio.Server) -> None:
        served.close()
        for writer in list(self._writers):
            writer.transport.abort()
        running = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        if running:
            await asyncio.wait(running, timeout=1)
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, OSError):
            while await self._one(reader, writer):
                pass
        self._writers.discard(writer)
        writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        name, request = await _read(reader)
        self.counted[name] += 1
        self.asked[name, f"{request.method} {request.path}"] += 1
        fault, number = self.faults.get(name, WELL), self.counted[name]
        if delay := self.round_trip + fault.delay(number):
            await asyncio.sleep(delay)
        rest = self.rests.get(name)
        if rest is None or fault.answers(number):
            writer.write(_whole(self._without(name, fault)))
            return True
        with rest.server.lock:
            answer = rest.handle(request)
            followed = self._follow(name, answer) if isinstance(answer, Watch) else None
        if followed is None or not isinstance(answer, Watch):
            writer.write(_whole(answer) if isinstance(answer, Answer) else b"")
            await writer.drain()
            return True
        await self._stream(name, followed, answer, writer)
        return False

    def _without(self, name: str, fault: Fault) -> Answer:
        """What is answered where no API server is asked."""
        if name == COUNTED:
            asked = {f"{one} {request}": n for (one, request), n in self.asked.items()}
            return Answer(body={"counted": dict(self.counted), "asked": asked})
        return failed(fault.status or 404, "simulated fault" if fault.status else "no such cluster")

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """Called in the thread that handles the requests."""
        self._loop.call_soon_threadsafe(self._loop.call_later, seconds, work)

    def _follow(self, name: str, watch: Watch) -> _Open:
        opened = _Open(watch)
        self._watches.setdefault(name, set()).add(opened)
        return opened

    async def _stream(
        self, name: str, opened: _Open, watch: Watch, writer: asyncio.StreamWriter
    ) -> None:
        until = time.monotonic() + watch.seconds
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n")
        writer.write(b"Transfer-Encoding: chunked\r\n\r\n")
        try:
            for event in watch.past:
                writer.write(_chunk(event, watch))
            while (left := until - time.monotonic()) > 0 and not writer.is_closing():
                with contextlib.suppress(TimeoutError):
                    wait = min(left, CHECKED)
                    event = await asyncio.wait_for(opened.events.get(), wait)
                    writer.write(_chunk(event, watch))
                await writer.drain()
            writer.write(b"0\r\n\r\n")
        finally:
            self._watches[name].discard(opened)

    def _spread(self, name: str, verb: str, obj: Object) -> None:
        """To the watches of one server; called in whatever thread has changed an object."""
        for opened in list(self._watches.get(name, ())):
            if opened.watch.selects(obj):
                self._loop.call_soon_threadsafe(opened.events.put_nowait, (verb, obj))


class _Open:
    """A watch that somebody reads."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.events: asyncio.Queue[tuple[str, Object]] = asyncio.Queue()


async def _read(reader: asyncio.StreamReader) -> tuple[str, Request]:
    """The name of the API server that is asked, and the request."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length") or 0))
    url = urlsplit(target)
    name, _, path = unquote(url.path).lstrip("/").partition("/")
    query = dict(parse_qsl(url.query))
    given = Request(method=method, path=f"/{path}", query=query, headers=headers, body=body)
    return name, given


def _whole(answer: Answer) -> bytes:
    body = msgspec.json.encode(answer.body)
    head = (
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _chunk(event: tuple[str, Object], watch: Watch) -> bytes:
    line = msgspec.json.encode({"type": event[0], "object": watch.shaped(event[1])}) + b"\n"
    return b"%x\r\n%s\r\n" % (len(line), line)
