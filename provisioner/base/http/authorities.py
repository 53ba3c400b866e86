"""Which certificate authorities are trusted: the same for every HTTP client and for git itself."""

from __future__ import annotations

import os
from pathlib import Path

from provisioner.base.errors import BadInput

# The first that is set counts; a declared file goes before all of them.
VARIABLES = ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def file(declared: str | None, subject: str) -> str | None:
    """The PEM file or folder of authorities that was asked for; None: use the system's."""
    variable = next((name for name in VARIABLES if os.environ.get(name)), "")
    name = declared or os.environ.get(variable)
    if not name:
        return None
    path = Path(name).expanduser()
    if not path.exists():
        where = "ca_file" if declared else f"environment variable {variable}"
        hint = "Name a PEM file of certificate authorities."
        raise BadInput(subject, f"{where} names {name}, which does not exist", hint)
    return str(path)


def for_requests(declared: str | None, subject: str) -> str | bool:
    """The same as `verify` of requests, which would otherwise use a list of its own where git uses
    the system's."""
    import ssl  # takes 10 ms, and git alone does not need it

    system = ssl.get_default_verify_paths()
    return file(declared, subject) or system.cafile or system.capath or True
