"""`python -m tests`: build what the tests run on, outside any time limit of theirs, then run every
tier."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from provisioner.base.events import Event, Note
from provisioner.sandbox.building import builder, parts
from tests import check
from tests.support import openapi, opentofu

# Real tests wait more than they compute, so two cores serve three; a file shares one project. The
# longest files come first (order.py): by the number of their tests they would come last.
SIDE_BY_SIDE = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder", "--durations", "25")
# Go's collector takes a quarter of an API server's time at its default of 100.
GOGC = {"GOGC": "300"}
FOR_TESTS = (
    *("flux", "gitea", "actionlint", "tofu", "sops"),
    *parts.PLATFORM,
    *parts.CLUSTER_API,
    parts.OPERATOR,
    *parts.OLDER_FLUX,
    parts.OLDER_DISTRIBUTION,
)


def told(event: Event) -> None:
    if isinstance(event, Note):
        print(event.text, flush=True)


def main() -> int:
    """`--terraform tofu`: the real tests alone, with OpenTofu. Other arguments are pytest's."""
    tofu, arguments = _with_tofu(sys.argv[1:])
    builder.build((*parts.DEFAULT, *FOR_TESTS), told)
    openapi.fetched()
    if tofu:
        return _real(arguments, tofu=True)
    checked = check.main()
    real = _real(arguments)
    with_tofu = 0 if arguments else _real(list(opentofu.FILES), tofu=True)
    return checked or real or with_tofu


def _with_tofu(arguments: list[str]) -> tuple[bool, list[str]]:
    option = ["--terraform", opentofu.NAME]
    return arguments[:2] == option, arguments[2:] if arguments[:2] == option else arguments


def _real(arguments: list[str], *, tofu: bool = False) -> int:
    argv = [sys.executable, "-m", "pytest", "-v", "-m", "real", *SIDE_BY_SIDE, *arguments]
    with tempfile.TemporaryDirectory() as folder:
        chosen = opentofu.environment(Path(folder)) if tofu else {}
        return subprocess.run(argv, env={**GOGC, **os.environ, **chosen}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
