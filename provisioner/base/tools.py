"""The programs that this one starts: what needs each, how to install it, and whether it is here."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError

SECONDS = 20.0
NUMBER = re.compile(r"\d+(\.\d+)+[\w.+-]*")
OPENSSH = "Install an OpenSSH client."


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """`needed`: what for. `version`: the arguments that print it; none where no argument does.
    `optional`: only some fleets need it."""

    name: str
    needed: str
    install: str
    version: tuple[str, ...] = ("--version",)
    optional: bool = False


GIT = Tool(name="git", needed="every repository", install="Install git.")
SSH = Tool(name="ssh", needed="repositories over SSH", install=OPENSSH, version=("-V",))
AGENT = Tool(name="ssh-agent", needed="private keys for ssh", install=OPENSSH, version=())
ADD = Tool(name="ssh-add", needed="private keys for ssh", install=OPENSSH, version=())
KEYGEN = Tool(name="ssh-keygen", needed="private keys for ssh", install=OPENSSH, version=())
KEYSCAN = Tool(
    name="ssh-keyscan",
    needed="trust_on_first_use",
    install=OPENSSH,
    version=(),
    optional=True,
)
KUSTOMIZE = Tool(
    name="kustomize",
    needed="a kustomization.yaml of your own (or kubectl)",
    install="Install kustomize or kubectl.",
    version=("version",),
    optional=True,
)
KUBECTL = Tool(
    name="kubectl",
    needed="a kustomization.yaml of your own (or kustomize)",
    install="Install kustomize or kubectl.",
    version=("version", "--client"),
    optional=True,
)
NODE = Tool(
    name="node",
    needed="stacks in Python",
    install="Install Node.js 20 or later, or the extra `sandbox`, which brings it.",
    optional=True,
)
OVER_SSH = (SSH, KEYGEN, AGENT, ADD)
ALL = (GIT, *OVER_SSH, KEYSCAN, KUSTOMIZE, KUBECTL, NODE)


def shown() -> list[Tool]:
    """All but kustomize where kubectl is here, since either suffices."""
    return [tool for tool in ALL if tool is not KUSTOMIZE or not shutil.which(KUBECTL.name)]


def require(tools: Iterable[Tool]) -> None:
    """BadInput that names all that are missing, each with what to install."""
    missing = [tool for tool in dict.fromkeys(tools) if not shutil.which(tool.name)]
    if missing:
        names = ", ".join(f"{tool.name} (for {tool.needed})" for tool in missing)
        hints = " ".join(dict.fromkeys(tool.install for tool in missing))
        raise BadInput("prerequisites", f"not found on PATH: {names}", hints)


def find(tool: Tool) -> str:
    """Its path; BadInput that says what to install if it is not here."""
    return programs.find(tool.name, tool.install)


def version(tool: Tool, path: str) -> str:
    """As the program says it; empty where it says none."""
    if not tool.version:
        return ""
    try:
        done = programs.run([path, *tool.version], timeout=SECONDS)
    except ProvisionerError:
        return ""
    match = NUMBER.search(done.out + done.err)
    return match[0] if match else ""
