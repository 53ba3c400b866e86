"""How many cases of leaving and of identity run on two real clusters: never fewer, unnoticed."""

from __future__ import annotations

from tests.real.two_fleets import LEAVING, ROUNDS
from tests.real.unproven import REFUSED
from tests.support.identity_cases import CASES
from tests.support.leaving_cases import SITUATIONS


def test_every_situation_leaves_real_clusters_in_every_way() -> None:
    assert len(LEAVING) >= 100
    for how, crowds in ROUNDS.items():
        lost = how == "lost"
        played = {one.name for crowd in crowds for one in crowd.situations.values()}
        assert played == {one.name for one in SITUATIONS if bool(one.lost) is lost}


def test_every_refusal_is_tried_on_real_clusters() -> None:
    """But for the one that no real API server lets happen."""
    assert len(REFUSED) >= 45
    refused = {name for name, case in CASES.items() if case.cause and not case.nameless}
    assert {case for case, _ in REFUSED.values()} == refused
