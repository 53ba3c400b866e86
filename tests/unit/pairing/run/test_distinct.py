"""Two entries that lead to one cluster are refused in one run; a record proves one cluster only."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Refused
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired


def test_two_entries_of_one_cluster_are_both_refused() -> None:
    refused = identity.distinct({"prod": "u1", "production": "u1", "test": "u2"})
    assert set(refused) == {"prod", "production"}
    assert "production" in refused["prod"].cause
    assert "u1" in refused["production"].cause


def test_a_cluster_that_does_not_say_which_it_is(desired: Desired) -> None:
    identity.check_uid(desired, "u1")
    with pytest.raises(Refused, match="kube-system"):
        identity.check_uid(desired, "")


@pytest.mark.parametrize(
    ("record", "proven"),
    [
        ({"fleet": "demo", "cluster": "c1", "uid": "uid-1"}, True),
        ({"fleet": "demo", "cluster": "c1", "uid": "uid-2"}, False),
        ({"fleet": "demo", "cluster": "c2", "uid": "uid-1"}, False),
        ({"fleet": "other", "cluster": "c1", "uid": "uid-1"}, False),
        ({}, False),
    ],
)
def test_what_a_record_proves(record: dict[str, str], proven: bool, desired: Desired) -> None:
    assert identity.proves(desired, record, "uid-1") is proven
