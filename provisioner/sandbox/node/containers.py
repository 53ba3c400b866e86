"""Translates a container as the pod declares it into a program with arguments on this machine.
Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Object = dict[str, Any]
REFERENCE = re.compile(r"\$\$|\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)")
REFLECTOR = "image-reflector-controller"  # its storage is a database, and serves nothing
FLAGGER = ("flagger", "flagger-loadtester")  # have other flags than Flux's controllers
# Arguments that stand for what a program finds in its container.
IMPLIED = {
    REFLECTOR: ("--storage-path=/data",),
    FLAGGER[0]: ("--kubeconfig=$(KUBECONFIG)",),
    "flux-operator": ("--web-server-port=0",),  # all pods share one network
}
HEALTH = (9440, 8081)  # of Flux's controllers and of flux-operator
UNITS = {
    "Ki": 2**10,
    "Mi": 2**20,
    "Gi": 2**30,
    "Ti": 2**40,
    "k": 10**3,
    "M": 10**6,
    "G": 10**9,
    "T": 10**12,
}


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Ports on 127.0.0.1: four of this pod, and two that stand for Services of its cluster."""

    health: int
    metrics: int
    serving: int
    webhook: int
    events: int
    artifacts: int

    def of(self, container_port: int) -> int:
        """The port on this machine for a port that Flux's containers declare."""
        ports = {8080: self.metrics, 9090: self.serving, 9292: self.webhook}
        ports |= dict.fromkeys(HEALTH, self.health)
        return ports.get(container_port, container_port)


def program(image: str) -> str:
    """The last part of an image's repository, which names the program."""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0]


def tag(image: str) -> str:
    return image.partition("@")[0].rpartition("/")[2].partition(":")[2]


def arguments(name: str, args: Sequence[str], at: Addresses) -> list[str]:
    """The container's own arguments, except those that cannot work if all pods share one
    network."""
    if name in FLAGGER:
        return [*without(args, {"port": ""}), f"--port={at.metrics}"]
    flags = {
        "enable-leader-election": "false",  # it reads a file that only exists in a pod
        "health-addr": f"127.0.0.1:{at.health}",
        "metrics-addr": f"127.0.0.1:{at.metrics}",
    }
    flags |= _event_flags(name, args, at) | _storage_flags(name, args, at)
    return [*without(args, flags), *(f"--{flag}={text}" for flag, text in flags.items())]


def _event_flags(name: str, args: Sequence[str], at: Addresses) -> dict[str, str]:
    if name == "notification-controller":
        return {
            "events-addr": f"127.0.0.1:{at.serving}",
            "receiverAddr": f"127.0.0.1:{at.webhook}",
        }
    if "notification-controller" in value(args, "events-addr"):
        return {"events-addr": f"http://127.0.0.1:{at.events}/"}
    return {}


def _storage_flags(name: str, args: Sequence[str], at: Addresses) -> dict[str, str]:
    if not value(args, "storage-path") or name == REFLECTOR:
        return {}
    stays = name == "source-controller" and not _second(args)
    advertised = at.artifacts if stays else at.serving
    return {
        "storage-addr": f"127.0.0.1:{at.serving}",
        "storage-adv-addr": f"127.0.0.1:{advertised}",
    }


def _second(args: Sequence[str]) -> bool:
    """A Flux of another namespace that watches this only, beside which there may be another."""
    here = ".flux-system." in value(args, "storage-adv-addr")
    return value(args, "watch-all-namespaces") == "false" and not here


def value(args: Sequence[str], flag: str) -> str:
    """The value of the last `--flag=VALUE`; empty without one."""
    values = [arg.partition("=")[2] for arg in args if arg.lstrip("-").partition("=")[0] == flag]
    return values[-1] if values else ""


def without(args: Sequence[str], flags: Mapping[str, str]) -> list[str]:
    """The arguments without these flags, written `--flag`, `--flag=VALUE` or `--flag VALUE`."""
    kept: list[str] = []
    skipping = False
    for arg in args:
        if skipping and not arg.startswith("-"):
            skipping = False
            continue
        name, equals, _ = arg.lstrip("-").partition("=")
        dropped = arg.startswith("-") and name in flags
        skipping = dropped and not equals
        if not dropped:
            kept.append(arg)
    return kept


def expand(text: str, env: Mapping[str, str]) -> str:
    """`$(NAME)` as Kubernetes replaces it: `$$` is one `$`, an unknown name stays as it is."""

    def replacement(match: re.Match[str]) -> str:
        return "$" if match[0] == "$$" else env.get(match[1], match[0])

    return REFERENCE.sub(replacement, text)


def moved(text: str, mounts: Mapping[str, str]) -> str:
    """An argument or value with its path in a mounted volume replaced by the path in the folder
    that stands for the volume."""
    flag, equals, path = text.partition("=") if text.startswith("-") else ("", "", text)
    for mount in sorted(mounts, key=len, reverse=True):
        if path == mount or path.startswith(f"{mount.rstrip('/')}/"):
            return f"{flag}{equals}{mounts[mount]}{path[len(mount.rstrip('/')) :]}"
    return text


def field(pod: Object, path: str) -> str:
    """The value of a fieldRef."""
    metadata, spec = pod["metadata"], pod["spec"]
    match = re.fullmatch(r"metadata\.(labels|annotations)\['(.+)'\]", path)
    if match:
        return str(metadata.get(match[1], {}).get(match[2], ""))
    values = {
        "metadata.name": metadata["name"],
        "metadata.namespace": metadata["namespace"],
        "metadata.uid": metadata["uid"],
        "spec.nodeName": "sandbox",
        "spec.serviceAccountName": spec.get("serviceAccountName", "default"),
    }
    return str(values.get(path, "127.0.0.1"))  # all other fields are addresses


def resource(container: Object, name: str) -> str:
    """The value of a resourceFieldRef, in bytes or in whole CPUs, rounded up; without a limit the
    largest number of bytes or one CPU."""
    kind, _, what = name.partition(".")
    text = str(container.get("resources", {}).get(kind, {}).get(what, ""))
    match = re.fullmatch(r"([0-9.]+)([A-Za-z]*)", text)
    if not match:
        return str(2**63 - 1) if what == "memory" else "1"
    if match[2] == "m":
        return str(-(-int(match[1]) // 1000))
    return str(int(float(match[1]) * UNITS.get(match[2], 1)))
