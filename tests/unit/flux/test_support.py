"""Which upgrade is supported: data in tests/cases/flux/upgrade.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.flux import support

CASES = json.loads((Path(__file__).parents[2] / "cases" / "flux" / "upgrade.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_upgrade(case: dict[str, Any]) -> None:
    step = {name: case[name] for name in ("runs", "wanted", "kubernetes")}
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            support.upgrade("cluster c1", **step)
    else:
        support.upgrade("cluster c1", **step)
