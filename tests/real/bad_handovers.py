"""A handover of clusters and a repository as one's own, and the ways in which it may be wrong."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from provisioner.base import keys
from provisioner.handover.fleet import COMPONENTS
from provisioner.sandbox import ports
from tests.real import own
from tests.real.project import Project

Handover = dict[str, Any]
Change = Callable[[Handover, Path], None]

BAD_INPUT, CLUSTER_FAILS = 3, 4
STRANGER = keys.make("ed25519")


def handover(project: Project) -> Handover:
    given = own.handover(project, ["c1"], components=list(COMPONENTS))
    return {**given, "repositories": {"fleet": own.over_ssh(project)}}


def closed_port() -> int:
    (port,) = ports.free(1)
    return port


def cluster(**fields: Any) -> Change:
    return lambda given, folder: given["clusters"]["c1"].update(fields)


def repository(**fields: Any) -> Change:
    return lambda given, folder: given["repositories"]["fleet"].update(fields)


def pairing(**fields: Any) -> Change:
    return lambda given, folder: given["pairings"]["c1"].update(fields)


def kubeconfig(change: Callable[[Any], None]) -> Change:
    def edit(given: Handover, folder: Path) -> None:
        config = json.loads(Path(given["clusters"]["c1"]["kubeconfig"]).read_text())
        change(config)
        (folder / "kubeconfig").write_text(json.dumps(config))
        given["clusters"]["c1"]["kubeconfig"] = str(folder / "kubeconfig")

    return edit


def no_yaml(given: Handover, folder: Path) -> None:
    (folder / "kubeconfig").write_text("clusters: [")
    given["clusters"]["c1"]["kubeconfig"] = str(folder / "kubeconfig")


def at_nobody(config: Any) -> None:
    config["clusters"][0]["cluster"]["server"] = f"https://127.0.0.1:{closed_port()}"


def wrong_token(config: Any) -> None:
    config["users"][0]["user"] = {"token": "wrong"}


def broken_plugin(config: Any) -> None:
    plugin = {
        "apiVersion": "client.authentication.k8s.io/v1",
        "command": "false",
        "interactiveMode": "Never",
    }
    config["users"][0]["user"] = {"exec": plugin}


def no_authority(config: Any) -> None:
    del config["clusters"][0]["cluster"]["certificate-authority-data"]


def other_host_key(given: Handover, folder: Path) -> None:
    host = given["repositories"]["fleet"]["known_hosts"][0].split()[0]
    given["repositories"]["fleet"]["known_hosts"] = [f"{host} {STRANGER.public}"]


def unknown_host(given: Handover, folder: Path) -> None:
    given["repositories"]["fleet"]["known_hosts"] = [
        keys.known_host("git.example.com", 22, STRANGER.public)
    ]


def missing_repository(given: Handover, folder: Path) -> None:
    given["repositories"]["fleet"]["url"] = given["repositories"]["fleet"]["url"].replace(
        "fleet.git", "nowhere.git"
    )


def no_git_host(given: Handover, folder: Path) -> None:
    port = closed_port()
    known_hosts = [keys.known_host("127.0.0.1", port, STRANGER.public)]
    repository(url=f"ssh://git@127.0.0.1:{port}/fleet.git", known_hosts=known_hosts)(given, folder)


def with_passphrase(given: Handover, folder: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "words", "-f", str(folder / "locked")],
        check=True,
    )
    given["repositories"]["fleet"]["push_key"] = {"file": str(folder / "locked")}


def no_text(given: Handover, folder: Path) -> None:
    (folder / "key").write_bytes(bytes(range(256)))
    given["repositories"]["fleet"]["push_key"] = {"file": str(folder / "key")}


HANDOVERS: dict[str, tuple[Change, int, str]] = {
    "unknown version": (
        lambda given, folder: given.update(version=9),
        BAD_INPUT,
        "$.version: handover version 9",
    ),
    "unknown kind": (cluster(kind="eks2"), BAD_INPUT, "$.clusters.c1"),
    "missing field": (
        lambda given, folder: given["pairings"]["c1"].pop("path"),
        BAD_INPUT,
        "$.pairings.c1",
    ),
    "path outside": (pairing(path="../x"), BAD_INPUT, "$.pairings.c1.path"),
    "unknown repository": (pairing(repository="nowhere"), BAD_INPUT, "$.pairings.c1.repository"),
    "no host keys": (repository(known_hosts=[]), BAD_INPUT, "$.repositories.fleet.known_hosts"),
    "missing context": (cluster(context="nowhere"), CLUSTER_FAILS, "no context 'nowhere'"),
    "missing kubeconfig": (cluster(kubeconfig="/nowhere"), CLUSTER_FAILS, "/nowhere"),
    "kubeconfig that is no YAML": (no_yaml, CLUSTER_FAILS, "is not a kubeconfig"),
    "unreachable API server": (
        kubeconfig(at_nobody),
        CLUSTER_FAILS,
        "does not answer (connection refused)",
    ),
    "refused token": (kubeconfig(wrong_token), CLUSTER_FAILS, "refused (401)"),
    "broken credential plugin": (kubeconfig(broken_plugin), CLUSTER_FAILS, "credential plugin"),
    "unknown certificate authority": (
        kubeconfig(no_authority),
        CLUSTER_FAILS,
        "certificate verify failed",
    ),
    "wrong key": (repository(push_key={"env": "STRANGER"}), CLUSTER_FAILS, "key is refused"),
    "read-only key used for pushing": (
        repository(push_key={"env": "READER"}),
        CLUSTER_FAILS,
        "may not push",
    ),
    "key from an unset variable": (
        repository(push_key={"env": "UNSET"}),
        CLUSTER_FAILS,
        "UNSET is not set",
    ),
    "no key at all": (
        repository(push_key={"env": "NO_KEY"}),
        CLUSTER_FAILS,
        "no private key in it",
    ),
    "the public half": (
        repository(push_key={"env": "PUBLIC"}),
        CLUSTER_FAILS,
        "no private key in it",
    ),
    "key file missing": (
        repository(push_key={"file": "/nowhere/key"}),
        CLUSTER_FAILS,
        "/nowhere/key cannot be read",
    ),
    "key file that is no text": (no_text, CLUSTER_FAILS, "is not a text file"),
    "key with a passphrase": (with_passphrase, CLUSTER_FAILS, "it has a passphrase"),
    "changed host key": (other_host_key, CLUSTER_FAILS, "its host key is not the one declared"),
    "unknown host key": (unknown_host, CLUSTER_FAILS, "its host key is not known"),
    "missing repository": (missing_repository, CLUSTER_FAILS, "no repository there"),
    "no Git host": (no_git_host, CLUSTER_FAILS, "does not answer"),
    "missing distribution": (
        pairing(gitops={"distribution": "/nowhere"}),
        CLUSTER_FAILS,
        "/nowhere",
    ),
}
