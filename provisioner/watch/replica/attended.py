"""Work that ends in an orderly way when the process is asked to: by Ctrl-C or SIGTERM."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import NoReturn

from provisioner.base.exit_codes import ExitCode

STOPPING = (
    "stopping: pairings under way go on to a point from which the next leader continues. "
    "Interrupt once more to end at once."
)

Work = Callable[[threading.Event], None]  # works until the event is set


def run(work: Work, notify: Callable[[str], None]) -> None:
    """Do the work in a thread of its own, as signals reach the main thread only; its event is set
    by the first one. The second ends the process."""
    stopping = threading.Event()
    done: Future[None] = Future()
    try:
        threading.Thread(target=_do, args=(work, stopping, done), daemon=True).start()
        wait([done])
    except KeyboardInterrupt:
        stopping.set()
        notify(STOPPING)
    try:
        done.result()
    except KeyboardInterrupt:
        _end_at_once()


def _end_at_once() -> NoReturn:
    """Without waiting for threads, which Python itself would do: they may hang."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(ExitCode.INTERRUPTED)


def _do(work: Work, stopping: threading.Event, done: Future[None]) -> None:
    try:
        work(stopping)
    except BaseException as error:  # whatever it is, the main thread raises it
        done.set_exception(error)
    else:
        done.set_result(None)
