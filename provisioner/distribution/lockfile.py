"""The lock file in the user's repository: which sum each version of Flux had when it was first
used.

{"distributions": {"v2.9.4": {"archive": "sha256:..."}}, "version": 1}
"""

from __future__ import annotations

import json
import threading
from pathlib import Path

from provisioner.base import files
from provisioner.base.errors import BadInput

Sums = dict[str, dict[str, str]]

VERSION = 1
_ONE_WRITER = threading.Lock()


def read(path: Path) -> Sums:
    """Version to kind to sum; empty when there is no file yet."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(path), "cannot be read", "Restore it from Git.") from error
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BadInput(str(path), f"not JSON: {error}", "Restore it from Git.") from error
    if (
        not isinstance(found, dict)
        or found.get("version") != VERSION
        or not _is_sums(found.get("distributions"))
    ):
        raise BadInput(
            str(path), "not a lock file that this version can read", "Restore it from Git."
        )
    sums: Sums = found["distributions"]
    return sums


def _is_sums(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(kinds, dict) and all(isinstance(value, str) for value in kinds.values())
        for kinds in found.values()
    )


def record(path: Path, version: str, kind: str, value: str) -> None:
    """Add one sum, sorted, in one step."""
    with _ONE_WRITER:
        sums = read(path)
        sums.setdefault(version, {})[kind] = value
        content = {"version": VERSION, "distributions": sums}
        files.write(path, json.dumps(content, indent=2, sort_keys=True) + "\n")
