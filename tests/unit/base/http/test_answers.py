"""Answers of HTTP APIs: when to send the request again, and how the error reads. Cases are
data."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.http import answers
from tests.conftest import CASES

NOW = 1000.0  # seconds since the epoch
FOUND = json.loads((CASES / "base" / "http_answers.json").read_text())


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in FOUND])
def test_an_answer(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    certain = dataclasses.replace(answers.BACKOFF, jitter=0.0)
    monkeypatch.setattr(answers, "BACKOFF", certain)
    text = case.get("text", "")
    answer = answers.Answer(
        status=case["status"],
        headers=case.get("headers", {}),
        text=text if isinstance(text, str) else json.dumps(text),
    )
    repeatable = case.get("repeatable", True)
    assert answers.pause(answer, 1, NOW, repeatable=repeatable) == case.get("wait")
    if "again" in case:
        assert answers.pause(answer, 2, NOW, repeatable=repeatable) == case["again"]
    error = answers.error("h/o/n", answer, repeatable=repeatable)
    assert type(error) is {**vars(answers), "Unreachable": Unreachable}[case["error"]]
    assert [part for part in case.get("says", []) if part not in str(error)] == [], str(error)
    assert [part for part in case.get("never", []) if part in str(error)] == [], str(error)
