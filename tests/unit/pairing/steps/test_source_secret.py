"""How the source Secret is to be written: source_secret.json and shared_credential.json."""

from __future__ import annotations

import pytest

from provisioner.base.secret import Secret
from provisioner.flux import secret
from provisioner.pairing.credentials import source_secret as credentials
from provisioner.pairing.credentials.source_secret import KeyInSecret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import source_secret
from provisioner.pairing.steps.source_secret import KeyState, NewSecret, SharedState
from tests.unit.pairing.cases import NEW, Case, cases, decided, kept_by, public

WANTED = {"username": Secret("git"), "password": Secret("new")}


def key_state(case: Case) -> KeyState:
    state = case["state"]
    held = state["held"]
    return KeyState(
        held=KeyInSecret(
            exists=held["exists"],
            public=public(held["public"]),
            known_hosts=tuple(held["known_hosts"]),
        ),
        trusted=tuple(state["trusted"]),
        declared=state["declared"],
        kept=public(state.get("kept", "")),
        planning=state.get("planning", False),
    )


@pytest.mark.parametrize("case", cases("source_secret"))
def test_a_key_of_its_own(case: Case, desired: Desired) -> None:
    state = key_state(case)
    decision = decided(case, lambda: source_secret.decide(kept_by(desired, case), state))
    if decision is None:
        return
    work = NewSecret(key=case["key"], trusted=state.trusted) if "key" in case else None
    assert decision.work == work


@pytest.mark.parametrize("case", cases("shared_credential"))
def test_a_credential_that_all_share(case: Case, desired: Desired) -> None:
    held = {name: Secret(value) for name, value in case["state"]["held"].items()}
    state = SharedState(exists=case["state"]["exists"], wanted=WANTED, held=held)
    decision = decided(case, lambda: source_secret.decide(desired, state))
    assert decision
    obsolete = tuple(case.get("obsolete", ()))
    changes = case["action"] != "unchanged"
    work = NewSecret(key="shared", entries=WANTED, obsolete=obsolete) if changes else None
    assert decision.work == work
    assert not {"new", "old"} & set(repr(decision).split("'"))


def test_a_state_never_holds_a_private_key(desired: Desired) -> None:
    """What steps look at ends up in messages; the public half is all that deciding needs."""
    item = secret.source(desired.pairing.gitops, keys=NEW, known_hosts=["h ssh-ed25519 A"])
    held = credentials.key_in(item)
    assert held == KeyInSecret(exists=True, public=NEW.public, known_hosts=("h ssh-ed25519 A",))
    assert credentials.key_in(None) == KeyInSecret(exists=False, public="", known_hosts=())
