"""Synthesise one stack: the default, or the one that the context names (`--context stack=NAME`).

Context comes from cdktf.json and, stronger, from CDKTF_CONTEXT_JSON, as with the cdktf command. An error is one
line on stderr, with its exit code.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

from provisioner.base.errors import BadInput, ProvisionerError

DEFAULT = "sandbox"
PACKAGE = Path(__file__).parent


def main() -> None:
    try:
        _synth(_context())
    except ProvisionerError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)


def _synth(context: dict[str, Any]) -> None:
    name = context.get("stack", DEFAULT)
    known = sorted(found.name for found in pkgutil.iter_modules([str(PACKAGE)]) if found.name != "__main__")
    if name not in known:
        raise BadInput("context stack", f"no stack {name!r}", f"Known: {', '.join(known)}.")
    # Imported late: it starts Node, and its absence is one of the errors to report.
    from provisioner_cdk import App

    app = App(context=context)
    importlib.import_module(f"stacks.{name}").build(app)
    app.synth()


def _context() -> dict[str, Any]:
    """Of cdktf.json in the current folder, where there is one, and of the environment."""
    project = Path("cdktf.json")
    declared = _object(project.read_text(), "cdktf.json").get("context", {}) if project.exists() else {}
    return {**declared, **_object(os.environ.get("CDKTF_CONTEXT_JSON") or "{}", "CDKTF_CONTEXT_JSON")}


def _object(text: str, source: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BadInput(source, f"not JSON: {error}") from error
    if not isinstance(found, dict):
        raise BadInput(source, "no JSON object")
    return found


main()
