"""Requests to one cluster's API as we mean them: errors translated, transient ones retried."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.clusters import clocks, faults, retrying
from provisioner.clusters.access.base import Connection
from provisioner.clusters.transport import Object, Request, Transport

FIRST_TRIES = 2  # connections to an API that has never answered: it may not exist at all


class Caller:
    """`patience`: seconds for which one request may be retried; `stopping` ends that early;
    `notify` is called with the cause of each retry."""

    def __init__(
        self,
        cluster: str,
        connection: Connection,
        *,
        patience: float,
        stopping: threading.Event,
        notify: Callable[[str], None],
    ) -> None:
        self._cluster = cluster
        self._transport = Transport(cluster, connection)
        self._patience, self._stopping, self._notify = patience, stopping, notify
        self._has_answered = False

    def call(self, request: Request) -> Object | None:
        """The decoded answer; None for 404."""
        deadline = Deadline.after(self._patience)
        for attempt in itertools.count(1):
            try:
                return self._once(request)
            except faults.Absent:
                return None
            except faults.Passing as error:
                pause = self._pause(request, error, attempt, deadline)
                if pause is None:
                    raise
                self._notify(error.cause)
                if self._stopping.wait(pause):
                    raise
        return None

    def disconnect(self) -> None:
        """Close the connections that nobody uses."""
        self._transport.disconnect()

    def watch(self, request: Request, subject: str) -> Iterator[Object | None]:
        """The object of each event (None: deleted) until the server ends the watch."""
        with faults.translated(self._cluster, "watch", subject):
            yield from _events(self._transport.send(request))

    def _once(self, request: Request) -> Object:
        try:
            with faults.translated(self._cluster, request.method, request.path):
                answer = dict(json.loads(self._transport.send(request).data))
        except faults.Absent:
            self._has_answered = True
            raise
        except faults.Unauthorized as error:
            raise self._with_validity(error) from error
        self._has_answered = True
        return answer

    def _pause(
        self, request: Request, error: faults.Passing, attempt: int, deadline: Deadline
    ) -> float | None:
        self._has_answered |= error.answered
        return retrying.pause(
            error,
            attempt,
            deadline.left(),
            most=request.tries or (None if self._has_answered else FIRST_TRIES),
            repeatable=request.repeatable,
        )

    def _with_validity(self, error: faults.Unauthorized) -> ProvisionerError:
        """The error with what the credential itself says about its validity."""
        validity = clocks.of_token(self._transport.authorization().reveal())
        validity = validity or clocks.of_certificate(self._transport.certificate())
        if not validity:
            return error
        return faults.Unauthorized(error.subject, f"{error.cause}: {validity}", error.hint)


def _events(response: Any) -> Iterator[Object | None]:
    pending = b""
    try:
        for chunk in response.stream(amt=None, decode_content=False):
            *lines, pending = (pending + chunk).split(b"\n")
            for line in filter(None, lines):
                event = json.loads(line)
                if event["type"] == "ERROR":  # 410: too old; the caller lists again
                    return
                yield None if event["type"] == "DELETED" else event["object"]
    finally:
        response.close()
