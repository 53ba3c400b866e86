"""Read what a program writes to a file while it runs.

Files, not pipes: if provisioner is killed, Terraform must live on to save its state, and a write to
a closed pipe would kill it.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.02  # seconds between two reads: too short to notice, and cheap


def lines(file: Path, process: subprocess.Popen[str]) -> Iterator[str]:
    """Each line as soon as it is complete; the rest when the program has ended."""
    with file.open(errors="replace") as output:
        rest = ""
        while True:
            # Before reading: what the program wrote last is then read in this round.
            ended = process.poll() is not None
            *complete, rest = (rest + output.read()).split("\n")
            yield from complete
            if ended:
                break
            time.sleep(PAUSE)
        if rest:
            yield rest
