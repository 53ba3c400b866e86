"""The real client notes each write in the audit file, once, in the API server's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base.audit import Audit
from provisioner.clusters.client import Client
from tests.fakes.objects_over_http import ObjectServer
from tests.unit.clusters.test_fence import ITEM, PATH, WRITES

FOLDER = PATH.rpartition("/")[0]
NOTED = {
    "apply": ("patch", PATH),
    "patch": ("patch", PATH),
    "status": ("patch", f"{PATH}/status"),
    "create": ("create", FOLDER),
    "replace": ("update", PATH),
    "delete": ("delete", PATH),
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path)
    yield server
    server.close()


def test_each_write_is_noted_once_and_no_read(server: ObjectServer, tmp_path: Path) -> None:
    file = tmp_path / "audit"
    client: Client = server.client(audit=Audit(file))
    for name, write in WRITES.items():
        server.reset()
        if name != "create":
            server.store(PATH, ITEM)
        write(client)
        client.get("v1", "ConfigMap", "x", "default")
        client.allowed(group="", resource="pods", verb="get")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [(one["action"], one["subject"]) for one in lines] == list(NOTED.values())
    assert {one["cluster"] for one in lines} == {client.name}
