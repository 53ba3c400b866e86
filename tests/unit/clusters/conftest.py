"""A fake API server, and kubeconfigs that lead to it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.clusters import kubeconfig
from provisioner.clusters.access.base import Connection
from tests.fakes.server import Request, Response, Server

Answer = Callable[[Request], Response]


class ApiServer(Server):
    """Answers what `answers` holds by path, 404 for anything else, and 401 unless the request
    carries a bearer token of `accepted`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "", self._handle)
        self.accepted = {"good"}
        self.answers: dict[str, Any] = {"/version": {"gitVersion": "v1.2.3"}}

    def _handle(self, request: Request) -> Response:
        if request.token not in self.accepted:
            return Response(status=401, body={"message": "Unauthorized"})
        if request.path not in self.answers:
            return Response(status=404, body={"message": "not found"})
        return Response(body=self.answers[request.path])

    def kubeconfig(self, file: Path, user: dict[str, Any], **cluster: Any) -> Path:
        """A kubeconfig with this user, and the server's CA inline unless `cluster` names another
        one."""
        authority = base64.b64encode(self.ca.read_bytes()).decode()
        fields = cluster or {"certificate-authority-data": authority}
        content = {
            "current-context": "x",
            "contexts": [{"name": "x", "context": {"cluster": "x", "user": "me"}}],
            "clusters": [{"name": "x", "cluster": {"server": f"https://{self.netloc}", **fields}}],
            "users": [{"name": "other", "user": {"token": "bad"}}, {"name": "me", "user": user}],
        }
        file.write_text(json.dumps(content))
        return file

    def connection(
        self, user: dict[str, Any], *, insecure: bool = False, **cluster: Any
    ) -> Connection:
        file = self.kubeconfig(self.ca.parent.parent / "kubeconfig", user, **cluster)
        return kubeconfig.connection("c1", str(file), None, insecure=insecure)


@pytest.fixture
def api(tmp_path: Path) -> Iterator[ApiServer]:
    server = ApiServer(tmp_path)
    yield server
    server.close()
