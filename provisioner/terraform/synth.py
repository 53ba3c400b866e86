"""Run the project's CDKTF app as the cdktf CLI does, and find its stacks."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import locks, programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.terraform import stacks
from provisioner.terraform.stacks import Stack

LOG = "synth.log"
LONGEST = 3600.0  # seconds that another synthesis may take


def synthesise(project: Path, context: Mapping[str, str], sink: Sink) -> list[Stack]:
    """Run `app` of cdktf.json in the project; the stacks it wrote. `context` overrides the context
    in cdktf.json."""
    config = _config(project)
    # Two apps at once would write one folder. A lock on the project's folder leaves no file in it.
    with locks.held(project, wait=LONGEST, notify=lambda text: sink(Note(text=text))):
        before = stacks.written(project)
        done = programs.run(_argv(config, project), cwd=project, env=_environment(config, context))
        written = stacks.written(project)
    if done.code != 0:
        raise _failure(config["app"], done, project)
    for line in (done.out + done.err).splitlines():
        sink(Note(text=line))
    if written == before:  # the manifest of an earlier run must not pass for a new one
        raise BadInput(f"app {config['app']!r}", "wrote no stack", "Check that it calls `synth()`.")
    return stacks.known(project)


def _config(project: Path) -> dict[str, Any]:
    file = project / "cdktf.json"
    try:
        config = msgspec.json.decode(file.read_bytes())
    except FileNotFoundError:
        raise BadInput(str(file), "not found", "Run in the folder of your CDKTF project.") from None
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(str(file), f"cannot be read: {error}") from error
    if (
        not isinstance(config, dict)
        or not isinstance(config.get("app"), str)
        or not config["app"].strip()
    ):
        raise BadInput(str(file), 'has no `app`, a command such as "python -m stacks"')
    return config


def _argv(config: dict[str, Any], project: Path) -> list[str]:
    try:
        return shlex.split(config["app"])
    except ValueError as error:
        raise BadInput(f"{project / 'cdktf.json'}: $.app", str(error)) from error


def _environment(config: dict[str, Any], context: Mapping[str, str]) -> dict[str, str]:
    merged = {
        **msgspec.json.decode(os.environ.get("CDKTF_CONTEXT_JSON") or "{}"),
        **config.get("context", {}),
        **context,
    }
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    return {
        "CDKTF_OUTDIR": stacks.OUTDIR,
        "CDKTF_CONTEXT_JSON": msgspec.json.encode(merged).decode(),
        "PATH": path,
        "PYTHONUNBUFFERED": "1",
    }


def _failure(app: str, done: programs.Outcome, project: Path) -> ProvisionerError:
    """Our own constructs print one line and exit with 3. Of any other failure the error has the
    last line, usually the exception, and a log has the rest."""
    lines = [line for line in (done.err.strip() or done.out.strip()).splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "it printed nothing"
    if done.code == BadInput.exit_code:
        return BadInput(f"app {app!r}", last.removeprefix("error: "))
    log = project / stacks.OUTDIR / LOG
    log.parent.mkdir(exist_ok=True)
    log.write_text(done.out + done.err)
    return ProvisionerError(
        f"app {app!r}", f"exited with code {done.code}: {last}", f"See {log} for all its output."
    )
