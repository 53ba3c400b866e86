"""What is to be done about the deploy key on the host: every case is data in deploy_key.json."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.base import keys
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.credentials.host_keys import KeyOnHost
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing import cases as known
from tests.unit.pairing.cases import Case, cases, decided, kept_by, public


@pytest.mark.parametrize("case", cases("deploy_key"))
def test_deploy_key(case: Case, desired: Desired) -> None:
    state = KeyOnHost(
        public=public(case["state"]["public"]),
        listed=known.host_keys(case["state"]["listed"]),
        readable=case["state"].get("readable"),
    )
    decision = decided(case, lambda: host_keys.decide(kept_by(desired, case), state))
    if decision is None:
        return
    work = decision.work or host_keys.Installation()
    assert work.renew is case.get("renew", False)
    assert (work.replaces.id if work.replaces else None) == case.get("replaces")


def test_the_keys_of_a_pairing_are_told_by_fleet_and_cluster(desired: Desired) -> None:
    """`demo/c10` begins as `demo/c1` does, and is another cluster."""
    rows = [
        ["1", "demo/c1 uid-1 abc", "A"],
        ["2", "demo/c10 uid-1 abc", "B"],
        ["3", "other/c1 uid-1 abc", "C"],
        ["4", "demo/c1", "D"],
        ["5", "demo/c1 uid-2 abc", "E"],
    ]
    listed = known.host_keys(rows) or ()
    assert [key.id for key in host_keys.ours(desired, listed)] == ["1"]


def test_a_renamed_pairing_knows_its_keys_by_their_former_names(desired: Desired) -> None:
    """Or by having used them. The UID is needed in both cases, where the title has one."""
    listed = known.host_keys(
        [
            ["1", "demo/was uid-1 abc", "ssh-ed25519 AAAA"],
            ["2", "demo/was uid-2 abc", "ssh-ed25519 AAAB"],
            ["3", "demo/was abc", "ssh-ed25519 AAAC"],
            ["4", "demo/other uid-1 abc", "ssh-ed25519 AAAD"],
            ["5", "demo/other abc", "ssh-ed25519 AAAE"],
            ["6", "other/was uid-1 abc", "ssh-ed25519 AAAF"],
        ]
    )
    used = {keys.fingerprint(key.public) for key in listed or ()}
    named = dataclasses.replace(desired, aliases=("was",))

    def ours(names: Desired, fingerprints: set[str]) -> list[str]:
        return [key.id for key in host_keys.ours(names, listed or (), fingerprints)]

    assert (ours(desired, set()), ours(named, set())) == ([], ["1"])
    assert (ours(desired, used), ours(named, used)) == (["1", "4"], ["1", "3", "4"])
    assert [key.id for key in host_keys.unclear(named, listed or ())] == ["3"]
