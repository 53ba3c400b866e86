"""A run that is killed after any of its writes is simply run again.

From the write on, nothing answers any more: that is what a killed process sees of the world, and
what the world sees of it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.flux import secret
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet
from tests.fakes.journal import Fault, Request
from tests.unit.conftest import FleetMaker

SHOP = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  namespace: default
"""
Story = Callable[[FakeFleet], Report]


def drain(fleet: FakeFleet) -> Report:
    return fleet.unpair(drain=True)


class Kill:
    """The end of a run after so many writes to clusters and Git host."""

    def __init__(self, fleet: FakeFleet, writes: int) -> None:
        self._left = writes
        clusters = [cluster.journal for cluster in fleet.clusters.values()]
        others = [host.journal for host in fleet.hosts.values()]
        self._journals = [*clusters, fleet.host.journal, *others]
        for journal in self._journals:
            error = Unreachable("the fakes", "the run was killed")
            journal.faults.append(
                Fault(error=error, matches=lambda _request: self.done, times=None)
            )
            journal.reactions.append((_counts, self._count))

    @property
    def done(self) -> bool:
        return self._left <= 0

    def over(self) -> None:
        """Everything answers again."""
        for journal in self._journals:
            journal.faults.clear()
            journal.reactions.clear()

    def _count(self, _request: Request) -> None:
        self._left -= 1


def _counts(request: Request) -> bool:
    return request.writes and request.kind != "Lease"


def killed(fleet: FakeFleet, story: Story, writes: int) -> None:
    kill = Kill(fleet, writes)
    story(fleet)
    assert kill.done, "the story has fewer writes"
    kill.over()


def check_paired(fleet: FakeFleet) -> None:
    """Paired, with one key everywhere, and nothing left to do or of a rotation."""
    assert fleet.pair().exit_code == 0
    assert set(fleet.steps().values()) == {"unchanged"}
    public = secret.public_key(fleet.only.peek("Secret", "flux-system"))
    assert [key.public for key in fleet.host.book or []] == [public]
    record = (fleet.only.peek("ConfigMap", "provisioner-pairing") or {})["data"]
    assert (record["fingerprint"], record["rotation"]) == (keys.fingerprint(public), "")
    assert fleet.only.peek("Secret", "flux-system-rotation") is None


def check_left(fleet: FakeFleet) -> None:
    """Nothing of ours in the cluster, on the host or in Git."""
    assert "flux-system" not in fleet.only.names("Namespace")
    for kind in ("CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding"):
        assert fleet.only.names(kind) == []
    assert fleet.host.book == []
    tree = fleet.repository.tree(fleet.repository.head("main") or "")
    assert [path for path in tree if "flux-system" in path] == []


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet()
    made.repository.commit({"clusters/c1/shop.yaml": SHOP})
    return made


@pytest.mark.parametrize("writes", [1, 13, 14, 15, 18])
def test_a_first_pairing(writes: int, fleet: FakeFleet) -> None:
    """Around the Secret, the key on the host, the sync objects and the record."""
    killed(fleet, FakeFleet.pair, writes)
    assert fleet.pair().exit_code == 0
    check_paired(fleet)


@pytest.mark.parametrize("writes", range(1, 10))
def test_a_rotation(writes: int, fleet: FakeFleet) -> None:
    """Ended by `rotate` and by `pair` in turns."""
    fleet.pair()
    killed(fleet, FakeFleet.rotate, writes)
    assert (fleet.rotate() if writes % 2 else fleet.pair()).exit_code == 0
    check_paired(fleet)


@pytest.mark.parametrize("writes", [1, 3, 7, 12])
def test_leaving(writes: int, fleet: FakeFleet) -> None:
    fleet.pair()
    killed(fleet, drain, writes)
    assert drain(fleet).exit_code == 0
    check_left(fleet)
    assert fleet.only.peek("ConfigMap", "shop", "default") is None


@pytest.mark.parametrize("writes", [1, 6])
def test_leaving_that_is_thought_better_of(writes: int, fleet: FakeFleet) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.unpair, writes)
    assert fleet.pair().exit_code == 0
    check_paired(fleet)
    assert fleet.only.peek("ConfigMap", "shop", "default")
