"""Who is pruned first: every case is data in tests/cases/pairing/drain.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.pairing.removal import drain
from tests.conftest import CASES

ALL = json.loads((CASES / "pairing" / "drain.json").read_text())


def made(case: dict[str, Any], text: str) -> dict[str, Any]:
    kind, _, rest = text.partition(" ")
    namespace, _, name = rest.partition("/")
    labels = {}
    if text in case.get("by", {}):
        where, _, parent = case["by"][text].partition(" ")[2].partition("/")
        labels = {
            "kustomize.toolkit.fluxcd.io/name": parent,
            "kustomize.toolkit.fluxcd.io/namespace": where,
        }
    depends = [{"name": one} for one in case.get("depends", {}).get(text, [])]
    meta = {"name": name, "namespace": namespace, "labels": labels}
    return {"kind": kind, "metadata": meta, "spec": {"dependsOn": depends}}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ALL])
def test_last(case: dict[str, Any]) -> None:
    items = [made(case, text) for text in case["items"]]
    found = [
        f"{one['kind']} {one['metadata']['namespace']}/{one['metadata']['name']}"
        for one in drain.last(items)
    ]
    assert found == case["last"]
