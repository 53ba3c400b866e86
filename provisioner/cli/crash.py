"""The message for an error that nobody foresaw: a bug."""

from __future__ import annotations

import os
import tempfile
import traceback

from provisioner.base import masking


def message(error: BaseException) -> str:
    """One line with the exception's type but not its text, which may quote anything. The traceback
    goes to a file of mode 0600, or into the message with PROVISIONER_DEBUG=1."""
    text = masking.mask("".join(traceback.format_exception(error)))
    if os.environ.get("PROVISIONER_DEBUG"):
        return f"unexpected {type(error).__name__}\n{text}"
    # Kept out of logs, because a traceback may quote values of variables.
    bug = f"unexpected {type(error).__name__}: this is a bug in provisioner"
    try:
        handle, name = tempfile.mkstemp(prefix="provisioner-crash-", suffix=".txt")
        with os.fdopen(handle, "w") as file:
            file.write(text)
    except OSError:
        return f"{bug}. Its traceback could not be written; PROVISIONER_DEBUG=1 prints it"
    return f"{bug}. Please report it with the traceback in {name}"
