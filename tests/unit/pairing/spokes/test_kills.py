"""A run with a hub and a spoke that is killed after any of its writes is simply run again, on
fakes."""

from __future__ import annotations

import pytest

from tests.fakes.fleet import FakeFleet
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_leaving import left
from tests.unit.pairing.spokes.test_stories import app, files, results
from tests.unit.pairing.test_kills import killed


def both_tokens(spokes: FakeSpokes) -> list[str]:
    held = spokes.cluster("c2").server.all("", "Secret", "flux-system")
    names = [str(item["metadata"]["name"]) for item in held]
    return [name for name in names if name.startswith("provisioner-spoke-token")]


@pytest.mark.parametrize("writes", range(1, 11))
def test_a_pairing_that_was_killed_goes_on(spokes: FakeSpokes, writes: int) -> None:
    spokes.fleet.pair(only=frozenset({"c1"}))
    killed(spokes.fleet, FakeFleet.pair, writes)
    assert results(spokes.fleet.pair()) == {"c1": "paired", "c2": "paired"}
    assert not spokes.fleet.pair().changed
    assert both_tokens(spokes) == ["provisioner-spoke-token"]


@pytest.mark.parametrize("writes", range(1, 5))
@pytest.mark.parametrize("again", ["pair", "rotate"])
def test_a_renewal_that_was_killed_goes_on(spokes: FakeSpokes, writes: int, again: str) -> None:
    spokes.fleet.pair()
    killed(spokes.fleet, lambda fleet: fleet.rotate("c2"), writes)
    assert app(spokes, "c2")
    report = spokes.fleet.pair() if again == "pair" else spokes.fleet.rotate("c2")
    assert report.exit_code == 0, report
    assert len(both_tokens(spokes)) == 1
    assert not spokes.fleet.pair().changed


@pytest.mark.parametrize("writes", range(1, 10))
def test_a_leaving_that_was_killed_goes_on(spokes: FakeSpokes, writes: int) -> None:
    spokes.fleet.pair()
    before = app(spokes, "c2")
    killed(spokes.fleet, lambda fleet: fleet.unpair("c2"), writes)
    assert results(spokes.fleet.unpair("c2")) == {"c2": "unpaired"}
    assert app(spokes, "c2") == before
    assert left(spokes, "c2") == []
    assert spokes.cluster("c1").peek("Secret", "spoke-c2-kubeconfig") is None
    assert [path for path in files(spokes) if "c2" in path] == ["clusters/c2/app.yaml"]
