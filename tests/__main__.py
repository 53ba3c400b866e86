"""`python -m tests`: build what the tests run on, outside any time limit of theirs, then run every
tier."""

from __future__ import annotations

import subprocess
import sys

from provisioner.base.events import Event, Note
from provisioner.sandbox.building import builder, parts
from tests import check
from tests.support import openapi

SIDE_BY_SIDE = (
    "-n",
    "2",
    "--dist",
    "loadfile",
)  # real tests wait more than they compute; a file shares one project
FOR_TESTS = ("flux", "gitea", "actionlint", *parts.OLDER_FLUX, parts.OLDER_DISTRIBUTION)


def told(event: Event) -> None:
    if isinstance(event, Note):
        print(event.text, flush=True)


def main() -> int:
    builder.build((*parts.DEFAULT, *FOR_TESTS), told)
    openapi.fetched()
    checked = check.main()
    argv = [sys.executable, "-m", "pytest", "-v", "-m", "real", *SIDE_BY_SIDE, *sys.argv[1:]]
    real = subprocess.run(argv, check=False)
    return checked or real.returncode


if __name__ == "__main__":
    sys.exit(main())
