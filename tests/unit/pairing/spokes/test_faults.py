"""A spoke whose token has ended, and a hub that is gone: each is named with what to do; on
fakes."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Unreachable
from provisioner.pairing.flux_on_cluster import delivery_faults
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_moves import to_own
from tests.unit.pairing.spokes.test_stories import app, results

GONE = Unreachable("cluster c1", "does not respond", "Start it.")


def test_a_token_that_has_ended_is_named_and_renewed(spokes: FakeSpokes) -> None:
    """Its Secret is still there, and the API server accepts it no more."""
    spokes.fleet.pair()
    before, token = app(spokes, "c2"), spokes.token("c2")
    spokes.ended.add(token)
    spokes.fleet.flux["c1"].tick()
    seen = report_of(spokes.fleet.status(), "c2")
    assert (seen.result, seen.delivery) == ("drifted", "failing")
    assert "asked for the client to provide credentials" in seen.delivery_detail
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c2": "delivery-failing"}
    assert "does not accept the token of its hub any more" in report_of(report, "c2").cause
    assert "`provisioner rotate c2`" in report_of(report, "c2").hint
    assert results(spokes.fleet.rotate("c2")) == {"c2": "rotated"}
    assert spokes.token("c2") != token
    assert results(spokes.fleet.pair()) == {"c1": "paired", "c2": "paired"}
    assert app(spokes, "c2") == before


@pytest.mark.parametrize(
    ("message", "cause", "hint"),
    [
        ("Unauthorized", "does not accept the token", "rotate c2"),
        ('configmaps "x" is forbidden: User', "lacks a right there", "spoke_role"),
        ("tls: x509: certificate signed by unknown authority", "does not trust", "authority of c2"),
        ("dial tcp 10.0.0.1:443: i/o timeout", "does not reach", "spoke_server"),
        ("lookup s1.example.com: no such host", "does not reach", "spoke_server"),
        ("x dry-run failed (Invalid): y", "dry-run failed", "in Git"),
    ],
)
def test_what_keeps_a_hub_from_delivering(message: str, cause: str, hint: str) -> None:
    failure = delivery_faults.of_spoke("c2", "ReconciliationFailed", message)
    assert cause in failure.cause
    assert message in failure.cause
    assert hint in failure.hint


def test_a_spoke_does_not_move_from_a_hub_that_is_gone(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    before = app(spokes, "c2")
    to_own(spokes)
    spokes.cluster("c1").journal.fail(GONE, times=100)
    report = report_of(spokes.fleet.pair(), "c2")
    assert (report.result, report.cause) == ("failed", "cluster c1: does not respond")
    assert spokes.cluster("c2").journal.writes == []
    assert app(spokes, "c2") == before
