"""What a source delivers, as objects of Flux. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provisioner.flux.facts import SUBSTITUTE_FROM
from provisioner.flux.platform.base import KUSTOMIZE, Object, Placement, item, names, seconds
from provisioner.flux.sync import duration, spec_path
from provisioner.handover import delivery
from provisioner.handover.platform.base import Source

# Kinds whose artifact is one chart, where it is one at all.
SINGLE = ("OCIRepository", "ExternalArtifact")


def objects(source: Source, kind: str, at: Placement) -> list[Object]:
    """`kind`: that of the source's own object, which has its name."""
    return of_source(source.name, kind, source.deliver, at)


def of_source(
    name: str, kind: str, delivered: Sequence[delivery.Delivery], at: Placement
) -> list[Object]:
    """What is delivered from the source of this kind and name."""
    reference = {"kind": kind, "name": name}
    return [_object(one, name, reference, at) for one in delivered]


def _object(one: delivery.Delivery, name: str, reference: Object, at: Placement) -> Object:
    if isinstance(one, delivery.Kustomization):
        return _kustomization(one, name, reference, at)
    return _release(one, name, reference, at)


def _common(one: delivery.Base, at: Placement) -> Object:
    """Where the controllers act in nobody's name by default, they are named themselves."""
    own = one.controller if at.gitops.lockdown else None
    return {
        "interval": duration(one.interval),
        "timeout": seconds(one.timeout),
        "dependsOn": names(one.depends_on),
        "targetNamespace": one.target_namespace or None,
        "serviceAccountName": one.service_account or own,
    }


def _kustomization(
    one: delivery.Kustomization, name: str, reference: Object, at: Placement
) -> Object:
    spec = {
        **_common(one, at),
        "path": spec_path(one.path),
        "prune": one.prune,
        "sourceRef": reference,
        "wait": one.wait or None,
        "healthChecks": [
            _check(check, one.target_namespace or at.namespace) for check in one.health_checks
        ],
        "decryption": at.decryption if one.decrypt else None,
        "postBuild": {"substituteFrom": SUBSTITUTE_FROM} if one.facts else None,
    }
    return item(KUSTOMIZE, "Kustomization", one.name or name, at, spec)


def _check(one: delivery.HealthCheck, namespace: str) -> dict[str, Any]:
    return {
        "apiVersion": one.api_version,
        "kind": one.object_kind,
        "name": one.name,
        "namespace": one.namespace or namespace,
    }


def _release(one: delivery.HelmRelease, name: str, reference: Object, at: Placement) -> Object:
    spec = {
        **_common(one, at),
        **_chart(one, reference),
        "releaseName": one.release_name or None,
        "install": {"createNamespace": True} if one.create_namespace else None,
        "values": one.values,
        "valuesFrom": [{"kind": "Secret", "name": secret} for secret in one.values_secrets],
    }
    return item("helm.toolkit.fluxcd.io/v2", "HelmRelease", one.name or name, at, spec)


def _chart(one: delivery.HelmRelease, reference: Object) -> Object:
    """Of the artifact itself, or one of several that the source has."""
    if reference["kind"] in SINGLE:
        return {"chartRef": reference}
    chart = {"chart": one.chart, "version": one.version, "sourceRef": reference}
    return {"chart": {"spec": {field: value for field, value in chart.items() if value}}}
