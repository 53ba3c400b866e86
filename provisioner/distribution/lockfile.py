"""The lock file in the user's repository: the checksum that each version of Flux had when it was
first used.

{"distributions": {"v2.9.4": {"archive": "sha256:..."}}, "version": 1}
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Literal

import msgspec

from provisioner.base import files, structs
from provisioner.base.errors import BadInput

Checksums = dict[str, dict[str, str]]  # by version, then by kind: archive or folder
RESTORE = "Restore it from Git."

# Each record reads the file and replaces it: side by side, one checksum would be lost.
_ONE_WRITER = threading.Lock()


class LockFile(msgspec.Struct, frozen=True, kw_only=True):
    version: Literal[1]
    distributions: Checksums


def read(path: Path) -> Checksums:
    """Empty when there is no file yet; BadInput when it cannot be read."""
    try:
        return structs.from_json(path.read_bytes(), LockFile).distributions
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadInput(str(path), f"cannot be read: {error.strerror}", RESTORE) from error
    except msgspec.ValidationError as error:
        cause = f"not a lock file that this version can read: {error}"
        raise BadInput(str(path), cause, RESTORE) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(str(path), f"not JSON: {error}", RESTORE) from error


def record(path: Path, version: str, kind: str, checksum: str) -> None:
    """Add one checksum, sorted, in one step."""
    with _ONE_WRITER:
        distributions = read(path)
        distributions.setdefault(version, {})[kind] = checksum
        content = msgspec.to_builtins(LockFile(version=1, distributions=distributions))
        files.write(path, json.dumps(content, indent=2, sort_keys=True) + "\n")
