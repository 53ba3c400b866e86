"""The order in which the workers of the real tests are handed files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import order

ROOT = Path(__file__).parents[2]
CHAOS, EKS = "tests/real/test_chaos.py", "tests/real/test_eks.py"


def test_the_longest_files_come_first_however_few_their_tests_are() -> None:
    files = ["a.py", CHAOS, *["b.py"] * 2, *[EKS] * 9, "a.py", *["c.py"] * 60]
    assert list(order.longest_first(files)) == ["c.py", EKS, CHAOS, "a.py", "b.py"]
    assert list(order.longest_first(files).values()) == [0, 1, 2, 3, 4]


def test_every_worker_finds_the_same_order() -> None:
    files = ["b.py", "a.py", "c.py"]
    assert order.longest_first(files) == order.longest_first(reversed(files))


@pytest.mark.parametrize("file", sorted(order.SECONDS))
def test_files_that_are_known_to_be_long_are_there(file: str) -> None:
    assert re.search(r"pytest\.mark\.real\b", (ROOT / file).read_text())


def test_a_summary_names_the_files_that_took_longest() -> None:
    took = [("a.py", 1.0), ("b.py", 100.4), ("a.py", 2.0), ("c.py", 0.1)]
    assert order.longest(took, 2) == ["   100 s  b.py", "     3 s  a.py"]
