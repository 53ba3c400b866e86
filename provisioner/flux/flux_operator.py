"""The FluxInstance from which flux-operator installs Flux and keeps it, and the sync objects that
the operator makes of it. Pure.

A FluxInstance may have fields of the user's. Ours are set in it, and all others stay.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from provisioner.base import yaml_reader
from provisioner.flux import files, secret, sync, yamls
from provisioner.handover.flux_operator import MANAGER as MANAGER
from provisioner.handover.flux_operator import SYNC_INTERVAL

if TYPE_CHECKING:
    from provisioner.handover.fleet import GitOps

Object = dict[str, Any]
Path = tuple[str, ...]
GROUP = "fluxcd.controlplane.io"
API, KIND = f"{GROUP}/v1", "FluxInstance"
NAME = "flux"  # the operator accepts no other
SWITCH = f"{GROUP}/reconcile"  # `disabled`: the operator leaves the FluxInstance alone
DISABLED = "disabled"
# Who takes the file out of Git must not uninstall Flux with it.
KEPT = {"kustomize.toolkit.fluxcd.io/prune": "disabled"}
# Fields that mean the same in several spellings.
PATH, VERSION, INTERVAL = ("sync", "path"), ("distribution", "version"), ("sync", "interval")


def instance(
    gitops: GitOps, *, url: str, branch: str, path: str, provider: str = ""
) -> Object | None:
    """With the fields that are declared, and no others; None where provisioner installs Flux."""
    if gitops.manager != MANAGER:
        return None
    meta = {"name": NAME, "namespace": gitops.namespace, "annotations": dict(KEPT)}
    spec = {
        "distribution": _filled(
            version=gitops.flux_version.removeprefix("v"),
            registry=gitops.registry,
            imagePullSecret=gitops.image_pull_secret,
            artifact=gitops.distribution_artifact,
        ),
        "components": list(gitops.components),
        "cluster": {
            "type": gitops.cluster_type,
            "domain": gitops.cluster_domain,
            "networkPolicy": gitops.network_policy,
            "multitenant": gitops.lockdown,
            **_filled(size=gitops.cluster_size),
        },
        "sync": {
            "kind": "GitRepository",
            "url": url,
            "ref": f"refs/heads/{branch}",
            "path": sync.spec_path(path),
            "pullSecret": secret.NAME,
            "interval": sync.duration(gitops.interval),
            **_filled(provider=provider),
        },
    }
    return {"apiVersion": API, "kind": KIND, "metadata": meta, "spec": spec}


def _filled(**fields: str) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def synced(item: Object, source: Object, root: Object) -> tuple[Object, Object]:
    """The sync objects as the operator makes them, from those that `flux bootstrap` would write."""
    ref = {"name": item["spec"]["sync"]["ref"]}
    return (
        {**source, "spec": {**source["spec"], "ref": ref}},
        {**root, "spec": {**root["spec"], "interval": SYNC_INTERVAL}},
    )


def rendered(item: Object) -> dict[str, str]:
    """File name to text, for the folder `<path>/<namespace>`."""
    return {files.INSTANCE: yamls.dump([item]), files.KUSTOMIZATION: files.of_instance()}


def read(text: str, path: str) -> Object:
    """The FluxInstance in a file of this name; empty where there is none."""
    found = (item for item in yaml_reader.load(text, path) if is_instance(item))
    return next(found, {})


def is_instance(item: Any) -> bool:
    return isinstance(item, Mapping) and item.get("kind") == KIND and _group_of(item) == GROUP


def _group_of(item: Mapping[str, Any]) -> str:
    return str(item.get("apiVersion", "")).partition("/")[0]


def adopted(live: Object) -> Object:
    """What of a FluxInstance on a cluster belongs into its file: all that the user can declare."""
    notes = live["metadata"].get("annotations") or {}
    own = {key: text for key, text in notes.items() if key.startswith(f"{GROUP}/")}
    own.pop(SWITCH, None)  # set on the cluster for a while
    return {"metadata": {"annotations": own} if own else {}, "spec": live.get("spec") or {}}


def merged(ours: Object, theirs: Object) -> Object:
    """Ours set in what else there is."""
    whole: Object = _merged(
        ours, {key: theirs[key] for key in ("metadata", "spec") if key in theirs}
    )
    return whole


def _merged(ours: Any, theirs: Any) -> Any:
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return ours
    kept = {key: value for key, value in theirs.items() if key not in ours}
    return {**kept, **{key: _merged(value, theirs.get(key)) for key, value in ours.items()}}


def text(item: Object, held: str | None, path: str, live: Object | None) -> str:
    """The file as it is to be: with the fields of the user's that it has, or at an adoption those
    that the cluster has. A file that says the same already stays as it is, with its comments."""
    if held is None:
        return yamls.dump([merged(item, adopted(live) if live else {})])
    documents = yaml_reader.load(held, path)
    wanted = [merged(item, one) if is_instance(one) else one for one in documents]
    if not any(map(is_instance, documents)):
        wanted.append(item)
    return held if wanted == documents else yamls.dump(wanted)


def differences(wanted: Object, live: Object) -> dict[str, tuple[Any, Any]]:
    """Fields of the spec that are otherwise on the cluster: by their path, as they are there (None:
    not at all) and as they are wanted."""
    spec = live.get("spec") or {}
    found = ((path, _at(spec, path), value) for path, value in _leaves(wanted["spec"], ()))
    return {
        ".".join(("spec", *path)): (there, value)
        for path, there, value in found
        if _canonical(path, there) != _canonical(path, value)
    }


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value


def _at(spec: Any, path: Path) -> Any:
    for key in path:
        spec = spec.get(key) if isinstance(spec, dict) else None
    return spec


def _canonical(path: Path, value: Any) -> Any:
    if path == ("components",) and isinstance(value, list):
        return sorted(map(str, value))
    if not isinstance(value, str):
        return value
    if path == PATH:
        return posixpath.normpath(value)
    if path == INTERVAL:
        return sync.duration(value)
    return value.removeprefix("v") if path == VERSION else value


def version_in(text: str, path: str) -> str:
    """The version of Flux that a file asks for, as Flux writes it; empty for a range of them."""
    version = _at(read(text, path).get("spec"), VERSION)
    return f"v{str(version).removeprefix('v')}" if version else ""


def is_locked(text: str, path: str) -> bool:
    """Whether a file locks the controllers down."""
    return bool(_at(read(text, path).get("spec"), ("cluster", "multitenant")))


def is_disabled(live: Object) -> bool:
    return (live["metadata"].get("annotations") or {}).get(SWITCH) == DISABLED
