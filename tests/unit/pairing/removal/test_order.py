"""Who is pruned first: every case is data in tests/cases/pairing/removal_order.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.removal import order
from tests.unit.pairing.cases import Case, cases


def made(case: Case, text: str) -> dict[str, Any]:
    kind, _, rest = text.partition(" ")
    namespace, _, name = rest.partition("/")
    labels = {}
    if text in case.get("by", {}):
        where, _, parent = case["by"][text].partition(" ")[2].partition("/")
        labels = {
            "kustomize.toolkit.fluxcd.io/name": parent,
            "kustomize.toolkit.fluxcd.io/namespace": where,
        }
    depends = [_reference(name) for name in case.get("depends", {}).get(text, [])]
    meta = {"name": name, "namespace": namespace, "labels": labels}
    return {"kind": kind, "metadata": meta, "spec": {"dependsOn": depends}}


def _reference(text: str) -> dict[str, str]:
    """From `name` or `namespace/name`."""
    namespace, _, name = text.rpartition("/")
    return {"name": name} | ({"namespace": namespace} if namespace else {})


@pytest.mark.parametrize("case", cases("removal_order"))
def test_last(case: Case) -> None:
    items = [made(case, text) for text in case["items"]]
    last = [
        f"{kind} {namespace}/{name}" for kind, namespace, name in map(order.key, order.last(items))
    ]
    assert last == case["last"]
