"""The command group and the way out: every error becomes a line on stderr and an exit code here."""

from __future__ import annotations

import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from provisioner import __version__
from provisioner.base import disk
from provisioner.base.errors import ProvisionerError

COMMANDS = (
    "up",
    "plan",
    "pair",
    "upgrade",
    "status",
    "rotate",
    "unpair",
    "down",
    "sandbox",
    "handover",
    "schema",
    "completion",
)
USAGE, INTERRUPTED = 64, 130
# New objects between two garbage collections: most of what we make are modules and manifests,
# which stay.
RARELY = 50_000
EPILOG = """\
\b
Typical:
  provisioner up                 apply the stack here and pair its clusters
  provisioner plan               what `up` would do; `plan --out FILE`, then `up FILE`: exactly that
  terraform apply && provisioner pair .      with a Terraform of your own
  provisioner upgrade --flux vX  another version of Flux, through Git
  provisioner status             is everything still paired?
  provisioner rotate             new deploy keys, without a cluster losing its source
  provisioner down               unpair, destroy, leave nothing behind

\b
Exit codes:
    0  done, everything paired
    1  something failed; Terraform's own errors too
    2  `plan --detailed-exitcode`: there are changes
    3  bad input: nothing was touched
    4  some cluster failed; the others are done
    5  paired, but delivery is failing on some cluster
    6  somebody else holds a lock
    7  all is done but what waits for a merge (a change request, or files left in a folder)
   64  wrong usage
  130  interrupted

Results go to stdout, progress to stderr. A closed pipe (`| head -1`) does not stop the run; the
exit code still tells its outcome. PROVISIONER_DEBUG=1 shows tracebacks.
"""


class Commands(click.Group):
    """Loads a command's file when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(
            importlib.import_module(f"provisioner.cli.{cmd_name}"), cmd_name
        )
        return found


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="provisioner")
def cli() -> None:
    """Declare clusters, Git repositories and deploy keys in Python; Terraform makes them, and Flux
    is installed on every cluster and paired with its repository in the same run. Running again
    changes nothing; a run that was killed is simply run again."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run, and leave with the exit code that `--help` documents."""
    gc.set_threshold(RARELY)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            errors="backslashreplace"
        )  # foreign text must not fail on a poor terminal
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)
    code = _guarded(argv)
    code = _flush() or code
    # The process ends: taking a thousand modules apart would cost it a tenth of a second.
    gc.freeze()
    sys.exit(code)


def _guarded(argv: Sequence[str] | None) -> int:
    try:
        return cli.main(args=argv, prog_name="provisioner", standalone_mode=False) or 0
    except ProvisionerError as error:
        return _failed(str(error), error.exit_code)
    except click.exceptions.Abort:
        return _failed("interrupted", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return USAGE
    except KeyboardInterrupt:
        return _failed("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _silence()
        return 1
    except Exception as error:
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if isinstance(error, OSError) and (full := disk.of(error)):
        if (
            error.filename is None
        ):  # of an open file, and ours are looked after: so it is the output
            _silence()
            return _failed(f"standard output: {error.strerror}", 1)
        return _failed(str(full), full.exit_code)
    from provisioner.cli import crash

    return _failed(crash.told(error), 1)


def _failed(text: str, code: int) -> int:
    """The error's line; a reader that has gone away is no second error."""
    try:
        click.echo(f"error: {text}", err=True)
    except OSError:
        _silence()
    return code


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _flush() -> int:
    """0, or 1 when results could not be written. A reader that has gone away has read what it
    wanted."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        _silence()
        if not isinstance(error, BrokenPipeError):
            return _failed(f"standard output: {error.strerror}", 1)
    return 0


def _silence() -> None:
    """Nobody reads any more: what is still buffered goes nowhere instead of failing at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
