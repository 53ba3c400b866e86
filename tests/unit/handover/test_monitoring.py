"""What monitoring may be declared as."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.base.structs import from_plain
from provisioner.handover.fleet import COMPONENTS, Piece
from provisioner.handover.platform import base
from provisioner.handover.platform.monitoring import Declaration as Monitoring

MONITORING = {"kind": "monitoring"}
OFF = dict.fromkeys(("scraping", "rules", "dashboards", "state_metrics"), False)


def check(*pieces: dict[str, Any]) -> None:
    declared = [msgspec.convert(one, Piece) for one in pieces]
    base.check(declared, "flux-system", COMPONENTS, "v2.9.4", "platform")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"prometheus": "plain", "fleet": True, "key_days": 90},
        {"labels": {"release": "prometheus"}, "namespace": "monitoring"},
        {**OFF, "rules": True},
        {"state_metrics_account": "monitoring/kube-state-metrics"},
    ],
)
def test_good_ones(more: dict[str, Any]) -> None:
    check({**MONITORING, **more})


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (OFF, r"platform\[0\]: nothing is left of it"),
        (
            {"prometheus": "plain", "labels": {"a": "b"}},
            r"platform\[0\].labels: of no use with prometheus 'plain'",
        ),
        (
            {"dashboards": False, "dashboard_labels": {"a": "b"}},
            r"platform\[0\].dashboard_labels: of no use without dashboards",
        ),
        (
            {"state_metrics": False, "state_metrics_account": "a/b"},
            r"platform\[0\].state_metrics_account: of no use without state_metrics",
        ),
        ({"name": "platform"}, "Kustomization 'platform' is also that of the Kustomization"),
        ({"name": "flux-system"}, "Kustomization 'flux-system' is also that of Flux itself"),
    ],
)
def test_bad_ones(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        check({**MONITORING, **more})


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"prometheus": "Operator"}, "prometheus"),
        ({"namespace": "Monitoring"}, "namespace"),
        ({"labels": {"a b": "c"}}, "labels"),
        ({"labels": {"a": "c d"}}, "labels"),
        ({"interval": "30"}, "interval"),
        ({"failing_after": "soon"}, "failing_after"),
        ({"suspended_after": "1d"}, "suspended_after"),
        ({"key_days": 0}, "key_days"),
        ({"state_metrics_account": "kube-state-metrics"}, "state_metrics_account"),
        ({"depends_on": ["a/b/c"]}, "depends_on"),
        ({"scrape": True}, "scrape"),
        ({"dashboards": "yes"}, "dashboards"),
    ],
)
def test_what_its_fields_do_not_take(more: dict[str, Any], field: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=field):
        from_plain({**MONITORING, **more}, Monitoring)


def test_there_is_one_for_a_cluster() -> None:
    with pytest.raises(BadInput, match="a second piece monitoring"):
        check(MONITORING, {**MONITORING, "name": "other"})


def test_it_needs_kustomize_controller() -> None:
    declared = [msgspec.convert(MONITORING, Piece)]
    with pytest.raises(BadInput, match="needs kustomize-controller"):
        base.check(declared, "flux-system", ["source-controller"], "v2.9.4", "platform")
