"""The controllers locked down for clusters that several teams share: patches in Flux's
kustomization.yaml, as its documentation has them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provisioner.flux import yamls

Object = dict[str, Any]
DELIVERERS = ("kustomize-controller", "helm-controller")
ACCOUNT = "kustomize-controller"  # in whose name Flux's own Kustomizations are applied
REFERRING = (
    *DELIVERERS,
    "notification-controller",
    "image-reflector-controller",
    "image-automation-controller",
)
ARGUMENTS = (
    ("--no-cross-namespace-refs=true", REFERRING),
    ("--no-remote-bases=true", ("kustomize-controller",)),
    ("--default-service-account=default", DELIVERERS),
)
GROUP = "kustomize.toolkit.fluxcd.io"


def patches() -> list[Object]:
    """Entries of `patches`. What they name need not be there."""
    added = [_patch("Deployment", _argument(flag), names) for flag, names in ARGUMENTS]
    return [*added, _patch("Kustomization", _account())]


def _argument(flag: str) -> Object:
    return {"op": "add", "path": "/spec/template/spec/containers/0/args/-", "value": flag}


def _account() -> Object:
    return {"op": "add", "path": "/spec/serviceAccountName", "value": ACCOUNT}


def _patch(kind: str, change: Object, names: Sequence[str] = ()) -> Object:
    named: Object = {"name": f"({'|'.join(names)})"} if names else {"group": GROUP}
    return {"patch": yamls.dump([[change]]), "target": {"kind": kind, **named}}


def is_locked(kustomization: Any) -> bool:
    """Whether a decoded kustomization.yaml has these patches, whatever else it has."""
    entries = kustomization.get("patches") if isinstance(kustomization, dict) else None
    return isinstance(entries, list) and all(entry in entries for entry in patches())


def root(item: Object) -> Object:
    """The Kustomization that Flux starts from, with these patches."""
    return {**item, "spec": {**item["spec"], "serviceAccountName": ACCOUNT}}


def applied(components: Iterable[Object]) -> list[Object]:
    """The components as kustomize builds them with these patches."""
    return [_locked(item) if item["kind"] == "Deployment" else item for item in components]


def _locked(item: Object) -> Object:
    name = item["metadata"]["name"]
    more = [flag for flag, names in ARGUMENTS if name in names]
    if not more:
        return item
    template: Mapping[str, Any] = item["spec"]["template"]
    first, *others = template["spec"]["containers"]
    containers = [{**first, "args": [*first.get("args", []), *more]}, *others]
    pod = {**template["spec"], "containers": containers}
    return {**item, "spec": {**item["spec"], "template": {**template, "spec": pod}}}
