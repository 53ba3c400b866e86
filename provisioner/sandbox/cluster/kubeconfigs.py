"""Kubeconfigs with the sandbox's authority, a token and one context. Written as JSON, which is also
YAML."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.sandbox import ports

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.base.secret import Secret


def write(
    path: Path,
    *,
    cluster: str,
    port: int,
    authority: Path,
    user: str,
    token: Secret | None = None,
    token_file: Path | None = None,
    inline: bool = False,
    namespace: str = "default",
) -> None:
    """With `token` itself or the path of a file that clients read again. `inline` includes the
    authority, so that the kubeconfig needs no other file."""
    trusted = (
        {"certificate-authority-data": base64.b64encode(authority.read_bytes()).decode()}
        if inline
        else {"certificate-authority": str(authority)}
    )
    name = f"sandbox-{cluster}"
    content = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": name,
        "clusters": [
            {"name": name, "cluster": {"server": f"https://{ports.HOST}:{port}", **trusted}}
        ],
        "users": [
            {
                "name": user,
                "user": {"token": token.reveal()} if token else {"tokenFile": str(token_file)},
            }
        ],
        "contexts": [
            {"name": name, "context": {"cluster": name, "user": user, "namespace": namespace}}
        ],
        "preferences": {},
    }
    files.write_private(path, json.dumps(content, indent=2) + "\n")
