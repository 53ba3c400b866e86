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
# Only where it runs, so that clusters without it keep the file that they have.
WATCHER = "source-watcher"
OF_WATCHER = ("--no-cross-namespace-refs=true", (WATCHER,))
GROUP = "kustomize.toolkit.fluxcd.io"


def patches(*, watcher: bool = False) -> list[Object]:
    """Entries of `patches`. What they name need not be there. `watcher`: also for source-watcher,
    which would copy what the sources of other namespaces have."""
    added = [_patch("Deployment", _argument(flag), names) for flag, names in _arguments(watcher)]
    return [*added, _patch("Kustomization", _account())]


def _arguments(watcher: bool) -> Sequence[tuple[str, tuple[str, ...]]]:
    return (*ARGUMENTS, OF_WATCHER) if watcher else ARGUMENTS


def _argument(flag: str) -> Object:
    return {"op": "add", "path": "/spec/template/spec/containers/0/args/-", "value": flag}


def _account() -> Object:
    return {"op": "add", "path": "/spec/serviceAccountName", "value": ACCOUNT}


def _patch(kind: str, change: Object, names: Sequence[str] = ()) -> Object:
    named: Object = {"name": f"({'|'.join(names)})"} if names else {"group": GROUP}
    return {"patch": yamls.dump([[change]]), "target": {"kind": kind, **named}}


def is_locked(kustomization: Any, *, watcher: bool = False) -> bool:
    """Whether a decoded kustomization.yaml has these patches, whatever else it has."""
    entries = kustomization.get("patches") if isinstance(kustomization, dict) else None
    wanted = patches(watcher=watcher)
    return isinstance(entries, list) and all(entry in entries for entry in wanted)


def root(item: Object) -> Object:
    """The Kustomization that Flux starts from, with these patches."""
    return {**item, "spec": {**item["spec"], "serviceAccountName": ACCOUNT}}


def applied(components: Iterable[Object], *, watcher: bool = False) -> list[Object]:
    """The components as kustomize builds them with these patches."""
    flags = _arguments(watcher)
    return [_locked(item, flags) if item["kind"] == "Deployment" else item for item in components]


def _locked(item: Object, flags: Sequence[tuple[str, tuple[str, ...]]]) -> Object:
    name = item["metadata"]["name"]
    more = [flag for flag, names in flags if name in names]
    if not more:
        return item
    template: Mapping[str, Any] = item["spec"]["template"]
    first, *others = template["spec"]["containers"]
    containers = [{**first, "args": [*first.get("args", []), *more]}, *others]
    pod = {**template["spec"], "containers": containers}
    return {**item, "spec": {**item["spec"], "template": {**template, "spec": pod}}}
