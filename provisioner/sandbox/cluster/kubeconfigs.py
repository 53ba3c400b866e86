"""Kubeconfigs with the sandbox's authority, a token and one context. Written as JSON, which is also
YAML."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base import files
from provisioner.sandbox import ports

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.base.secret import Secret


Entry = dict[str, Any]


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """The API server of a cluster, on this machine. `authority` is the file of its certificate
    authority."""

    cluster: str
    port: int
    authority: Path

    def entry(self, *, inline: bool) -> Entry:
        return {"server": f"https://{ports.HOST}:{self.port}", **self._trusted(inline=inline)}

    def _trusted(self, *, inline: bool) -> Entry:
        if not inline:
            return {"certificate-authority": str(self.authority)}
        data = base64.b64encode(self.authority.read_bytes()).decode()
        return {"certificate-authority-data": data}


def write(
    path: Path,
    server: Server,
    user: str,
    *,
    token: Secret | None = None,
    token_file: Path | None = None,
    inline: bool = False,
    namespace: str = "default",
) -> None:
    """With `token` itself or the path of a file that clients read again. `inline` includes the
    authority, so that the kubeconfig needs no other file."""
    name = f"sandbox-{server.cluster}"
    credential = {"token": token.reveal()} if token else {"tokenFile": str(token_file)}
    context = {"cluster": name, "user": user, "namespace": namespace}
    content = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": name,
        "clusters": [{"name": name, "cluster": server.entry(inline=inline)}],
        "users": [{"name": user, "user": credential}],
        "contexts": [{"name": name, "context": context}],
        "preferences": {},
    }
    files.write_private(path, json.dumps(content, indent=2) + "\n")
