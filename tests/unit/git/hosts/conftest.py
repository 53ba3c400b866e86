"""Fake hosts that are asked again without a wait."""

from __future__ import annotations

import pytest

from provisioner.base.http import answers
from provisioner.base.retry import Backoff

QUICK = Backoff(first=0.01, longest=0.01, tries=answers.BACKOFF.tries)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every retry follows at once."""
    monkeypatch.setattr(answers, "BACKOFF", QUICK)
    monkeypatch.setattr(answers, "SHORTEST", 0.01)
