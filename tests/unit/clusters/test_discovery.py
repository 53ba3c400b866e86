"""Waiting until the kinds of new CRDs are served."""

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters import discovery, faults
from provisioner.clusters.caller import Caller
from provisioner.clusters.discovery import Discovery
from provisioner.clusters.transport import Object, Request
from tests.fakes.clock import FakeTime

pytestmark = pytest.mark.usefixtures("fast")


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    made = FakeTime()
    made.install(monkeypatch)
    return made


class FakeCaller:
    """Serves each kind from its nth request on: 404 before, then not ready, then a list."""

    def __init__(self, after: dict[str, int]) -> None:
        self.after, self.asked = after, Counter[str]()

    def call(self, request: Request) -> Object | None:
        plural = request.path.rpartition("/")[2]
        self.asked[plural] += 1
        left = self.after[plural] - self.asked[plural]
        if left == 1:
            raise faults.Passing("cluster c1", "storage is being prepared")
        return None if left > 0 else {}


def crd(plural: str) -> Object:
    names = {"kind": plural.capitalize(), "plural": plural}
    versions = [{"name": "v1", "served": True}, {"name": "v1beta1", "served": False}]
    return {"spec": {"group": "g.test", "names": names, "scope": "Cluster", "versions": versions}}


def waiting_for(caller: FakeCaller, seconds: float) -> Discovery:
    found = Discovery("c1", cast(Caller, caller))
    found.wait_until_served([crd(plural) for plural in caller.after], Deadline.after(seconds))
    return found


def test_what_is_served_is_not_asked_for_again() -> None:
    caller = FakeCaller({"first": 1, "second": 4, "third": 2})
    found = waiting_for(caller, 60)
    assert caller.asked == {"first": 1, "second": 4, "third": 2}
    assert found.find("g.test/v1", "Second") is not None


def test_pauses_grow(fast: FakeTime) -> None:
    waiting_for(FakeCaller({"slow": 30}), 60)
    assert fast.slept[0] == discovery.PREPARING
    assert max(fast.slept) == fast.slept[-1] == discovery.LONGEST


def test_the_kind_that_is_late_is_named() -> None:
    with pytest.raises(TimedOut, match=r"does not serve Late of g.test/v1 in time"):
        waiting_for(FakeCaller({"early": 1, "late": 1_000_000}), 2)


def test_nothing_is_asked_where_nothing_is_new() -> None:
    caller = FakeCaller({})
    waiting_for(caller, 0)
    assert not caller.asked
