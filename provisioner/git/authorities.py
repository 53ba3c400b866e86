"""Which certificate authorities are trusted: one answer for every client of a Git host, and for git
itself."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

from provisioner.base.errors import BadInput

VARIABLES = (
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_FILE",
)  # the first that is set counts; a declared file goes before both


def file(declared: str | None, subject: str) -> str | None:
    """The file (PEM) or folder that was asked for; None where nothing was: the system's do then."""
    name = next((one for one in VARIABLES if os.environ.get(one)), None)
    found = declared or (os.environ[name] if name else None)
    if found is None:
        return None
    path = Path(found).expanduser()
    if not path.exists():
        where = "ca_file" if declared else f"environment variable {name}"
        raise BadInput(
            subject, f"{where} names {found}, which is not there", "Name a PEM file of authorities."
        )
    return str(path)


def for_requests(declared: str | None, subject: str) -> str | bool:
    """The same for requests, which would take its own list of authorities where git takes the
    system's."""
    system = ssl.get_default_verify_paths()
    return file(declared, subject) or system.cafile or system.capath or True
