"""When a fetch proves the new key: cases in rotation.json."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Refused
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.rotation.prove_fetch import Fetch
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import Case, cases
from tests.unit.pairing.rotation.states import reader


@pytest.mark.parametrize("case", cases("rotation", "outcome"))
def test_outcome(case: Case) -> None:
    notes = {"reconcile.fluxcd.io/requestedAt": case.get("annotation", "token")}
    item = {"metadata": {"generation": 1, "annotations": notes}, "status": case["status"]}
    fetch = prove_fetch.outcome(item, "token")
    assert fetch == Fetch(handled=case["handled"], failure=case.get("failure", ""))


def test_a_source_that_was_deleted_meanwhile_is_not_proven() -> None:
    assert prove_fetch.outcome(None, "token") == Fetch(handled=True, failure="it was deleted")


def test_every_reader_is_named(desired: Desired) -> None:
    reading = [reader(desired, {}), reader(desired, {"name": "apps"})]
    decision = prove_fetch.decide(desired, reading)
    assert (decision.action, decision.subject, decision.work) == (
        "configured",
        "2 sources",
        reading,
    )
    names = "GitRepository flux-system/flux-system, GitRepository flux-system/apps"
    assert decision.detail == f"fetched with the new key: {names}"


def test_a_reader_that_can_prove_nothing_is_refused_before_the_proof(desired: Desired) -> None:
    reading = [reader(desired, {}), reader(desired, {"name": "apps", "suspend": True})]
    with pytest.raises(Refused, match="apps is suspended"):
        prove_fetch.decide(desired, reading)
