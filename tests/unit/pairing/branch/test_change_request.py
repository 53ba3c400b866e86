"""What is done about a proposal: every case is data in change_request.json."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Refused
from provisioner.git import branches
from provisioner.git.hosts.base import ChangeRequest
from provisioner.pairing.branch import change_request
from provisioner.pairing.branch.change_request import RequestState
from tests.unit.pairing.branch.host import BRANCH
from tests.unit.pairing.cases import Case, cases


def request_state(case: Case) -> RequestState:
    request, tip = None, None
    if "request" in case:
        request = ChangeRequest(
            number=1, url="https://host/pulls/1", branch=BRANCH, state=case["request"]
        )
    if "tip" in case:
        paths = tuple(case.get("changes", ["b"]))
        tip = branches.Tip(commit="c", ours=case["tip"] == "ours", author="T", paths=paths)
    return RequestState(
        branch=BRANCH,
        tip=tip,
        held=case.get("held", False),
        request=request,
        wanted=frozenset({"b", "c"}),
    )


@pytest.mark.parametrize("case", cases("change_request"))
def test_change_request(case: Case) -> None:
    state = request_state(case)
    if "refused" not in case:
        assert change_request.decide("repository", state) == case["do"]
        return
    with pytest.raises(Refused, match=case["refused"]) as caught:
        change_request.decide("repository", state)
    assert BRANCH in caught.value.hint
