"""The handover's reader against cases/handover: what is accepted, and what each refusal says."""

from __future__ import annotations

import io
import json
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import fleet, read

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


@pytest.mark.parametrize("case", cases(*REFUSED))
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as caught:
        read.from_text(text(case), "CASE")
    said = str(caught.value)
    missing = [part for part in case["says"] if part not in said]
    assert not missing, said
    assert not [part for part in case.get("never", []) if part in said], said
    assert said.isprintable()
    assert caught.value.hint
    # The subject ends where the first part does: the path is exact, not only a beginning.
    assert caught.value.subject == case["says"][0].partition(": no")[0]


@pytest.mark.parametrize("case", cases("accepted"))
def test_accepted(case: dict[str, Any]) -> None:
    assert read.from_text(text(case), "CASE").fleet


def test_good_in_every_wrapping_reads_the_same() -> None:
    output = {"sensitive": False, "type": ["object", {}], "value": GOOD}
    wrapped = (GOOD, output, {fleet.OUTPUT: output, "vpc": {"value": "x"}}, {fleet.OUTPUT: GOOD})
    found = [read.from_object(one, "x") for one in wrapped]
    assert all(one == found[0] for one in found)
    assert found[0].pairings["c1"].gitops == fleet.GitOps()
    assert found[0].pairings["c2"].deploy_key == fleet.DeployKey(algorithm="ecdsa", write=True)
    assert "idle" not in found[0].pairings


def test_nested_without_end() -> None:
    with pytest.raises(BadInput, match="CASE: nested too deeply"):
        read.from_text(b"[" * 100_000, "CASE")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(BadInput, match="CASE: not JSON"):
        read.from_text(b'{"version": 1, "fleet": "\xff\xfe"}', "CASE")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nothing\.json: cannot be read: No such file"):
        read.from_file(str(tmp_path / "nothing.json"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode())))
    assert read.from_file("-").fleet == "demo"


def test_standard_input_is_named_in_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    with pytest.raises(BadInput, match="standard input: not JSON"):
        read.from_file("-")
