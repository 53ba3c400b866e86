"""In which order the workers of the real tests are handed files: the longest first, or one of them
would run alone at the end. pytest-xdist itself counts tests, and starts last with the files of one
test, of which some take minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# Seconds in CI. Only the longest files matter, and only roughly; the summary of a run says how long
# each has taken.
SECONDS = {
    "tests/real/test_eks.py": 240,
    "tests/real/test_two_fleets.py": 240,
    "tests/real/test_chaos.py": 130,
    "tests/real/platform/test_progressive_delivery.py": 130,
    "tests/real/test_at_once.py": 120,
    "tests/real/test_teardown.py": 120,
    "tests/real/capi/test_watch.py": 110,
    "tests/real/test_adoption.py": 100,
    "tests/real/test_leaving_writes.py": 100,
    "tests/real/test_kills.py": 95,
    "tests/unit/test_image.py": 40,
}
OF_A_TEST = 5.0  # seconds, in any other file


def longest_first(files: Iterable[str]) -> dict[str, int]:
    """The file of each test; the place of each file."""
    tests = Counter(files)
    ordered = sorted(tests, key=lambda file: (-_seconds(file, tests[file]), file))
    return {file: place for place, file in enumerate(ordered)}


def _seconds(file: str, tests: int) -> float:
    return SECONDS.get(file, OF_A_TEST * tests)


def longest(took: Iterable[tuple[str, float]], count: int) -> list[str]:
    """Of the seconds of each test and its file: a line for each of the files that took longest."""
    files: dict[str, float] = {}
    for file, seconds in took:
        files[file] = files.get(file, 0.0) + seconds
    ordered = sorted(files, key=lambda file: -files[file])[:count]
    return [f"{files[file]:6.0f} s  {file}" for file in ordered]
