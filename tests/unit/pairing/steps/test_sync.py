"""What is to be done about the sync objects: every case is data in sync.json."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import sync
from provisioner.pairing.steps.sync import SyncState
from tests.unit.pairing.cases import Case, cases, decided


@pytest.mark.parametrize("case", cases("sync"))
def test_sync(case: Case, desired: Desired) -> None:
    def live(name: str, wanted: dict[str, Any]) -> dict[str, Any] | None:
        if name not in case["state"]:
            return None
        return {**wanted, "spec": wanted["spec"] | case["state"][name]}

    state = SyncState(
        source=live("source", desired.source),
        root=live("root", desired.root),
        behind=case["state"].get("behind", False),
    )
    decision = decided(case, lambda: sync.decide(desired, state))
    assert decision
    kinds = [item["kind"] for item in decision.work or ()]
    assert kinds == case.get("applied", [])


@pytest.mark.parametrize(
    ("wanted", "live", "applied"),
    [
        ({"provider": "sops"}, None, ["Kustomization"]),
        ({"provider": "sops"}, {"provider": "sops", "secretRef": {"name": "patched"}}, []),
        (None, {"provider": "sops", "secretRef": {"name": "patched"}}, []),
    ],
)
def test_a_root_that_cannot_decrypt_is_applied(
    wanted: Any, live: Any, applied: list[str], desired: Desired
) -> None:
    """With encrypted files at its path it can apply nothing out of Git, this field included. What
    the user has patched stays."""

    def root(decryption: Any) -> dict[str, Any]:
        given = {"decryption": decryption} if decryption else {}
        return {**desired.root, "spec": {**desired.root["spec"], **given}}

    changed = dataclasses.replace(desired, root=root(wanted))
    state = SyncState(source=desired.source, root=root(live), behind=False)
    decision = sync.decide(changed, state)
    assert [item["kind"] for item in decision.work or ()] == applied
