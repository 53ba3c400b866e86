"""From a container as the pod declares it to a program with arguments on this machine. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Object = dict[str, Any]
REFERENCE = re.compile(r"\$\$|\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)")
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
    """Ports on 127.0.0.1: four of this pod alone, and two that stand for Services of its
    cluster."""

    health: int
    metrics: int
    serving: int
    webhook: int
    events: int
    artifacts: int

    def of(self, container_port: int) -> int:
        """Where a port that Flux's containers declare is found on this machine."""
        known = {9440: self.health, 8080: self.metrics, 9090: self.serving, 9292: self.webhook}
        return known.get(container_port, container_port)


def program(image: str) -> str:
    """The last name of an image's repository: which program it is."""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0]


def tag(image: str) -> str:
    return image.partition("@")[0].rpartition("/")[2].partition(":")[2]


def arguments(name: str, args: Sequence[str], at: Addresses) -> list[str]:
    """The container's own arguments, with those replaced that cannot hold where all share one
    network."""
    wanted = {
        "enable-leader-election": "false",  # it looks for a file that only a pod has
        "health-addr": f"127.0.0.1:{at.health}",
        "metrics-addr": f"127.0.0.1:{at.metrics}",
    }
    if name == "notification-controller":
        wanted |= {
            "events-addr": f"127.0.0.1:{at.serving}",
            "receiverAddr": f"127.0.0.1:{at.webhook}",
        }
    elif "notification-controller" in value(args, "events-addr"):
        wanted["events-addr"] = f"http://127.0.0.1:{at.events}/"
    if value(args, "storage-path"):
        advertised = at.artifacts if name == "source-controller" else at.serving
        wanted |= {
            "storage-addr": f"127.0.0.1:{at.serving}",
            "storage-adv-addr": f"127.0.0.1:{advertised}",
        }
    return [*without(args, wanted), *(f"--{flag}={text}" for flag, text in wanted.items())]


def value(args: Sequence[str], flag: str) -> str:
    """What `--flag=VALUE` says, or nothing."""
    found = [arg.partition("=")[2] for arg in args if arg.lstrip("-").partition("=")[0] == flag]
    return found[-1] if found else ""


def without(args: Sequence[str], flags: Mapping[str, str]) -> list[str]:
    """The arguments less these flags, written `--flag`, `--flag=VALUE` or `--flag VALUE`."""
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

    def found(match: re.Match[str]) -> str:
        return "$" if match[0] == "$$" else env.get(match[1], match[0])

    return REFERENCE.sub(found, text)


def moved(text: str, mounts: Mapping[str, str]) -> str:
    """An argument or value whose path lies in a mounted volume, led to the folder that stands for
    the volume."""
    flag, equals, path = text.partition("=") if text.startswith("-") else ("", "", text)
    for mount in sorted(mounts, key=len, reverse=True):
        if path == mount or path.startswith(f"{mount.rstrip('/')}/"):
            return f"{flag}{equals}{mounts[mount]}{path[len(mount.rstrip('/')) :]}"
    return text


def field(pod: Object, path: str) -> str:
    """What a fieldRef names."""
    metadata, spec = pod["metadata"], pod["spec"]
    match = re.fullmatch(r"metadata\.(labels|annotations)\['(.+)'\]", path)
    if match:
        return str(metadata.get(match[1], {}).get(match[2], ""))
    known = {
        "metadata.name": metadata["name"],
        "metadata.namespace": metadata["namespace"],
        "metadata.uid": metadata["uid"],
        "spec.nodeName": "sandbox",
        "spec.serviceAccountName": spec.get("serviceAccountName", "default"),
    }
    return str(known.get(path, "127.0.0.1"))  # the rest are addresses


def resource(container: Object, name: str) -> str:
    """What a resourceFieldRef names, in bytes or whole CPUs rounded up; the most there is where
    nothing is set."""
    kind, _, what = name.partition(".")
    text = str(container.get("resources", {}).get(kind, {}).get(what, ""))
    match = re.fullmatch(r"([0-9.]+)([A-Za-z]*)", text)
    if not match:
        return str(2**63 - 1) if what == "memory" else "1"
    if match[2] == "m":
        return str(-(-int(match[1]) // 1000))
    return str(int(float(match[1]) * UNITS.get(match[2], 1)))
