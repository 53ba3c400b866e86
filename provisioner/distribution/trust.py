"""The root of trust for releases that we have no checksum of: Sigstore's, as the installed package
sigstore holds it, or the site's own. Nothing is fetched, and no cached copy of the user is read."""

from __future__ import annotations

import importlib.util
import urllib.parse
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput, Refused

if TYPE_CHECKING:
    from sigstore.models import TrustedRoot

INSTANCE = "https://tuf-repo-cdn.sigstore.dev"
ROOT = "trusted_root.json"
INSTALL = (
    "Install it with `pip install 'provisioner-gitops[verify]'`, choose a release that ships with"
    " provisioner, or set `distribution` in GitOps to a copy that you trust."
)
FORM = "Use a trusted_root.json as Sigstore publishes it."


def require(subject: str) -> None:
    """Refused without the package sigstore: an unverified release is never installed."""
    if importlib.util.find_spec("sigstore") is None:
        cause = "has no checksum in this version of provisioner, and verifying its signature"
        raise Refused(subject, f"{cause} needs the package sigstore", INSTALL)


def root(file: str | None) -> TrustedRoot:
    """From `file`, or the one that the package sigstore brings. BadInput if it cannot be read."""
    from sigstore.errors import Error
    from sigstore.models import TrustedRoot

    if file:
        path = Path(file).expanduser()
    else:
        store = resources.files("sigstore") / "_store" / urllib.parse.quote(INSTANCE, safe="")
        path = Path(str(store / ROOT))
    try:
        return TrustedRoot.from_file(str(path))
    except OSError as error:
        cause = f"cannot be read: {error.strerror}"
        raise BadInput(f"root of trust {path}", cause, FORM) from error
    except (Error, ValueError) as error:
        cause = f"is not a root of trust of Sigstore: {str(error).splitlines()[0]}"
        raise BadInput(f"root of trust {path}", cause, FORM) from error
