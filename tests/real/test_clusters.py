"""The client, its waits and the Lease against a real API server."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import holders
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Held, TimedOut, Unreachable
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters import lease, waiting
from provisioner.clusters.client import Client, Object
from provisioner.clusters.transport import Request, Transport
from provisioner.sandbox.sandbox import Sandbox

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def kubeconfig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox") / "sandbox")
    sandbox.start(clusters=["c1"], sink=lambda event: None)
    yield str(sandbox.kubeconfig("c1"))
    sandbox.clean()


@pytest.fixture
def client(kubeconfig: str) -> Client:
    return Client("c1", kubeconfigs.connection("c1", kubeconfig, None))


def config_map(name: str, **data: str) -> Object:
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": name, "namespace": "default"},
        "data": data,
    }


def test_the_same_object_applied_twice_does_not_move(client: Client) -> None:
    first, second = client.apply(config_map("same", a="1")), client.apply(config_map("same", a="1"))
    assert first["metadata"]["resourceVersion"] == second["metadata"]["resourceVersion"]
    assert client.apply(config_map("same", b="2"))["data"] == {"b": "2"}, "a dropped field goes"


def test_only_404_is_absence(client: Client) -> None:
    assert client.get("v1", "ConfigMap", "nowhere", "default") is None
    assert client.get("example.invalid/v1", "Thing", "x") is None
    assert client.list("example.invalid/v1", "Thing") == []
    assert client.delete(config_map("nowhere")) is False


def test_a_wait_sees_the_change_at_once(client: Client) -> None:
    client.apply(config_map("waited", state="no"))
    threading.Timer(0.5, lambda: client.apply(config_map("waited", state="yes"))).start()
    started = time.monotonic()

    def answer(seen: Object | None) -> bool | None:
        return True if seen and seen["data"]["state"] == "yes" else None

    subject = ("v1", "ConfigMap", "default", "waited")
    assert waiting.until(client, subject, answer, Deadline.after(10), lambda seen: "")
    assert time.monotonic() - started < 5


def test_a_wait_ends_and_says_what_it_saw(client: Client) -> None:
    subject = ("v1", "ConfigMap", "default", "never")
    with pytest.raises(TimedOut, match="ConfigMap default/never not ready in time: nothing there"):
        waiting.until(
            client, subject, lambda seen: None, Deadline.after(0.5), lambda seen: "nothing there"
        )


def test_a_new_kind_can_be_watched_as_soon_as_it_is_served(client: Client, kubeconfig: str) -> None:
    """Without the wait the API server refuses about half of such watches (429)."""
    transport = Transport("c1", kubeconfigs.connection("c1", kubeconfig, None))
    for number in range(6):
        names = {
            "kind": f"Thing{number}",
            "plural": f"thing{number}s",
            "singular": f"thing{number}",
        }
        schema = {"openAPIV3Schema": {"type": "object"}}
        crd = {
            "apiVersion": "apiextensions.k8s.io/v1",
            "kind": "CustomResourceDefinition",
            "metadata": {"name": f"{names['plural']}.example.test"},
            "spec": {
                "group": "example.test",
                "names": names,
                "scope": "Namespaced",
                "versions": [{"name": "v1", "served": True, "storage": True, "schema": schema}],
            },
        }
        client.apply(crd)
        client.serve([crd], Deadline.after(20))
        query = {"watch": "1", "resourceVersion": "0", "timeoutSeconds": "1"}
        path = f"/apis/example.test/v1/{names['plural']}"
        answer = transport.send(Request(path=path, query=query, seconds=5))
        assert answer.status == 200
        answer.close()


def test_a_kind_that_is_never_served_ends_the_wait(client: Client) -> None:
    names = {"kind": "Nothing", "plural": "nothings"}
    spec = {
        "group": "nowhere.test",
        "names": names,
        "scope": "Cluster",
        "versions": [{"name": "v1", "served": True}],
    }
    with pytest.raises(TimedOut, match="does not serve Nothing of nowhere.test/v1"):
        client.serve([{"spec": spec}], Deadline.after(0.2))


def test_a_lease_keeps_a_second_run_out_and_names_the_first(client: Client) -> None:
    first = lease.Lease(client, 5)
    first.take()
    with pytest.raises(Held, match=f"/{os.getpid()}/"):
        lease.Lease(client, 0.5).take()
    first.release()
    second = lease.Lease(client, 5)
    second.take()
    second.release()
    assert client.get("coordination.k8s.io/v1", "Lease", lease.NAME, lease.NAMESPACE) is None


def test_a_dead_holder_on_this_host_is_known_at_once(client: Client) -> None:
    host, _, started, place = holders.me().split("/")
    spec = {
        "holderIdentity": f"{host}/999999999/{started}/{place}/token",
        "leaseDurationSeconds": 3600,
        "renewTime": "2026-01-01T00:00:00.000000Z",
    }
    meta = {"name": lease.NAME, "namespace": lease.NAMESPACE}
    client.create(
        {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta, "spec": spec}
    )
    taken = lease.Lease(client, 2)
    taken.take()
    taken.release()


def test_a_refused_credential_and_a_missing_context_are_told(
    kubeconfig: str, tmp_path: Path
) -> None:
    config = json.loads(Path(kubeconfig).read_text())
    config["users"][0]["user"] = {"token": "wrong"}
    other = tmp_path / "kubeconfig"
    other.write_text(json.dumps(config))
    with pytest.raises(Unreachable, match="401"):
        Client("c1", kubeconfigs.connection("c1", str(other), None)).list("v1", "Node")
    with pytest.raises(BadInput, match="nowhere"):
        Client("c1", kubeconfigs.connection("c1", kubeconfig, "nowhere"))
    with pytest.raises(BadInput):
        Client("c1", kubeconfigs.connection("c1", str(tmp_path / "missing"), None))
