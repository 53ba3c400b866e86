"""When our ConfigMap is written anew, and what the user reads about it."""

from __future__ import annotations

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import record
from provisioner.pairing.steps.record import RecordState

WANTED = {"fleet": "demo", "uid": "b", "path": "clusters/c1"}


@pytest.mark.parametrize(
    ("held", "action", "detail"),
    [
        pytest.param({}, "created", "", id="none"),
        pytest.param(WANTED, "unchanged", "", id="as wanted"),
        pytest.param({**WANTED, "note": "mine"}, "unchanged", "", id="with an entry of the user's"),
        pytest.param({**WANTED, "path": "x"}, "configured", "", id="another path"),
        pytest.param({"fleet": "demo"}, "configured", "", id="from a version without UIDs"),
        pytest.param(
            {**WANTED, "uid": "a"},
            "configured",
            "rebuilt: kube-system no longer has the UID it had when this cluster was paired",
            id="another UID is a rebuilt cluster",
        ),
    ],
)
def test_record(held: dict[str, str], action: str, detail: str, desired: Desired) -> None:
    decision = record.decide(desired, RecordState(held=held, wanted=WANTED))
    assert (decision.action, decision.detail) == (action, detail)
    assert decision.work == (None if action == "unchanged" else WANTED)
