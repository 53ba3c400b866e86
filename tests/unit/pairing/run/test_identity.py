"""Whose cluster it is: every case is data in identity.json."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Refused
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Identity, Purpose
from tests.unit.pairing.cases import Case, cases

PURPOSES: tuple[Purpose, ...] = ("pairing", "upgrading", "leaving", "rotating")


def of(case: Case) -> Identity:
    state = dict(case["state"])
    installed = tuple((namespace, version) for namespace, version in state.pop("installed", []))
    return Identity(
        record=state.get("record", {}),
        instances=tuple(state.get("instances", ())),
        installed=installed,
        path=state.get("path"),
        url=state.get("url", ""),
    )


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("case", cases("identity"))
def test_identity(case: Case, purpose: Purpose, desired: Desired) -> None:
    """`for`: the purposes for which it is refused, by default the two that take something over."""
    refused = "refused" in case and purpose in case.get("for", ["pairing", "upgrading"])
    if not refused:
        identity.check(desired, of(case), purpose)
        return
    with pytest.raises(Refused, match=case["refused"]) as caught:
        identity.check(desired, of(case), purpose)
    assert caught.value.hint


def test_a_downgrade_says_where_to_declare_the_running_version(desired: Desired) -> None:
    newer = Identity(installed=(("flux-system", "v2.10.0"),))
    with pytest.raises(Refused) as caught:
        identity.check(desired, newer, "pairing")
    assert 'Set flux_version="v2.10.0"' in caught.value.hint
    assert "pairings.c1.gitops.flux_version" in caught.value.hint
