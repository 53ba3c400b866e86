"""Files and environment of a pod's process: volumes, variables, a kubeconfig of its own
ServiceAccount."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.sandbox.cluster import kubeconfigs
from provisioner.sandbox.node import containers

if TYPE_CHECKING:
    from provisioner.sandbox.api import Object
    from provisioner.sandbox.node.node import Node

TOKEN_LIFE = 7 * 24 * 3600  # seconds
RENEWED_AFTER = 24 * 3600
TMP = str(PurePosixPath("/", "tmp"))  # a path in the container


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """`mounts` maps a path in the container to the folder that stands for it. `folder`: where the
    program runs."""

    env: dict[str, str]
    mounts: dict[str, str]
    home: Path
    folder: Path


def prepare(node: Node, pod: Object, where: Path) -> Prepared:
    container = pod["spec"]["containers"][0]
    mounts = _mounts(node, pod, container, where)
    home = files.private_folder(where / "home")
    env = _environment(node, pod, container)
    env = {name: containers.moved(text, mounts) for name, text in env.items()}
    # The account's kubeconfig stands in for the files that a client finds in a pod.
    env.setdefault("KUBECONFIG", str(_kubeconfig(node, pod, where)))
    env |= {
        "HOME": str(home),
        "TMPDIR": mounts.get(TMP, str(files.private_folder(where / "tmp"))),
    }
    folder = Path(containers.moved(container.get("workingDir", ""), mounts) or home)
    return Prepared(env=env, mounts=mounts, home=home, folder=folder if folder.is_dir() else home)


def _mounts(node: Node, pod: Object, container: Object, where: Path) -> dict[str, str]:
    volumes = {
        volume["name"]: _volume(node, pod, volume, where)
        for volume in pod["spec"].get("volumes", [])
    }
    return {
        mount["mountPath"]: str(volumes[mount["name"]] / mount.get("subPath", ""))
        for mount in container.get("volumeMounts", [])
        if mount["name"] in volumes
    }


def _volume(node: Node, pod: Object, volume: Object, where: Path) -> Path:
    """A folder; for a Secret or a ConfigMap it contains their keys as files."""
    path = files.private_folder(where / "volumes" / volume["name"])
    for kind, named in (("secret", "secretName"), ("configMap", "name")):
        if kind in volume:
            for key, content in _data(node, pod, kind, volume[kind][named]).items():
                files.write_private(path / key, content)
    return path


def _data(node: Node, pod: Object, kind: str, name: str) -> dict[str, bytes]:
    namespace = pod["metadata"]["namespace"]
    obj = node.api.request("GET", f"/api/v1/namespaces/{namespace}/{kind.lower()}s/{name}")
    texts = obj.get("data", {}) if kind == "configMap" else {}
    coded = obj.get("binaryData" if kind == "configMap" else "data", {})
    return {key: text.encode() for key, text in texts.items()} | {
        key: base64.b64decode(text) for key, text in coded.items()
    }


def _environment(node: Node, pod: Object, container: Object) -> dict[str, str]:
    metadata = pod["metadata"]
    env = {
        "RUNTIME_NAMESPACE": metadata["namespace"],
        "POD_NAMESPACE": metadata["namespace"],
        "POD_NAME": metadata["name"],
    }
    for entry in container.get("env", []):
        if "valueFrom" in entry:
            env[entry["name"]] = _referred(node, pod, container, entry["valueFrom"])
        else:
            env[entry["name"]] = containers.expand(entry.get("value", ""), env)
    return env


def _referred(node: Node, pod: Object, container: Object, source: Object) -> str:
    if "fieldRef" in source:
        return containers.field(pod, source["fieldRef"]["fieldPath"])
    if "resourceFieldRef" in source:
        return containers.resource(container, source["resourceFieldRef"]["resource"])
    for kind in ("secret", "configMap"):
        wanted = source.get(f"{kind}KeyRef")
        if wanted:
            return _data(node, pod, kind, wanted["name"]).get(wanted["key"], b"").decode()
    return ""


def _kubeconfig(node: Node, pod: Object, where: Path) -> Path:
    """With a token of the pod's own ServiceAccount in a file, which Go's client reads again."""
    _write_token(node, pod, where)
    path, namespace = where / "kubeconfig", pod["metadata"]["namespace"]
    kubeconfigs.write(path, node.server(), "pod", token_file=where / "token", namespace=namespace)
    return path


def renew(node: Node, pod: Object, where: Path) -> None:
    """Write a new token long before the old one expires."""
    if time.time() - (where / "token").stat().st_mtime > RENEWED_AFTER:
        _write_token(node, pod, where)


def _write_token(node: Node, pod: Object, where: Path) -> None:
    metadata = pod["metadata"]
    account = pod["spec"].get("serviceAccountName", "default")
    bound = {"apiVersion": "v1", "kind": "Pod", "name": metadata["name"], "uid": metadata["uid"]}
    answer = node.api.request(
        "POST",
        f"/api/v1/namespaces/{metadata['namespace']}/serviceaccounts/{account}/token",
        {"spec": {"expirationSeconds": TOKEN_LIFE, "boundObjectRef": bound}},
    )
    files.write_private(where / "token", answer["status"]["token"])
