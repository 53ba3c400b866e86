"""How many clusters are worked on at once, where nobody says."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner

from provisioner.cli import options


@pytest.mark.parametrize(
    ("shared", "argv", "expected"),
    [
        (options.pairing, [], 64),
        (options.pairing, ["--parallel", "16"], 16),
        (options.pairing, ["--parallel", "128"], 128),
        (options.watching, [], 16),
    ],
)
def test_a_number_that_is_given_counts(shared: Any, argv: list[str], expected: int) -> None:
    def work(timeout: float, parallel: int) -> None:
        chosen = options.pairing_options({"timeout": timeout, "parallel": parallel})
        assert chosen.parallel == expected

    done = CliRunner().invoke(click.command()(shared(work)), argv)
    assert done.exception is None, done.output
