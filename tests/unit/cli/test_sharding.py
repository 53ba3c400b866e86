"""`--shard` on the command line."""

from __future__ import annotations

import dataclasses

import click
import pytest
from click.testing import CliRunner

from provisioner.base.errors import BadInput
from provisioner.cli import selection
from provisioner.cli.main import cli
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.pairing.run.options import Options


def invoked(*argv: str) -> BaseException | None:
    return CliRunner().invoke(cli, argv, standalone_mode=False).exception


@pytest.mark.parametrize("command", ["pair", "plan", "upgrade", "rotate", "status"])
def test_no_shard_outside_the_count(command: str) -> None:
    refused = invoked(command, "handover.json", "--shard", "3/3")
    assert isinstance(refused, BadInput)
    assert "counted from 0" in str(refused)


def test_up_says_why_it_has_none() -> None:
    refused = invoked("up", "--shard", "0/3")
    assert isinstance(refused, click.UsageError)
    assert "provisioner pair . --shard I/N" in refused.message


def test_the_plan_of_a_stack_has_none() -> None:
    refused = invoked("plan", "--shard", "0/3")
    assert isinstance(refused, click.UsageError)
    assert refused.message == "--shard is for the plan of a handover: add SOURCE."


def test_a_named_cluster_may_be_in_another_shard_but_not_left_out() -> None:
    pairing = Pairing(cluster="a", repository="r", path="a")
    fleet = Fleet(version=1, fleet="f", clusters={}, repositories={}, pairings={"a": pairing})
    nobody = Options(only=frozenset())
    part = dataclasses.replace(nobody, part="shard-1-of-2")
    assert selection.named(fleet, ("a",), part).only == frozenset()
    with pytest.raises(BadInput, match="none of the named clusters is selected"):
        selection.named(fleet, ("a",), nobody)
