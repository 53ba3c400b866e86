"""Objects that a person or another root has on the cluster."""

from __future__ import annotations

from typing import Any

import yaml

Object = dict[str, Any]


def item(api_version: str, kind: str, name: str, namespace: str = "", **more: Any) -> Object:
    place = {"namespace": namespace} if namespace else {}
    meta = {"name": name, **place, **more.pop("metadata", {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": meta, **more}


def kustomization(name: str, path: str, **meta: Any) -> Object:
    source = {"kind": "GitRepository", "name": "flux-system", "namespace": "flux-system"}
    spec = {"interval": "1m", "path": path, "prune": True, "sourceRef": source}
    return item(
        "kustomize.toolkit.fluxcd.io/v1", "Kustomization", name, "default", spec=spec, metadata=meta
    )


def config(name: str) -> Object:
    return item("v1", "ConfigMap", name, "default", data={"from": name})


def text(*objects: Object) -> str:
    return str(yaml.safe_dump_all(objects))
