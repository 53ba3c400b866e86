"""A plain cluster needs nothing of hubs, moves and pieces, whether it is paired for the first time
or nothing has changed: their modules are not imported for it."""

from __future__ import annotations

import sys

import pytest

from provisioner.pairing import plan
from tests.fakes.fleet import report_of
from tests.unit.conftest import FleetMaker

UNNEEDED = frozenset(
    {
        "provisioner.flux.canaries",
        "provisioner.flux.monitoring.dashboards",
        "provisioner.flux.platform.egress",
        "provisioner.flux.platform.monitoring",
        "provisioner.flux.platform.receiver",
        "provisioner.flux.platform.tenant",
        "provisioner.pairing.branch.canaries.before_push",
        "provisioner.pairing.flux_on_cluster.egress",
        "provisioner.pairing.moving.hold",
        "provisioner.pairing.moving.leave",
        "provisioner.pairing.moving.live_objects",
        "provisioner.pairing.platform.proof",
        "provisioner.pairing.platform.webhooks",
        "provisioner.pairing.removal.uninstall",
        "provisioner.pairing.spokes",
    }
)


def test_a_plain_cluster_is_paired_without_them(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet = fake_fleet(1)
    for name in {*UNNEEDED, *(one for one in sys.modules if _unneeded(one))}:
        above, _, last = name.rpartition(".")
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delattr(sys.modules.get(above) or object(), last, raising=False)
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset())
    for changed in (True, False):
        report = fleet.pair()
        assert (report_of(report).cause, report.changed) == ("", changed)
    assert report_of(fleet.status()).result == "paired"


def _unneeded(name: str) -> bool:
    return any(f"{name}.".startswith(f"{one}.") for one in UNNEEDED)
