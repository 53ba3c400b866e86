"""Which display a run has: JSON lines, live on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Protocol

from provisioner.base.events import Event


class Display(Protocol):
    """A sink; `paused` keeps the terminal free for a question; `close` is told the error that ends
    the run."""

    def __call__(self, event: Event) -> None: ...

    def paused(self) -> contextlib.AbstractContextManager[None]: ...

    def close(self, error: BaseException | None) -> None: ...


@contextlib.contextmanager
def open(*, json: bool, planning: bool = False, markdown: bool = False) -> Iterator[Display]:
    """The display for one run, closed however it ends. `planning`: what is planned is the result,
    not talk."""
    display = _made(json=json, planning=planning, markdown=markdown)
    try:
        yield display
    except BaseException as error:
        display.close(error)
        raise
    display.close(None)


def _made(*, json: bool, planning: bool, markdown: bool) -> Display:
    if json:
        from provisioner.cli.json_lines import JsonLines

        return JsonLines()
    if markdown:
        from provisioner.cli.markdown import Markdown

        return Markdown()
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        from provisioner.cli.live import Live

        return Live(planning=planning)
    from provisioner.cli.lines import Lines

    return Lines(planning=planning)
