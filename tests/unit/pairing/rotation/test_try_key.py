"""The new key is tried from here before anything in the cluster uses it."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.rotation import try_key
from provisioner.pairing.rotation.try_key import Trial
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from tests.unit.pairing.cases import NEW
from tests.unit.pairing.rotation.states import rotation
from tests.unit.pairing.targets import Objects, target

STAGED: Any = rotation("new")


def trying(
    answers: list[bool], desired: Desired, monkeypatch: pytest.MonkeyPatch, patience: float = 30.0
) -> tuple[Facts, Any]:
    """The wait, on a host that answers so; its last answer stays."""

    def opens(*_given: object) -> bool:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    monkeypatch.setattr(staging_secret, "new_key_opens", opens)
    monkeypatch.setattr(try_key, "PAUSE", 0.01)
    monkeypatch.setattr(try_key, "PATIENCE", patience)
    subject = target(desired, Objects())
    facts = Facts(cluster=subject.first_look)
    decision = try_key.decide(desired, Trial(rotation=STAGED, opens=False))
    assert decision.work == STAGED
    return try_key.wait(subject, facts, decision)


def test_a_key_that_reads_needs_no_wait(desired: Desired) -> None:
    decision = try_key.decide(desired, Trial(rotation=STAGED, opens=True))
    assert (decision.action, decision.subject) == ("unchanged", keys.fingerprint(NEW.public))


def test_a_host_may_need_a_moment(desired: Desired, monkeypatch: pytest.MonkeyPatch) -> None:
    _, decision = trying([False, False, True], desired, monkeypatch)
    assert (decision.action, decision.detail) == ("unchanged", "reads")


def test_a_key_that_does_not_open_ends_the_rotation_before_anything_uses_it(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreachable, match="does not let the new key SHA256:.* read") as caught:
        trying([False], desired, monkeypatch, patience=0.03)
    assert "old key stays in use" in caught.value.hint


def test_a_plan_promises_no_more_than_a_trial(desired: Desired) -> None:
    decision = try_key.predict(desired, Trial(rotation=STAGED, opens=False))
    assert (decision.action, decision.detail) == ("unchanged", "to be tried")
