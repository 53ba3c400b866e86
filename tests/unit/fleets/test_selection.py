"""Which clusters a command line means."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.fleets import selection
from provisioner.handover.fleet import Fleet, Pairing

LABELS = {"prod-1": {"env": "prod"}, "prod-2": {"env": "prod", "tier": ""}, "test": {"env": "test"}}
ALL = set(LABELS)


@pytest.fixture
def fleet() -> Fleet:
    pairings = {
        name: Pairing(cluster=name, repository="r", path=name, labels=labels)
        for name, labels in LABELS.items()
    }
    return Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings=pairings)


@pytest.mark.parametrize(
    ("only", "skip", "selected"),
    [
        ((), (), None),
        (("test",), (), {"test"}),
        (("prod-*",), (), {"prod-1", "prod-2"}),
        (("env=prod",), ("prod-1",), {"prod-2"}),
        (("tier=",), (), {"prod-2"}),
        (("test", "prod-1"), (), {"test", "prod-1"}),
        ((), ("env=prod",), {"test"}),
    ],
)
def test_selected(
    fleet: Fleet, only: tuple[str, ...], skip: tuple[str, ...], selected: set[str] | None
) -> None:
    assert selection.names(fleet, only, skip) == selected


@pytest.mark.parametrize(
    ("only", "skip", "words"),
    [
        (
            ("staging",),
            (),
            "--only staging: matches no cluster of fleet demo. Paired clusters: prod",
        ),
        (("prod-1", "x*"), (), "--only x*: matches no cluster"),
        (("env=staging",), (), "Labels of its clusters: env=prod, env=test, tier=."),
        ((), ("nobody",), "--skip nobody: matches no cluster"),
        (("test",), ("env=*", "test"), "--skip env=*: matches no cluster"),
        (("test",), ("t*",), "--skip t*: leaves no cluster of those that --only selects"),
        ((), ("*",), "--skip *: leaves no cluster"),
    ],
)
def test_refused(fleet: Fleet, only: tuple[str, ...], skip: tuple[str, ...], words: str) -> None:
    with pytest.raises(BadInput) as refused:
        selection.names(fleet, only, skip)
    assert words in str(refused.value)
