"""A disk that is full: most of what we write is temporary."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from provisioner.base.errors import ProvisionerError

CAUSE = "no space left on the disk of this machine's temporary folder"
HINT = "Free some, or set TMPDIR to a folder that has more, and run again."
NOWHERE = "No usable temporary directory"
ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def of(error: OSError) -> ProvisionerError | None:
    """Our error for what a full disk, a quota or a file size limit refuses; None for all else."""
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
