"""Synthesise one stack: the default, or the one that the context names (`--context stack=NAME`).

Context comes from cdktf.json and from CDKTF_CONTEXT_JSON, which overrides it, as with the cdktf
command. An error is one line on stderr, with its exit code.
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
    modules = [module.name for module in pkgutil.iter_modules([str(PACKAGE)]) if not module.ispkg]
    known = sorted(set(modules) - {"__main__"})
    if name not in known:
        raise BadInput("context stack", f"no stack {name!r}", f"Known: {', '.join(known)}.")
    # Imported late: it starts Node, and a missing Node is one of the errors to report.
    from provisioner_cdk import App

    app = App(context=context, outdir=_folder())
    importlib.import_module(f"stacks.{name}").build(app)
    app.synth()


def _context() -> dict[str, Any]:
    """Of cdktf.json in the current folder, if there is one, and of the environment."""
    declared = _object(_decoded(_project(), "cdktf.json"), "cdktf.json").get("context", {})
    given = _decoded(os.environ.get("CDKTF_CONTEXT_JSON") or "{}", "CDKTF_CONTEXT_JSON")
    return {**_object(declared, "cdktf.json: $.context"), **_object(given, "CDKTF_CONTEXT_JSON")}


def _project() -> str:
    try:
        return Path("cdktf.json").read_text()
    except FileNotFoundError:
        return "{}"
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("cdktf.json", f"cannot be read: {error}") from error


def _folder() -> str:
    """The output folder. It is created here: the engine creates one level only, and fails with a
    traceback."""
    folder = os.environ.get("CDKTF_OUTDIR") or "cdktf.out"
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            folder, f"cannot be created: {error.strerror}", "Set CDKTF_OUTDIR to another folder."
        ) from error
    return folder


def _decoded(text: str, source: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadInput(source, f"not JSON: {error}") from error


def _object(value: object, source: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(source, "not a JSON object")
    return value


main()
