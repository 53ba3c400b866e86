"""The cases of `tests/cases/handover`: each is a merge patch of good.json, or a text of its own."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[2] / "cases" / "handover"
GOOD: dict[str, Any] = json.loads((CASES / "good.json").read_text())


def merged(base: Any, patch: Any) -> Any:
    """A JSON merge patch: null takes a field away."""
    if not isinstance(patch, dict):
        return patch
    found = dict(base) if isinstance(base, dict) else {}
    for key, value in patch.items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = merged(found.get(key), value)
    return found


def text(case: dict[str, Any]) -> bytes:
    if "text" in case:
        return str(case["text"]).encode()
    patched = merged(deepcopy(GOOD), case.get("with", {}))
    return json.dumps({**patched, **case.get("and", {})}).encode()


def cases(*names: str) -> list[Any]:
    found = [
        (name, case) for name in names for case in json.loads((CASES / f"{name}.json").read_text())
    ]
    return [pytest.param(case, id=f"{name}: {case['what']}") for name, case in found]


REFUSED = sorted(
    file.stem for file in CASES.glob("*.json") if file.stem not in ("good", "accepted")
)
