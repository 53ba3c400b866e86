"""Clusters that Cluster API makes: reached with what their management cluster holds."""

from __future__ import annotations

import base64
import dataclasses
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.clusters import access, cluster_api, faults, settling
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.handover import convert
from provisioner.handover.clusters.base import Cluster as Declared
from provisioner.handover.fleet import PlannedCluster

from .conftest import ApiServer

CANARY = "s3cret-of-the-cluster"
BROKEN = f"token: {CANARY}\nusers: {{{CANARY}".encode()
GROUP = f"/apis/{cluster_api.GROUP}"
CLUSTER = "namespaces/fleets/clusters/w1"
HELD = "/api/v1/namespaces/fleets/secrets/w1-kubeconfig"
READY = {"initialization": {"controlPlaneInitialized": True}}


class Hub:
    """A management cluster with one Cluster, and the API server of that one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.api, self.made = ApiServer(folder / "hub"), ApiServer(folder / "made")
        self.serve("v1beta2")
        self.secret(self.kubeconfig({"token": "good"}))

    def serve(self, version: str, status: dict[str, Any] | None = READY) -> None:
        """Cluster in this version alone, with this status; None: there is no Cluster."""
        for path in [path for path in self.api.answers if path.startswith(GROUP)]:
            del self.api.answers[path]
        kinds = [{"name": "clusters", "kind": "Cluster", "namespaced": True}]
        self.api.answers[f"{GROUP}/{version}"] = {"resources": kinds}
        if status is not None:
            self.api.answers[f"{GROUP}/{version}/{CLUSTER}"] = {
                "metadata": {"name": "w1", "namespace": "fleets", "uid": "uid-1"},
                "status": status,
            }

    def secret(self, kubeconfig: str, **metadata: Any) -> None:
        value = base64.b64encode(kubeconfig.encode()).decode()
        named = {"name": "w1-kubeconfig", **metadata}
        self.api.answers[HELD] = {"metadata": named, "data": {"value": value}}

    def kubeconfig(self, user: dict[str, Any], cluster: Any = None, server: str = "") -> str:
        file = self.made.kubeconfig(self.folder / "made.conf", user, **(cluster or {}))
        written = file.read_text()
        return written.replace(f"https://{self.made.netloc}", server) if server else written

    def declarations(self) -> dict[str, Declared]:
        file = self.api.kubeconfig(self.folder / "hub.conf", {"token": "good"})
        given: dict[str, Any] = {
            "hub": {"kind": "existing", "context": "x", "kubeconfig": str(file)},
            "w": {
                "kind": "cluster_api",
                "management": "hub",
                "namespace": "fleets",
                "cluster_name": "w1",
            },
        }
        return {name: convert.to(PlannedCluster, one, "$") for name, one in given.items()}

    def reach(self) -> Connection:
        clusters = self.declarations()
        return access.reach("w", clusters["w"], clusters)

    def version(self) -> str:
        return Client("w", self.reach()).version()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = Hub(tmp_path)
    yield hub
    hub.api.close()
    hub.made.close()


def refusal(hub: Hub) -> ProvisionerError:
    with pytest.raises(ProvisionerError) as caught:
        hub.reach()
    assert CANARY not in repr(caught.value)
    assert caught.value.subject == "cluster w"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("version", cluster_api.VERSIONS)
def test_it_is_reached_with_the_kubeconfig_of_its_secret(hub: Hub, version: str) -> None:
    hub.serve(version)
    connection = hub.reach()
    assert Client("w", connection).version() == "v1.2.3"
    assert connection.server == f"https://{hub.made.netloc}"
    assert connection.settles
    assert "Secret fleets/w1-kubeconfig on management cluster hub" in connection.remedy()


@pytest.mark.parametrize(
    ("status", "cause", "hint"),
    [
        (None, "management cluster hub has no Cluster fleets/w1", "`--gone w`"),
        (
            {"phase": "Provisioning"},
            "its phase is Provisioning",
            "kubectl -n fleets describe cluster w1",
        ),
    ],
)
def test_one_that_is_not_made_yet_is_not_ready(
    hub: Hub, status: Any, cause: str, hint: str
) -> None:
    hub.serve("v1beta2", status)
    error = refusal(hub)
    assert isinstance(error, faults.NotReady)
    assert error.cause == cause
    assert hint in error.hint


def test_a_management_cluster_without_cluster_api(hub: Hub) -> None:
    hub.serve("v1alpha4")
    assert "does not serve cluster.x-k8s.io in v1beta2 or v1beta1" in refusal(hub).cause


@pytest.mark.parametrize(
    ("secret", "cause"),
    [
        (None, "Secret fleets/w1-kubeconfig is not there yet"),
        ({}, "Secret fleets/w1-kubeconfig: is empty"),
        ({"data": {"value": "?"}}, "Secret fleets/w1-kubeconfig: is empty"),
        ({"data": {"value": base64.b64encode(b"- a").decode()}}, "is not a kubeconfig"),
        ({"data": {"value": base64.b64encode(BROKEN).decode()}}, "not YAML"),
        ({"data": {"value": base64.b64encode(b"a: b").decode()}}, "has no current-context"),
    ],
)
def test_a_secret_that_is_late_or_wrong_is_not_ready(hub: Hub, secret: Any, cause: str) -> None:
    hub.api.answers.pop(HELD)
    if secret is not None:
        hub.api.answers[HELD] = {"metadata": {"name": "w1-kubeconfig"}, **secret}
    error = refusal(hub)
    assert isinstance(error, faults.NotReady)
    assert cause in error.cause


def test_a_secret_of_a_former_cluster_of_that_name_is_not_read(hub: Hub) -> None:
    owner = {"apiVersion": f"{cluster_api.GROUP}/v1beta2", "kind": "Cluster", "uid": "uid-0"}
    hub.secret(hub.kubeconfig({"token": "good"}), ownerReferences=[owner])
    assert "belongs to a former Cluster of that name" in refusal(hub).cause


@pytest.mark.parametrize(
    ("user", "cluster", "server", "cause"),
    [
        (
            {"token": CANARY, "exec": {"command": "sh", "args": [CANARY], "apiVersion": "v1"}},
            {},
            "",
            "`exec` runs a program",
        ),
        ({"tokenFile": "/etc/passwd"}, {}, "", "`tokenFile` reads a file"),
        ({"client-certificate": "/c", "client-key": "/k"}, {}, "", "`client-certificate` reads"),
        ({"client-key": "/k"}, {}, "", "`client-key` reads a file"),
        ({"auth-provider": {"name": "oidc"}}, {}, "", "`auth-provider` asks"),
        ({}, {"certificate-authority": "/ca"}, "", "`certificate-authority` reads a file"),
        ({}, {"insecure-skip-tls-verify": True}, "", "`insecure-skip-tls-verify`"),
        ({"token": CANARY}, {}, "http://10.0.0.1", "http://10.0.0.1 is not reached over TLS"),
        ({"token": CANARY}, {}, "10.0.0.1:6443", "is not reached over TLS"),
    ],
)
def test_a_kubeconfig_from_elsewhere_may_not_ask_for_more(
    hub: Hub, user: dict[str, Any], cluster: dict[str, Any], server: str, cause: str
) -> None:
    hub.secret(hub.kubeconfig(user, cluster, server))
    error = refusal(hub)
    assert isinstance(error, BadInput)
    assert cause in error.cause
    assert error.cause.startswith("Secret fleets/w1-kubeconfig: ")
    assert hub.made.seen == []


def test_a_rotated_secret_is_read_again_after_a_401(hub: Hub) -> None:
    client = Client("w", hub.reach())
    assert client.version() == "v1.2.3"
    hub.made.accepted = {"next"}
    hub.secret(hub.kubeconfig({"token": "next"}))
    assert client.version() == "v1.2.3"
    hub.made.accepted = {"none"}
    with pytest.raises(Unreachable, match="refused"):
        client.version()


def test_it_is_read_again_before_its_token_ends(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()

    def token(seconds: float) -> str:
        claims = json.dumps({"exp": now + seconds}).encode()
        return f"a.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.c"

    short, long = token(1000), token(3600)
    hub.made.accepted = {short, long}
    hub.secret(hub.kubeconfig({"token": short}))
    client = Client("w", hub.reach())
    hub.secret(hub.kubeconfig({"token": long}))
    client.version()
    monkeypatch.setattr(time, "time", lambda: now + 950)
    client.version()
    assert [one.token for one in hub.made.seen] == [short, long]


def test_a_credential_goes_to_no_other_server_than_the_one_that_was_looked_at(
    hub: Hub, tmp_path: Path
) -> None:
    client = Client("w", hub.reach())
    other = ApiServer(tmp_path / "other")
    try:
        hub.made.accepted = set()
        hub.secret(hub.kubeconfig({"token": "good"}, server=f"https://{other.netloc}"))
        with pytest.raises(Unreachable, match=r"leads to another server than before\. Run again"):
            client.version()
        assert other.seen == []
        # Whether that is the same cluster is seen by its UID, as for any other.
        assert hub.reach().server == f"https://{other.netloc}"
    finally:
        other.close()


def test_errors_of_the_management_cluster_are_its_own_and_not_waited_for(hub: Hub) -> None:
    """However new the cluster is that is reached through it."""
    hub.api.accepted = {"other"}
    with pytest.raises(Unreachable, match="cluster hub: the credential is refused") as caught:
        hub.reach()
    assert not settling.may_pass(caught.value)


def test_those_of_one_that_is_new_itself_are_waited_for(hub: Hub) -> None:
    clusters = hub.declarations()
    new = dataclasses.replace(access.reach("hub", clusters["hub"]), settles=True)
    hub.api.accepted = {"other"}
    with pytest.raises(faults.Unauthorized) as caught:
        access.reach("w", clusters["w"], clusters, lambda name: Client(name, new))
    assert settling.may_pass(caught.value)


def test_a_management_cluster_that_is_not_known_yet_is_not_asked(hub: Hub) -> None:
    clusters = hub.declarations()
    planned = convert.to(PlannedCluster, {"kind": "unknown"}, "$")
    for known in ({}, {"hub": planned}):
        with pytest.raises(Unreachable, match="cluster hub, through which it is reached"):
            access.reach("w", clusters["w"], known)
    assert hub.api.seen == []
