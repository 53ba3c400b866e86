"""When the staging Secret is deleted."""

from __future__ import annotations

import pytest

from provisioner.base.events import Action
from provisioner.pairing.rotation import unstage
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Purpose
from tests.unit.pairing.rotation.states import Rotating, record, secrets


@pytest.mark.parametrize(
    ("planning", "purpose", "done"),
    [(False, "rotating", False), (True, "rotating", True), (True, "pairing", False)],
)
def test_where_there_is_none(
    planning: bool, purpose: Purpose, done: bool, desired: Desired
) -> None:
    source = secrets(desired, staged=False)
    rotating = Rotating(desired, *source, planning=planning, purpose=purpose)
    assert unstage.look(rotating.target, rotating.facts) is done


@pytest.mark.parametrize(
    ("swapped", "api", "done"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_it_stays_while_the_owner_has_to_add_its_key(
    swapped: bool, api: bool, done: bool, desired: Desired
) -> None:
    rotating = Rotating(desired, *secrets(desired, swapped=swapped))
    if not api:
        rotating.host.book = None
    assert unstage.look(rotating.target, rotating.facts) is done


def test_one_without_a_key_is_deleted(desired: Desired) -> None:
    source, staging = secrets(desired)
    rotating = Rotating(desired, source, {**staging, "data": {}})
    rotating.host.book = None
    assert unstage.look(rotating.target, rotating.facts)


def test_the_record_says_so(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired), record(rotation="under way"))
    assert unstage.decide(desired, False).action is Action.UNCHANGED
    decision = unstage.decide(desired, True)
    assert (decision.action, decision.detail) == (Action.DELETED, "removed")
    assert decision.subject == "Secret flux-system/flux-system-rotation"
    unstage.act(rotating.target, rotating.facts, decision)
    assert rotating.client.get("v1", "Secret", "flux-system-rotation", "flux-system") is None
    assert rotating.target.snapshot().record == {"rotation": ""}
