"""Which program of this machine stands for a container's image."""

from __future__ import annotations

import os
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from provisioner.sandbox.building import parts
from provisioner.sandbox.node import containers, pod_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provisioner.sandbox.api import Object
    from provisioner.sandbox.node.containers import Addresses

PROVISIONER = "provisioner"  # the last part of the name of an image with provisioner itself
NEVER = frozenset({"kube-controller-manager"})
NOWHERE = ".invalid"  # RFC 2606: no registry has such a name
# So that it is the same provisioner, with the same cache.
PASSED_ON = ("PROVISIONER_CACHE", "XDG_CACHE_HOME", "PYTHONPATH")
# The folders of a pod and of its cluster can have paths too long for the socket of an ssh-agent.
SHORT = str(PurePosixPath("/", "tmp"))
FIPS = {"GODEBUG": "fips140=on"}  # without it flux-operator ends at once


def unable(pod: Object) -> str:
    """Why this pod cannot run as a process on this machine; empty if it can."""
    spec = pod["spec"]
    image = spec["containers"][0]["image"]
    if image.partition("/")[0].endswith(NOWHERE):
        return f"there is no registry for image {image}"
    if not _known(containers.program(image)):
        return (
            f"the sandbox runs no containers and has no program for image {image}; "
            f"annotate the pod with {pod_status.PRETEND}=true to have it reported as running"
        )
    if len(spec["containers"]) > 1 or spec.get("initContainers"):
        return "the sandbox runs only pods with one container"
    return ""


def _known(name: str) -> bool:
    controller = name.endswith("-controller") and name not in NEVER
    ours = controller or name in (*parts.PLATFORM, parts.OPERATOR)
    return name == PROVISIONER or (ours and parts.place(name).is_file())


def command(image: str, arguments: Sequence[str], at: Addresses) -> list[str]:
    """`arguments` are the container's own, without the program."""
    name = containers.program(image)
    if name == PROVISIONER:
        return [sys.executable, "-m", PROVISIONER, *arguments]
    binary = parts.running(name, containers.tag(image))
    own = [f"--storage-path={parts.operator_data()}"] if name == parts.OPERATOR else []
    return [str(binary), *containers.arguments(name, arguments, at), *own]


def environment(image: str) -> dict[str, str]:
    """What the program gets from us, whatever the pod declares."""
    name = containers.program(image)
    if name == parts.OPERATOR:
        return FIPS
    if name != PROVISIONER:
        return {}
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**passed_on, "TMPDIR": SHORT}
