"""What is told of an error that nobody foresaw."""

from __future__ import annotations

import os
import tempfile
import traceback


def told(error: BaseException) -> str:
    """One line naming the exception's type; the traceback goes to a private file, or to it with
    PROVISIONER_DEBUG=1."""
    text = "".join(traceback.format_exception(error))
    if os.environ.get("PROVISIONER_DEBUG"):
        return f"unexpected {type(error).__name__}\n{text}"
    try:
        handle, name = tempfile.mkstemp(prefix="provisioner-crash-", suffix=".txt")
        with os.fdopen(handle, "w") as file:
            file.write(text)
    except OSError:
        return (
            f"unexpected {type(error).__name__}: this is a fault of provisioner. Its traceback "
            f"cannot be written"
        )
    return (
        f"unexpected {type(error).__name__}: this is a fault of provisioner. The traceback is "
        f"in {name}"
    )
