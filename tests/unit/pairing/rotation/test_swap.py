"""When the source Secret gets the new key: cases in rotation.json."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.base import keys
from provisioner.flux import secret
from provisioner.pairing.rotation import swap
from provisioner.pairing.rotation.swap import SwapState
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import NEW, OLD, Case, cases, decided, public
from tests.unit.pairing.rotation.states import Rotating, rotation, secrets


@pytest.mark.parametrize("case", cases("rotation", "swap"))
def test_swap(case: Case, desired: Desired) -> None:
    under_way = rotation(case["rotation"])
    assert under_way
    state = SwapState(rotation=under_way, in_use=public(case["in_use"]))
    decision = decided(case, lambda: swap.decide(desired, state))
    assert decision
    assert decision.work == (under_way if case["action"] == "configured" else None)


@pytest.mark.parametrize("given", [True, False])
def test_the_source_secret_gets_the_new_key(given: bool, desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired))
    state = swap.look(rotating.target, rotating.facts)
    assert state.in_use == OLD.public
    decision = swap.decide(desired, state)
    assert decision.subject == "Secret flux-system/flux-system"
    if not given:
        decision = dataclasses.replace(decision, work=None)
    facts = rotating.facts
    assert swap.act(rotating.target, facts, decision) is facts
    assert rotating.key("flux-system") == NEW.public
    assert rotating.client.written("apply") == ["Secret/flux-system"]


def test_a_key_put_there_meanwhile_is_the_one_to_return_to(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired))
    decision = swap.decide(desired, swap.look(rotating.target, rotating.facts))
    theirs = keys.make("ed25519")
    source = secret.source(desired.pairing.gitops, keys=theirs, known_hosts=[])
    rotating.client.put(source)
    swap.act(rotating.target, rotating.facts, decision)
    staged = rotating.client.held("Secret", "flux-system-rotation", "flux-system")
    old = keys.pair_of(secret.previous(staged))
    assert old
    assert old.public == theirs.public
    assert rotating.key("flux-system") == NEW.public


def test_a_plan_names_what_it_can(desired: Desired) -> None:
    for staged, detail in (
        (secrets(desired, staged=False), keys.fingerprint(OLD.public)),
        ([], "no key"),
    ):
        rotating = Rotating(desired, *staged, planning=True)
        decision = swap.decide(desired, swap.look(rotating.target, rotating.facts))
        assert decision.detail == f"{detail} to the new key"
