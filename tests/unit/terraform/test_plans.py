from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import OUTPUT
from provisioner.terraform import outputs, plans

Shown = Callable[[str], dict[str, Any]]
HANDOVER: dict[str, Any] = {
    "version": 1,
    "fleet": "f",
    "clusters": {"a": {"kind": "existing", "context": "a"}},
    "repositories": {
        "r": {"kind": "ssh", "url": "ssh://git@host/r.git", "trust_on_first_use": True}
    },
    "pairings": {"a": {"cluster": "a", "repository": "r", "path": "clusters/a"}},
}


def show(after: object, unknown: object) -> dict[str, Any]:
    change = {"actions": ["create"], "after": after, "after_unknown": unknown}
    return {"output_changes": {OUTPUT: change}, "planned_values": {"outputs": {OUTPUT: {}}}}


def test_a_create_shows_what_is_known_and_marks_the_rest(shown: Shown) -> None:
    plan = plans.read(shown("create"), changes=True)
    assert {(one.address, one.action) for one in plan.resources} == {
        ("terraform_data.quick", "create"),
        ("terraform_data.slow", "create"),
    }
    assert plan.handover == {"version": 1, "fleet": "f", "id": plans.UNKNOWN}


def test_nothing_to_do_still_shows_the_handover(shown: Shown) -> None:
    plan = plans.read(shown("nothing"), changes=False)
    assert plan.resources == ()
    assert plan.handover is not None
    assert set(plan.handover) == {"version", "fleet", "id"}


def test_a_replacement_is_one_change(shown: Shown) -> None:
    found = {
        one.address: one.action for one in plans.read(shown("replace"), changes=True).resources
    }
    assert found == {"terraform_data.quick": "update", "terraform_data.slow": "replace"}


def test_a_stack_without_the_output_hands_nothing_over() -> None:
    plan = plans.read({"planned_values": {"outputs": {"other": {}}}}, changes=True)
    assert (plan.hands_over, plan.handover) == (False, None)


def test_a_wholly_unknown_handover_is_none_but_will_come() -> None:
    plan = plans.read(show(None, True), changes=True)
    assert (plan.hands_over, plan.handover) == (True, None)


@pytest.mark.parametrize(
    ("after", "unknown", "filled"),
    [
        ({"a": {"x": 1}}, {"a": {"y": True}}, {"a": {"x": 1, "y": plans.UNKNOWN}}),
        ({"a": [1, None]}, {"a": [False, True]}, {"a": [1, plans.UNKNOWN]}),
        ({"a": None}, {}, {"a": None}),
        ({}, {"a": {"b": True}}, {"a": {"b": plans.UNKNOWN}}),
    ],
)
def test_unknown_parts(after: object, unknown: object, filled: object) -> None:
    assert plans.handover(show(after, unknown)) == filled


def test_an_unknown_text_does_not_stop_the_plan() -> None:
    cluster = {"a": {"kind": "existing"}}
    found = plans.handover(
        show({**HANDOVER, "clusters": cluster}, {"clusters": {"a": {"context": True}}})
    )
    assert found is not None
    assert outputs.planned(found).clusters["a"].context == plans.UNKNOWN  # type: ignore[attr-defined]  # kind existing


def test_an_unknown_part_with_a_form_says_that_it_is_unknown() -> None:
    with pytest.raises(BadInput, match="known only after the apply"):
        outputs.planned({**HANDOVER, "clusters": plans.UNKNOWN})


def test_a_wrong_plan_is_simply_wrong() -> None:
    with pytest.raises(BadInput) as caught:
        outputs.planned({**HANDOVER, "fleet": 7})
    assert "after the apply" not in str(caught.value)
