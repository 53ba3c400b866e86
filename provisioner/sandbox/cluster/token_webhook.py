"""A program outside the cluster that says whose token a request has, as on clusters of clouds. The
API server asks it about every token that it does not know, with a TokenReview."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provisioner.base import files
from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from provisioner.sandbox.state import Layout

NAME = "token-webhook"


def check(url: str) -> None:
    """BadInput for what is no URL: the API server would only end."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise BadInput("--token-webhook", f"{url!r} is not a URL", "Use http://host:port/path.")


def arguments(layout: Layout, name: str, url: str) -> list[str]:
    """`url` gets a TokenReview of authentication.k8s.io/v1 by POST, and answers with its status."""
    config = layout.cluster(name) / f"{NAME}.kubeconfig"
    content = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": NAME,
        "clusters": [{"name": NAME, "cluster": {"server": url}}],
        "users": [{"name": NAME, "user": {}}],
        "contexts": [{"name": NAME, "context": {"cluster": NAME, "user": NAME}}],
    }
    files.write_private(config, json.dumps(content, indent=2) + "\n")
    return [
        f"--authentication-token-webhook-config-file={config}",
        "--authentication-token-webhook-version=v1",
        # A token that was refused may be good a moment later.
        "--authentication-token-webhook-cache-ttl=1s",
    ]
