"""Facts as Flux reads them: a ConfigMap of plain ones and a Secret of secret ones, for
`postBuild.substituteFrom` of child Kustomizations. Never for the root, whose CRDs hold `${`. Pure.

The Secret is for the API server alone and is never printed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from provisioner.base.secret import Secret
from provisioner.handover import facts

Object = dict[str, Any]

PLAIN = "provisioner-facts"
PRIVATE = "provisioner-secret-facts"
# A change reconciles what uses it at once, since Flux v2.7; before that at the next interval.
WATCH = {"reconcile.fluxcd.io/watch": "Enabled"}
OURS = {"app.kubernetes.io/managed-by": "provisioner"}
LABELS = {**OURS, **WATCH}
# Either may be missing: they go with their last fact.
SUBSTITUTE_FROM = [
    {"kind": "ConfigMap", "name": PLAIN, "optional": True},
    {"kind": "Secret", "name": PRIVATE, "optional": True},
]


def texts(declared: Mapping[str, str | int | bool]) -> dict[str, str]:
    """What manifests get, by name."""
    return {name: facts.written(value) for name, value in declared.items()}


def config_map(namespace: str, values: Mapping[str, str]) -> Object:
    return {**named("ConfigMap", namespace), "data": dict(values)}


def secret(namespace: str, values: Mapping[str, Secret]) -> Object:
    encoded = {name: _encoded(value) for name, value in values.items()}
    return {**named("Secret", namespace), "type": "Opaque", "data": encoded}


def named(kind: str, namespace: str) -> Object:
    """The object of a kind, without data."""
    name = PLAIN if kind == "ConfigMap" else PRIVATE
    meta = {"name": name, "namespace": namespace, "labels": dict(LABELS)}
    return {"apiVersion": "v1", "kind": kind, "metadata": meta}


def data(item: Object | None) -> dict[str, str]:
    """What a ConfigMap holds."""
    return dict((item or {}).get("data") or {})


def secrets(item: Object | None) -> dict[str, Secret]:
    """What a Secret holds; what is not base64 counts as empty."""
    return {name: Secret(_decoded(value)) for name, value in data(item).items()}


def ours(item: Object | None) -> bool:
    return OURS.items() <= labels(item).items()


def watched(item: Object | None) -> bool:
    return WATCH.items() <= labels(item).items()


def labels(item: Object | None) -> dict[str, str]:
    return ((item or {}).get("metadata") or {}).get("labels") or {}


def _encoded(value: Secret) -> str:
    return base64.b64encode(value.reveal().encode()).decode()


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
