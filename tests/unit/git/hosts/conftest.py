"""Fake hosts that are asked again without a wait."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from provisioner.base.http import answers
from provisioner.base.retry import Backoff

QUICK = Backoff(first=0.01, longest=0.01, tries=answers.BACKOFF.tries)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What any package logs, at any level."""
    root, text = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every retry follows at once."""
    monkeypatch.setattr(answers, "BACKOFF", QUICK)
    monkeypatch.setattr(answers, "SHORTEST", 0.01)
