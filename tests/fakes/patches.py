"""Entries of `patches` in a kustomization.yaml: JSON patches that add something. Pure."""

from __future__ import annotations

import re
from typing import Any

import yaml

Object = dict[str, Any]


def apply(item: Object, entries: list[Object]) -> None:
    """Changes the item."""
    for entry in entries:
        if _meant(item, entry["target"]):
            for change in yaml.safe_load(entry["patch"]):
                if change["op"] != "add":
                    raise NotImplementedError(f"the fake kustomize does not know {change['op']}")
                _add(item, change["path"].split("/")[1:], change["value"])


def _meant(item: Object, target: Object) -> bool:
    group = item["apiVersion"].rpartition("/")[0]
    return (
        item["kind"] == target["kind"]
        and group == target.get("group", group)
        and bool(re.fullmatch(target.get("name", ".*"), item["metadata"]["name"]))
    )


def _add(item: Any, path: list[str], value: Any) -> None:
    *above, last = path
    for name in above:
        item = item[int(name)] if isinstance(item, list) else item[name]
    if isinstance(item, list):
        item.append(value)
    else:
        item[last] = value
