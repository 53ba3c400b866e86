from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.terraform import attended, wrapped


@pytest.fixture
def _foreign_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal as standard input that is not the one that controls this process, as where a
    program hands one on to us."""
    ours, theirs = os.openpty()
    kept = os.dup(0)
    os.dup2(theirs, 0)
    with open(0, closefd=False) as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        yield
    os.dup2(kept, 0)
    for file in (ours, theirs, kept):
        os.close(file)


@pytest.mark.usefixtures("_foreign_terminal")
def test_a_command_runs_at_a_terminal_that_does_not_control_us() -> None:
    attended.run(wrapped.parsed(["true"]))


def test_how_a_command_has_ended_is_said() -> None:
    with pytest.raises(ProvisionerError, match="false: ended with code 1. Nothing was paired"):
        attended.run(wrapped.parsed(["false"]))
    with pytest.raises(ProvisionerError, match="was ended by signal 9"):
        attended.run(wrapped.parsed(["sh", "-c", "kill -9 $$"]))
