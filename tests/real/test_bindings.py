"""The schemas that constructs and test providers are held against are those of the prebuilt
bindings on PyPI."""

from __future__ import annotations

import json

import pytest

from tests.support import bindings

pytestmark = pytest.mark.real


@pytest.mark.parametrize("provider", sorted(bindings.WANTED))
def test_the_data_file_is_what_the_assembly_says(provider: str) -> None:
    committed = json.loads(bindings.FILE.read_text())
    assert bindings.extracted(provider) == committed[provider], (
        "python -m tests.support.bindings writes it anew"
    )


def test_the_data_file_has_nothing_else() -> None:
    assert sorted(json.loads(bindings.FILE.read_text())) == sorted(bindings.WANTED)
