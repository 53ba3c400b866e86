"""Which deploy keys are revoked when a pairing ends: its own, and never everybody's."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.pairing.removal import departed, revoke_keys
from provisioner.pairing.removal.departed import Departed
from provisioner.pairing.removal.revoke_keys import KeysLeft
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.repository_state import HostKeys
from tests.fakes.host import FakeHost
from tests.unit.pairing.cases import host_keys

OTHERS = [
    ["3", "demo/c10 uid-1 x", "X"],
    ["4", "flux-system", "Y"],
    ["5", "other/c1 uid-1 x", "Z"],
    ["6", "demo/c1 uid-2 x", "W"],  # of another fleet of this name
]
OURS = [["1", "demo/c1 uid-1 a", "A"], ["2", "demo/c1 uid-1 b", "B"]]
OLDER = keys.make("ed25519").public
UNCLEAR = [["7", "demo/c1 a", OLDER]]  # as an older version titled them


@pytest.fixture
def names(desired: Desired) -> Names:
    return Names(fleet=desired.fleet, pairing=desired.pairing, uid="uid-1")


@pytest.mark.parametrize(
    ("rows", "keyed", "action", "revoked"),
    [
        pytest.param([*OURS, *OTHERS], True, Action.DELETED, ["1", "2"], id="ours"),
        pytest.param(OTHERS, True, Action.UNCHANGED, [], id="only keys of others"),
        pytest.param([], True, Action.UNCHANGED, [], id="none"),
        pytest.param(OURS, False, Action.DELETED, ["1", "2"], id="keys of before, not used now"),
        pytest.param(UNCLEAR, True, Action.SKIPPED, [], id="of an older version, whose is unclear"),
        pytest.param(None, True, Action.SKIPPED, [], id="no API, so its owner has to"),
        pytest.param(None, False, Action.UNCHANGED, [], id="no API, and no key was used"),
    ],
)
def test_revoke_keys(
    rows: list[list[Any]] | None, action: Action, revoked: list[str], names: Names, *, keyed: bool
) -> None:
    decision = revoke_keys.decide(names, KeysLeft(listed=host_keys(rows), keyed=keyed))
    assert decision.action is action
    assert [key.id for key in decision.work or ()] == revoked
    if revoked:
        assert decision.subject == "demo/c1 uid-1 a, demo/c1 uid-1 b", "each deletion is named"


def test_a_key_that_the_cluster_used_is_ours_whatever_its_title_lacks(names: Names) -> None:
    known = frozenset({keys.fingerprint(OLDER)})
    state = KeysLeft(listed=host_keys(UNCLEAR), keyed=True, known=known)
    assert [key.id for key in revoke_keys.decide(names, state).work or ()] == ["7"]


def test_a_key_that_cannot_be_seen_is_not_said_to_be_gone(names: Names) -> None:
    """The cluster has used one, but reads with something else now."""
    state = KeysLeft(listed=None, keyed=False, known=frozenset({"SHA256:x"}))
    decision = revoke_keys.decide(names, state)
    assert decision.action is Action.SKIPPED
    assert "its owner removes it" in decision.detail


def test_without_a_recorded_cluster_no_key_is_revoked(names: Names) -> None:
    unknown = dataclasses.replace(names, uid="")
    decision = revoke_keys.decide(unknown, KeysLeft(listed=host_keys(OURS), keyed=True))
    assert (decision.action, decision.work) == (Action.SKIPPED, None)
    assert decision.subject == "demo/c1 uid-1 a, demo/c1 uid-1 b", "each that stays is named"


@pytest.mark.parametrize("keyed", [True, False])
def test_the_host_is_asked_for_its_keys_as_they_are_now(keyed: bool, desired: Desired) -> None:
    host: Any = FakeHost(desired.url)
    listed = HostKeys(host)
    listed.listed()
    key = host.put("demo/c1 uid-1 x", OLDER)
    unused: Any = None
    subject = Departed(
        desired=desired,
        host_keys=listed,
        commit=unused,
        progress=unused,
        planning=False,
        keyed=keyed,
        known=frozenset({"f"}),
        lease=None,
    )
    facts = departed.facts()
    seen = revoke_keys.look(subject, facts)
    assert seen == KeysLeft(listed=(key,), keyed=keyed, known=frozenset({"f"}))
    decision = revoke_keys.decide(desired, seen)
    assert revoke_keys.act(subject, facts, decision) is facts
    assert host.keys() == []
