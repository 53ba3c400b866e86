"""Which deploy keys are revoked: superseded ones of the same pairing, and no others."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.credentials.host_keys import KeyOnHost
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import old_keys
from provisioner.pairing.steps.old_keys import KeysInUse

LISTED = (
    HostKey(id="1", title="demo/c1 uid-1 old", public="OLD", write=False),
    HostKey(id="2", title="demo/c1 uid-1 now", public="NOW", write=False),
    HostKey(id="3", title="demo/c10 uid-1 x", public="X", write=False),
    HostKey(id="4", title="a person's", public="Y", write=False),
    HostKey(id="5", title="other/c1 uid-1 x", public="Z", write=False),
    HostKey(id="6", title="demo/c1 uid-2 x", public="W", write=False),
)


@pytest.mark.parametrize(
    ("in_use", "revoked"),
    [
        pytest.param("NOW", ["1"], id="the new key is known"),
        pytest.param("OLD", ["2"], id="the old key is back in use"),
        pytest.param("", [], id="nothing is revoked before a key is known to be in use"),
        pytest.param("Y", ["1", "2"], id="the cluster reads with somebody else's key"),
    ],
)
def test_only_superseded_keys_of_the_same_pairing(
    in_use: str, revoked: list[str], desired: Desired
) -> None:
    decision = old_keys.decide(desired, KeysInUse(public=in_use, listed=LISTED))
    assert [key.id for key in decision.work or ()] == revoked
    assert decision.action == (Action.DELETED if revoked else Action.UNCHANGED)


def test_a_plan_names_the_keys_that_a_new_one_will_supersede(desired: Desired) -> None:
    """The Secret was lost, so a key is still to be made. A run revokes nothing unannounced."""
    decision = old_keys.decide(desired, KeysInUse(public="", listed=LISTED, planning=True))
    named = "2 superseded, revoked: demo/c1 uid-1 old, demo/c1 uid-1 now"
    assert (decision.action, decision.detail) == (Action.DELETED, named)


def test_without_keys_none_is_made_and_the_earlier_ones_are_revoked(desired: Desired) -> None:
    shared = dataclasses.replace(desired, keyed=False)
    assert host_keys.decide(shared, KeyOnHost(public="", listed=LISTED)).action == "unchanged"
    decision = old_keys.decide(shared, KeysInUse(public="", listed=LISTED))
    assert [key.id for key in decision.work or ()] == ["1", "2"]


def test_a_key_that_cannot_be_seen_is_not_said_to_be_gone(desired: Desired) -> None:
    """Where clusters read without keys, the credential need not have the right to list them."""
    shared = dataclasses.replace(desired, keyed=False)
    used = KeysInUse(public="", listed=(), hidden=True, known=frozenset({"SHA256:x"}))
    decision = old_keys.decide(shared, used)
    assert (decision.action, decision.subject) == (Action.SKIPPED, "SHA256:x")
    assert "its owner removes it" in decision.detail
    never = dataclasses.replace(used, known=frozenset())
    assert old_keys.decide(shared, never).action is Action.UNCHANGED
