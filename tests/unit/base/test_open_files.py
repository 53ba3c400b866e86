"""The limit of open files, raised in programs of their own: a test runner must keep its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provisioner.base import open_files

SHOWN = """
import resource
from provisioner.base import open_files
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
print(open_files.allowed({wanted}), *resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(("files", "clusters"), [(1024, 192), (256, 38), (69, 1), (64, 1), (20, 1)])
def test_clusters_that_so_many_open_files_suffice_for(files: int, clusters: int) -> None:
    assert open_files.fitting(files) == clusters


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "expected"),
    [
        (256, 256, 100, "38 256 256"),
        (128, 1000, 100, "100 564 1000"),
        (128, 300, 100, "47 300 300"),
        (600, 1000, 100, "100 600 1000"),
    ],
)
def test_the_limit_is_raised_as_far_as_is_needed_and_allowed(
    soft: int, hard: int, wanted: int, expected: str
) -> None:
    program = SHOWN.format(soft=soft, hard=hard, wanted=wanted)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == expected, done.stderr
