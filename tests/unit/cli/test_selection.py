"""Which words of a command line are SOURCE, and which are clusters."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner.base.errors import Held
from provisioner.cli import selection
from provisioner.cli.main import cli
from provisioner.terraform.s3 import read
from provisioner.terraform.s3.address import Address


@pytest.mark.parametrize(
    ("words", "source", "names"),
    [
        ((), None, ()),
        (("c1", "c2"), None, ("c1", "c2")),
        (("-", "c1"), "-", ("c1",)),
        (("fleet.json", "c1"), "fleet.json", ("c1",)),
        (("s3://states/a", "c1"), "s3://states/a", ("c1",)),
        (("c1", "s3://states/a"), None, ("c1", "s3://states/a")),
    ],
)
def test_words(
    words: tuple[str, ...],
    source: str | None,
    names: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fleet.json").touch()
    assert selection.split(words) == (source, names)


@pytest.mark.parametrize(
    "command",
    [
        ["pair"],
        ["plan"],
        ["status"],
        ["rotate", "--plan"],
        ["upgrade", "--dry-run"],
        ["unpair", "--plan"],
        ["rights"],
        ["handover", "check"],
    ],
    ids=" ".join,
)
def test_every_command_that_takes_a_source_reads_states_in_s3(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def outputs(address: Address) -> None:
        raise Held(str(address), "read here")

    monkeypatch.setattr(read, "outputs", outputs)
    done = CliRunner().invoke(cli, [*command, "s3://states/env:/prod/a"])
    assert str(done.exception) == "s3://states/env:/prod/a: read here"
