"""What the Job is to run, as data that its objects are made of."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.fleets import shards
from provisioner.handover.fleet import Fleet
from provisioner.handover.strict import Strict
from provisioner.pods import credentials, names
from provisioner.pods.credentials import Credentials

Object = dict[str, Any]
DEFAULT = "provisioner"  # name of the namespace and of the Secret
FOLDER, FILE, LOCK = "/etc/provisioner/handover", "handover.json", "provisioner.lock.json"
# For clusters whose entries name no kubeconfig.
KUBECONFIG = "/etc/provisioner/kubeconfig/kubeconfig"
LONGEST = 63  # of the name of a Job, `-` and the number of a pod
FULL = 1_000_000  # bytes of a ConfigMap


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the user says. `command`: words of the command line that each pod runs, without the
    handover and the shard. `service_account`: of one that is there already; empty: one is made.
    `name`: of the Job; empty: after the fleet. `lock`: the text of the project's lock file, which
    says which checksums the releases of Flux must have; empty: there is none."""

    image: str
    shards: int
    parallelism: int | None = None
    command: Sequence[str] = ("pair",)
    name: str = ""
    namespace: str = DEFAULT
    secret_name: str = DEFAULT
    service_account: str = ""
    lock: str = ""


@dataclass(frozen=True, kw_only=True)
class Release:
    """`asked` with every name filled in. `handover`: its JSON. `rights`: RBAC objects for the
    cluster that the Job runs on, if the fleet has it and the ServiceAccount is not the user's."""

    asked: Asked
    fleet: str
    handover: str
    credentials: Credentials
    as_pod: bool = False
    rights: Sequence[Object] = ()

    @property
    def data(self) -> dict[str, str]:
        """Of the ConfigMap."""
        lock = {LOCK: self.asked.lock} if self.asked.lock else {}
        return {FILE: self.handover, **lock}

    @property
    def name(self) -> str:
        return self.asked.name

    @property
    def handover_name(self) -> str:
        """Of the ConfigMap: another one for another handover, so that all pods of one Job read the
        same."""
        digest = hashlib.sha256(msgspec.json.encode(self.data, order="sorted"))
        return f"{self.name}-{digest.hexdigest()[:10]}"

    @property
    def account(self) -> str:
        return self.asked.service_account or self.name


def release(fleet: Fleet, asked: Asked, rights: Sequence[Object] = ()) -> Release:
    """BadInput for what Kubernetes would refuse, or no pod could follow."""
    asked = dataclasses.replace(asked, name=named(fleet, asked))
    _check(asked)
    _check_keys(fleet)
    _check_folders(fleet)
    return Release(
        asked=asked,
        fleet=fleet.fleet,
        handover=_fitting(fleet, asked.lock),
        credentials=_credentials(fleet),
        as_pod=bool(signs_in_as_pod(fleet)),
        rights=rights,
    )


def signs_in_as_pod(fleet: Fleet) -> list[str]:
    """Clusters that are the one that the Job runs on."""
    return [name for name, cluster in fleet.clusters.items() if cluster.by_pod]


def named(fleet: Fleet, asked: Asked) -> str:
    """The name of the Job."""
    name = re.sub(r"[^a-z0-9-]", "-", f"provisioner-{fleet.fleet}".lower())
    return asked.name or name[:50].rstrip("-")


def _check(asked: Asked) -> None:
    names.check_image(asked.image)
    names.check("--name", asked.name, "provisioner-production")
    names.check("--namespace", asked.namespace, DEFAULT)
    names.check("--secret", asked.secret_name, DEFAULT)
    if asked.service_account:
        names.check("--service-account", asked.service_account, DEFAULT)
    if asked.shards > shards.LARGEST:
        raise BadInput("--shards", f"more than {shards.LARGEST}", "Fewer, larger shards do.")
    if len(f"{asked.name}-{asked.shards - 1}") > LONGEST:
        cause = f"its pods would have names of more than {LONGEST} characters"
        raise BadInput("--name", cause, "Give a shorter name.")


def _check_keys(fleet: Fleet) -> None:
    for name, pairing in fleet.pairings.items():
        if pairing.deploy_key.custody == "terraform":
            raise BadInput(
                f"$.pairings.{name}.deploy_key.custody",
                "Terraform keeps this key, and a Job does not read Terraform's outputs",
                "Run `provisioner pair` where Terraform runs, or declare the custody `cluster`.",
            )


def _check_folders(fleet: Fleet) -> None:
    for name, repository in fleet.repositories.items():
        if repository.changes == "none":
            raise BadInput(
                f"$.repositories.{name}.changes",
                "files would be left in a folder of a pod, which is gone when the pod is",
                'Declare "push" or "change-request".',
            )


def _fitting(fleet: Fleet, lock: str) -> str:
    text = msgspec.json.encode(fleet).decode()
    size = len(text.encode()) + len(lock.encode())
    if size > FULL:
        raise BadInput(
            f"fleet {fleet.fleet}",
            f"its handover has {size} bytes, and a ConfigMap holds {FULL}",
            "Describe it as two fleets.",
        )
    return text + "\n"


def _credentials(fleet: Fleet) -> Credentials:
    default = any(cluster.by_default_kubeconfig for cluster in fleet.clusters.values())
    return credentials.of(
        _declared(fleet),
        taken=(FOLDER,),
        in_image=lambda path: Path(path).is_dir(),
        files={"KUBECONFIG": KUBECONFIG} if default else {},
    )


def _declared(fleet: Fleet) -> Mapping[str, Strict]:
    return {
        f"$.{sort}.{name}": entry
        for sort in ("clusters", "repositories", "pairings")
        for name, entry in getattr(fleet, sort).items()
    }
