"""Read what a program writes into a file while it runs.

Into files, not pipes: if we are killed, Terraform must live on to save its state, and a write to a
closed pipe would kill it.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.02  # seconds between two looks: nobody sees it, and it costs nothing


def lines(file: Path, process: subprocess.Popen[str]) -> Iterator[str]:
    """Each line as soon as it is whole; the rest when the program has ended."""
    with file.open(errors="replace") as said:
        rest = ""
        while True:
            ended = process.poll() is not None
            *whole, rest = (rest + said.read()).split("\n")
            yield from whole
            if ended:
                break
            time.sleep(PAUSE)
        if rest:
            yield rest
