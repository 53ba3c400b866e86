"""Run a command of the user's as if they had started it: it asks, prints and is interrupted."""

from __future__ import annotations

import os
from typing import IO

from provisioner.base import programs
from provisioner.base.errors import ProvisionerError
from provisioner.terraform import interrupts
from provisioner.terraform.wrapped import Command

STANDARD_INPUT = 0


def run(command: Command, out: IO[str] | None = None) -> None:
    """To its end. ProvisionerError if it fails, KeyboardInterrupt if it was interrupted: Terraform
    then ends its work, and may do so without an error."""
    # The keys of a terminal interrupt its whole group. A second interrupt, from us, would make
    # Terraform give up without saving its state.
    apart = not _at_a_terminal()
    with interrupts.forwarded() as interrupted:
        with programs.attended(command.argv, apart=apart, out=out) as process:
            if apart:
                interrupted.attach(process.pid)
            code = process.wait()
        if interrupted.count:
            raise KeyboardInterrupt
    if code:
        ended = f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"
        raise ProvisionerError(str(command), ended, "Nothing was paired.")


def _at_a_terminal() -> bool:
    try:
        return os.getpgrp() == os.tcgetpgrp(STANDARD_INPUT)
    except OSError:  # closed, no terminal, or one that is not ours
        return False
