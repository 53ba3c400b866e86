"""What `pair` does about a rotation that was killed: cases in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.pairing.rotation import unfinished
from provisioner.pairing.rotation.unfinished import Leftover
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import Case, cases, decided
from tests.unit.pairing.rotation.states import Rotating, rotation, secrets


@pytest.mark.parametrize("case", cases("rotation", "unfinished"))
def test_unfinished(case: Case, desired: Desired) -> None:
    under_way = rotation(case.get("rotation"))
    state = Leftover(exists=case["exists"], rotation=under_way, api=case["api"])
    decision = decided(case, lambda: unfinished.decide(desired, state))
    assert decision
    finishes = under_way is not None and under_way.swapped
    assert decision.work == (under_way if finishes else None), "only a swapped key is proven"


@pytest.mark.parametrize(
    ("staged", "api", "expected"),
    [
        pytest.param(False, False, (False, None, True), id="none, so the host is not asked"),
        pytest.param(True, True, (True, False, True), id="staged"),
        pytest.param(True, False, (True, False, False), id="the host has no API"),
    ],
)
def test_what_is_left(staged: bool, api: bool, expected: object, desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired, staged=staged))
    if not api:
        rotating.host.book = None
    seen = unfinished.look(rotating.target, rotating.facts)
    assert (seen.exists, seen.rotation and seen.rotation.swapped, seen.api) == expected


def test_one_that_is_taken_back_needs_nothing_here(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired))
    facts = rotating.facts
    decision = unfinished.decide(desired, unfinished.look(rotating.target, facts))
    assert unfinished.act(rotating.target, facts, decision) is facts
    assert rotating.client.writes == []
