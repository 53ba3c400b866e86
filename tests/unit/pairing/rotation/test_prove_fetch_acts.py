"""How the new key is proven by fetches, and how the old one is put back."""

from __future__ import annotations

import dataclasses
import secrets as tokens
from typing import Any

import pytest

from provisioner.base.errors import Refused, Unreachable
from provisioner.base.events import Event, Note
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options
from tests.fakes.clock import FakeTime
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.rotation.states import Rotating, record, secrets

SOURCE = "GitRepository/flux-system"


class Proof(Rotating):
    """A rotation whose source Secret holds the new key. Each fetch ends with the next of
    `answers`: a failure, or an empty text; the last one stays. None: it is never handled."""

    def __init__(self, desired: Desired, *answers: str | None, **more: Any) -> None:
        self.events: list[Event] = []
        items = [*secrets(desired, swapped=True), record(rotation="under way"), desired.source]
        super().__init__(desired, *items, sink=self.events.append, **more)
        self.answers = list(answers)
        self.host.put("demo/c1 uid-1 old", OLD.public)
        self.host.put("demo/c1 uid-1 new", NEW.public)
        self.client.react = self.fetch

    def fetch(self) -> None:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer is None:
            return
        held = self.client.held("GitRepository", "flux-system", "flux-system")
        held["metadata"]["generation"] = 1
        ready = {"type": "Ready", "status": "False" if answer else "True", "message": answer}
        notes = held["metadata"]["annotations"]
        held["status"] = {
            "observedGeneration": 1,
            "conditions": [ready],
            "lastHandledReconcileAt": notes["reconcile.fluxcd.io/requestedAt"],
        }

    def act(self) -> None:
        facts = self.facts
        reading = prove_fetch.look(self.target, facts)
        decision = prove_fetch.decide(self.target.desired, reading)
        assert decision.subject == "1 source"
        assert prove_fetch.act(self.target, facts, decision) is facts

    def requests(self) -> int:
        return self.client.written("patch").count(SOURCE)


@pytest.fixture(autouse=True)
def known_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(100))
    monkeypatch.setattr(tokens, "token_hex", lambda _bytes: f"token-{next(numbers)}")


def test_one_fetch_proves_it(desired: Desired, fast: FakeTime) -> None:
    proof = Proof(desired, "")
    proof.act()
    assert (proof.requests(), fast.slept, proof.key("flux-system")) == (1, [], NEW.public)
    assert len(proof.host.titles) == 2


def test_a_fetch_may_fail_twice(desired: Desired, fast: FakeTime) -> None:
    proof = Proof(desired, "broken", "broken", "")
    proof.act()
    assert (proof.requests(), fast.slept) == (3, [1.0, 2.0])


@pytest.mark.usefixtures("fast")
def test_a_key_that_never_fetches_is_taken_back(desired: Desired) -> None:
    proof = Proof(desired, "broken")
    with pytest.raises(Unreachable) as caught:
        proof.act()
    assert caught.value.subject == "cluster c1"
    assert caught.value.cause == (
        "GitRepository flux-system/flux-system cannot fetch with the new key: broken"
    )
    assert "The old key is in use again" in caught.value.hint
    assert proof.requests() == prove_fetch.TRIES + 1, "and once more with the old key"
    assert proof.key("flux-system") == OLD.public
    assert proof.host.titles == ["demo/c1 uid-1 old"]
    assert proof.target.snapshot().record == {"rotation": ""}
    assert proof.client.get("v1", "Secret", "flux-system-rotation", "flux-system") is None


@pytest.mark.usefixtures("fast")
def test_a_fetch_that_is_never_handled_is_taken_back_too(desired: Desired) -> None:
    proof = Proof(desired, None, options=Options(timeout=3.0))
    with pytest.raises(Unreachable, match="it was asked to fetch, and did not"):
        proof.act()
    assert proof.key("flux-system") == OLD.public


@pytest.mark.usefixtures("fast")
def test_a_key_that_its_owner_added_stays_for_the_next_rotation(desired: Desired) -> None:
    proof = Proof(desired, "broken")
    proof.host.book = None
    with pytest.raises(Unreachable):
        proof.act()
    assert proof.key("flux-system") == OLD.public
    assert proof.key("flux-system-rotation") == NEW.public


@pytest.mark.usefixtures("fast")
def test_what_fails_after_the_way_back_is_left_to_the_next_run(desired: Desired) -> None:
    proof = Proof(desired, "broken")
    proof.host.journal.fail(Refused("host", "no"), verb="delete")
    with pytest.raises(Unreachable):
        proof.act()
    assert proof.key("flux-system") == OLD.public
    (note,) = [event for event in proof.events if isinstance(event, Note)]
    assert note.level == "warning"
    assert "is removed by the next run" in note.text


def test_without_an_old_key_there_is_no_way_back(desired: Desired) -> None:
    proof = Proof(desired, "")
    rotation = staging_secret.of(proof.target.snapshot())
    assert rotation
    prove_fetch.take_back(proof.target, dataclasses.replace(rotation, old=""), [])
    assert proof.client.writes == []
