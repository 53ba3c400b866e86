"""Full disks: the error of the system, as one that says what to do.

Most of what we write is temporary, so the hint is about TMPDIR.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from provisioner.base.errors import ProvisionerError

CAUSE = "no space left on the disk of this machine's temporary folder"
HINT = "Free some space, or set TMPDIR to a folder on another disk; then run again."
NOWHERE = "No usable temporary directory"
ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def of(error: OSError) -> ProvisionerError | None:
    """Our error if a disk is full or a quota or file size limit is reached; None for other
    errors."""
    if error.errno not in ERRORS and NOWHERE not in str(error):
        return None
    return ProvisionerError(str(error.filename or "temporary folder"), CAUSE, HINT)


@contextlib.contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if (full := of(error)) is None:
            raise
        raise full from error
