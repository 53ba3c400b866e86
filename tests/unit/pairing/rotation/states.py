"""What tests of rotation look at: a rotation under way, and who reads with the key."""

from __future__ import annotations

from typing import Any

from provisioner.flux import secret
from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from tests.fakes.host import FakeHost
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.targets import Object, target
from tests.unit.pairing.writable import Writable


def rotation(stage: str | None) -> Rotation | None:
    """`new`: the new key is staged; `swapped`: the source Secret holds it; None: no rotation."""
    if stage is None:
        return None
    return Rotation(
        new=NEW.public,
        old=OLD.public,
        known_hosts=("h a b",),
        since=0.0,
        swapped=stage == "swapped",
    )


def reader(desired: Desired, given: dict[str, Any]) -> Reader:
    """The cluster's own source, but for what is given."""
    meta = {
        "name": given.get("name", "flux-system"),
        "namespace": given.get("namespace", "flux-system"),
    }
    kind = given.get("kind", "GitRepository")
    conditions = [
        {"type": name, "status": status, "message": "because"}
        for name, status in given.get("conditions", {"Ready": "True"}).items()
    ]
    item = {
        "kind": kind,
        "metadata": meta,
        "spec": {"suspend": given.get("suspend", False)},
        "status": {"conditions": conditions},
    }
    url = given.get("url", desired.url) if kind == "GitRepository" else ""
    return Reader(item=item, url=url, copy=given.get("copy", ""))


def secrets(desired: Desired, *, staged: bool = True, swapped: bool = False) -> list[Object]:
    """The source Secret, and beside it the staging Secret of a rotation."""
    gitops, hosts = desired.pairing.gitops, ["h ssh-ed25519 A"]
    source = secret.source(gitops, keys=NEW if swapped else OLD, known_hosts=hosts)
    staging = secret.staging(gitops, new=NEW, old=OLD, known_hosts=hosts)
    staging["metadata"]["creationTimestamp"] = "2026-01-31T12:00:00Z"
    return [source, staging] if staged else [source]


def record(**data: str) -> Object:
    meta = {"name": "provisioner-pairing", "namespace": "flux-system"}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": data}


class Rotating:
    """A cluster that reads with the key OLD, and its host."""

    def __init__(self, desired: Desired, *items: Object, **more: Any) -> None:
        self.host = FakeHost(desired.url)
        self.client = Writable(*items)
        self.target = target(desired, self.client, host=self.host, **more)

    @property
    def facts(self) -> Facts:
        return Facts(cluster=self.target.snapshot())

    def key(self, name: str, namespace: str = "flux-system") -> str:
        return secret.public_key(self.client.get("v1", "Secret", name, namespace))
