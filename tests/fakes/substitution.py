"""A fake of Flux's substitution: `${name}` by the entry of a Secret or a ConfigMap, in YAML with
quotes only where they are needed, as kustomize writes it."""

from __future__ import annotations

import base64
import re
from typing import Any

from provisioner.base import yaml_reader
from provisioner.flux import yamls
from tests.fakes.api_server import ApiServer

Object = dict[str, Any]
NOT_REPLACED = "kustomize.toolkit.fluxcd.io/substitute"
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def replaced(server: ApiServer, kustomization: Object, items: list[Object]) -> list[Object]:
    """The objects as Flux applies them; what no entry has becomes an empty text."""
    sources = (kustomization["spec"].get("postBuild") or {}).get("substituteFrom") or []
    if not sources:
        return items
    values: dict[str, str] = {}
    for one in sources:
        values |= _entries(server, one, kustomization["metadata"]["namespace"])
    return [item if _left_alone(item) else _with(item, values) for item in items]


def _left_alone(item: Object) -> bool:
    annotations = item["metadata"].get("annotations") or {}
    return bool(annotations.get(NOT_REPLACED) == "disabled")


def _with(item: Object, values: dict[str, str]) -> Object:
    text = VARIABLE.sub(lambda name: values.get(name[1], ""), yamls.dump([item]))
    (made,) = yaml_reader.load(text, "what Flux applies")
    return dict(made)


def _entries(server: ApiServer, source: Object, namespace: str) -> dict[str, str]:
    resource = server.resource("v1", source["kind"])
    held = resource and server.find(resource, namespace, source["name"])
    data = (held or {}).get("data") or {}
    secret = source["kind"] == "Secret"
    return {k: base64.b64decode(v).decode() if secret else v for k, v in data.items()}
