"""Fetch a Flux release, by the HTTP policy of base/http, bounded in tries, time and size."""

from __future__ import annotations

from provisioner.base.errors import BadInput, Interrupted, ProvisionerError, Unreachable
from provisioner.base.http.answers import NotFound
from provisioner.base.run_context import RunContext
from provisioner.distribution.archive import LARGEST_ARCHIVE

RELEASES = "https://github.com/fluxcd/flux2/releases/download"
SECONDS = 120.0  # for the whole download, with its repetitions
HINT = (
    "Where the release cannot be reached, set `distribution` in GitOps to a folder or .tar.gz"
    " laid out as its manifests.tar.gz."
)


def address(version: str, name: str = "manifests.tar.gz") -> str:
    return f"{RELEASES}/{version}/{name}"


def release(version: str, context: RunContext) -> bytes:
    """The release's manifests.tar.gz. Unreachable names the alternative for sites without internet
    access."""
    url, subject = address(version), f"Flux {version}"
    try:
        return _file(url, subject, context)
    except NotFound as error:
        raise BadInput(subject, f"no such release: {url} does not exist", HINT) from error


def asset(version: str, name: str, context: RunContext) -> bytes | None:
    """Another file of the release, or None if the release has no such file."""
    try:
        return _file(address(version, name), f"Flux {version}", context)
    except NotFound:
        return None


def _file(url: str, subject: str, context: RunContext) -> bytes:
    from provisioner.base.http import session

    try:
        return session.download(url, subject, context, largest=LARGEST_ARCHIVE, seconds=SECONDS)
    except (BadInput, Interrupted):  # no trouble with the network: the hint would mislead
        raise
    except ProvisionerError as error:
        raise Unreachable(subject, f"{url} cannot be fetched: {error.cause}", HINT) from error
