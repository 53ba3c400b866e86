"""Flagger and its load tester, and what Canaries refer to. Pure.

Canaries, and what they refer to, are of kinds that only Flagger's chart brings. So there is a
Kustomization that has nothing to apply, and is ready once the release is: the one of what Canaries
refer to depends on it, and so can those of the user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput
from provisioner.flux import platform_files
from provisioner.flux.platform import base
from provisioner.flux.platform.oci_source import CHART
from provisioner.flux.sync import duration
from provisioner.handover.platform.progressive_delivery import ANALYSIS, INSTALLED, LOAD_TESTER

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.canary_analysis import AlertProvider, Metric
    from provisioner.handover.platform.progressive_delivery import Declaration

FLAGGER = "flagger.app/v1beta1"
HELM = "helm.toolkit.fluxcd.io/v2"
CRDS = {"crds": "CreateReplace"}


def objects(piece: Declaration, at: Placement) -> list[Object]:
    items = _release(piece, at, piece.name, piece.chart, piece.version, values(piece, at))
    if piece.load_tester:
        name, version = f"{piece.name}-{LOAD_TESTER}", piece.load_tester_version
        given = piece.load_tester_values
        items += _release(piece, at, name, piece.load_tester_chart, version, given)
    return [*items, *_kustomizations(piece, at)]


def values(piece: Declaration, at: Placement) -> Object:
    """Of Flagger's chart. Alerts name the cluster."""
    server = {"metricsServer": piece.metrics_server} if piece.metrics_server else {}
    own = {"meshProvider": piece.provider, "clusterName": at.cluster, **server}
    return {**own, **piece.values}


def _release(
    piece: Declaration, at: Placement, name: str, chart: str, version: str, given: Object
) -> list[Object]:
    source = {
        "interval": duration(piece.interval),
        "url": chart,
        "ref": {"tag": version},
        "layerSelector": CHART,
        "secretRef": _login(piece, chart),
        "insecure": piece.insecure or None,
    }
    release = {
        "interval": duration(piece.interval),
        "chartRef": {"kind": "OCIRepository", "name": name},
        "releaseName": name,
        "targetNamespace": piece.namespace,
        # Where the controllers act in nobody's name by default, this one is named itself.
        "serviceAccountName": "helm-controller" if at.gitops.lockdown else None,
        "install": {"createNamespace": True, **CRDS},
        "upgrade": CRDS,
        "values": given,
    }
    return [
        base.item(base.SOURCE, "OCIRepository", name, at, source),
        base.item(HELM, "HelmRelease", name, at, release),
    ]


def _login(piece: Declaration, chart: str) -> Object | None:
    """The token is for the registry of Flagger's chart, and no other gets it."""
    same = chart.split("/")[2] == piece.chart.split("/")[2]
    return {"name": base.secret_name(piece)} if piece.credential and same else None


def _kustomizations(piece: Declaration, at: Placement) -> list[Object]:
    release = {"apiVersion": HELM, "kind": "HelmRelease"}
    check = {**release, "name": piece.name, "namespace": at.namespace}
    installed = platform_files.delivery_of(f"{piece.name}-{INSTALLED}", at)
    installed["spec"]["healthChecks"] = [check]
    if not piece.refers:
        return [installed]
    first = installed["metadata"]["name"]
    return [installed, platform_files.delivery_of(f"{piece.name}-{ANALYSIS}", at, first)]


def folders(piece: Declaration, at: Placement) -> Mapping[str, list[Object]]:
    """What each of the Kustomizations delivers."""
    installed: dict[str, list[Object]] = {f"{piece.name}-{INSTALLED}": []}
    if not piece.refers:
        return installed
    metrics = [_metric(piece, one, at) for one in piece.metrics]
    alerts = [_alert_provider(piece, one, at) for one in piece.alerts]
    return {**installed, f"{piece.name}-{ANALYSIS}": [*metrics, *alerts]}


def _metric(piece: Declaration, one: Metric, at: Placement) -> Object:
    address = one.address or (piece.metrics_server if one.provider == "prometheus" else "")
    given = {
        "type": one.provider,
        "address": address or None,
        "region": one.region or None,
        "secretRef": {"name": _metric_secret(piece, one)} if one.credentials else None,
    }
    provider = {field: value for field, value in given.items() if value}
    spec = {"provider": provider, "query": one.query}
    return base.item(FLAGGER, "MetricTemplate", one.name, at, spec)


def _alert_provider(piece: Declaration, one: AlertProvider, at: Placement) -> Object:
    spec = {
        "type": one.service,
        "channel": one.channel or None,
        "username": one.username or None,
        "proxy": one.proxy or None,
        "secretRef": {"name": _alert_secret(piece, one)},
    }
    return base.item(FLAGGER, "AlertProvider", one.name, at, spec)


def _metric_secret(piece: Declaration, one: Metric) -> str:
    return f"{base.secret_name(piece)}-metric-{one.name}"


def _alert_secret(piece: Declaration, one: AlertProvider) -> str:
    return f"{base.secret_name(piece)}-alert-{one.name}"


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    return [
        *base.registry_login(piece, piece.chart),
        *(_of_metric(piece, one) for one in piece.metrics if one.credentials),
        *(_of_alerts(piece, one) for one in piece.alerts),
    ]


def _of_metric(piece: Declaration, one: Metric) -> SecretNeeded:
    return base.SecretNeeded(
        name=_metric_secret(piece, one), references=one.credentials, entries=dict
    )


def _of_alerts(piece: Declaration, one: AlertProvider) -> SecretNeeded:
    given = {"address": one.address, "token": one.token}
    references = {name: value for name, value in given.items() if value}
    return base.SecretNeeded(
        name=_alert_secret(piece, one), references=references, entries=_addressed(piece, one)
    )


def _addressed(piece: Declaration, one: AlertProvider) -> Callable[[Values], Entries]:
    def entries(values: Values) -> Entries:
        if not values["address"].reveal().startswith(("https://", "http://")):
            cause = f"the address of alerts {one.name!r} is no URL"
            hint = "Refer to the URL of a webhook, https://..."
            raise BadInput(piece.title, cause, hint)
        return dict(values)

    return entries
