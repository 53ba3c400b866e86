"""A Flagger that is there already, and is none of ours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.platform.test_progressive_delivery import PIECE, fleet

__all__ = ["fleet"]

OF_RELEASE = {"name": "flagger", "namespace": "flux-system"}


def deployment(image: str, **labels: str) -> dict[str, Any]:
    pod = {"metadata": {}, "spec": {"containers": [{"name": "main", "image": image}]}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "theirs", "namespace": "default", "labels": labels},
        "spec": {"template": pod},
    }


@pytest.mark.parametrize(
    ("image", "labels"),
    [
        ("ghcr.io/fluxcd/flagger:1.43.0", {}),
        ("localhost:5000/mirror/flagger@sha256:0", {"helm.toolkit.fluxcd.io/name": "flagger"}),
    ],
)
def test_another_flagger_is_noticed_before_anything_is_touched(
    fleet: FakeFleet, image: str, labels: dict[str, str]
) -> None:
    """Two of them would act on every Canary, and the CRDs of a newer one would be replaced."""
    fleet.only.server.create(deployment(image, **labels))
    for story in (fleet.plan, fleet.pair):
        assert "Deployment default/theirs is another Flagger" in report_of(story()).cause
    assert fleet.only.journal.writes == []


@pytest.mark.parametrize("image", ["ghcr.io/fluxcd/flagger-loadtester:0.31.0", "flaggers:1", ""])
def test_what_only_sounds_like_it_is_none(fleet: FakeFleet, image: str) -> None:
    fleet.only.server.create(deployment(image))
    assert report_of(fleet.pair()).result == "paired"


def test_our_own_flagger_is_no_other(fleet: FakeFleet) -> None:
    """Also where it has another name from now on."""
    alone = {"kind": PIECE["kind"], "provider": "kubernetes"}
    declare(fleet, alone)
    fleet.pair()
    release = {f"helm.toolkit.fluxcd.io/{a}": b for a, b in OF_RELEASE.items()}
    fleet.only.server.create(deployment("ghcr.io/fluxcd/flagger:1.36.1", **release))
    declare(fleet, {**alone, "name": "second"})
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
