"""The command group and the exit: here every error becomes a line on stderr and an exit code."""

from __future__ import annotations

import gc
import importlib
import io
import keyword
import os
import signal
import sys
import warnings
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from provisioner import __version__
from provisioner.base import callers_repository, disk, masking
from provisioner.base.errors import ProvisionerError
from provisioner.base.exit_codes import ExitCode

COMMANDS = (
    "up",
    "plan",
    "pair",
    "apply",
    "upgrade",
    "status",
    "metrics",
    "rotate",
    "unpair",
    "down",
    "watch",
    "fleet",
    "sandbox",
    "import",
    "handover",
    "backend",
    "rights",
    "secrets",
    "alert",
    "doctor",
    "schema",
    "completion",
)
# Allocations between two garbage collections, Python's default being 700. Most of our objects are
# modules and manifests that live as long as the run, so collecting often only costs time.
COLLECT_AFTER = 100_000
EPILOG = """\
\b
Typical use:
  provisioner up                   apply the stack in this folder and pair its clusters
  provisioner plan                 show what `up` would do
  provisioner plan --out FILE      save the plan; `provisioner up FILE` applies exactly that
  terraform apply && provisioner pair .
                                   run Terraform yourself, then pair the clusters
  provisioner apply -- terraform apply
                                   the same in one command
  provisioner upgrade --flux vX    install another version of Flux, through Git
  provisioner status               check that every cluster is still paired
  provisioner metrics . --out FILE export the same for Prometheus
  provisioner rotate               replace the deploy keys without interrupting delivery
  provisioner alert test           send a message through each alert
  provisioner import --all-contexts
                                   write a stack for clusters that already run Flux
  provisioner watch fleet.yaml --context management
                                   pair the clusters that Cluster API makes, as they appear
  provisioner fleet job . --image IMAGE --shards 8 --out DIR
                                   spread a large fleet over the pods of a Kubernetes Job
  provisioner down                 unpair every cluster and destroy the stack

\b
Exit codes:
{codes}

Results go to stdout, progress to stderr. A closed pipe (`| head -1`) does not stop the run; the
exit code still shows its outcome. PROVISIONER_DEBUG=1 prints tracebacks.
""".format(codes="\n".join(f"  {code.value:3}  {code.meaning}" for code in ExitCode))


class Commands(click.Group):
    """Imports the file of a command when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"provisioner.cli.commands.{name}")
        command: click.Command = getattr(module, name)
        return command


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="provisioner")
def cli() -> None:
    """Install Flux on a fleet of clusters and pair each cluster with its Git repository.

    You declare clusters, Git repositories and deploy keys in Python or HCL. Terraform creates them.
    provisioner installs Flux on every cluster and connects it to its repository in the same run.
    A second run changes nothing. After an interrupted run, run the same command again.
    """


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with one of the codes that `--help` documents."""
    gc.set_threshold(COLLECT_AFTER)
    callers_repository.leave()
    if isinstance(sys.stdout, io.TextIOWrapper):  # not so under a test runner
        # Names from elsewhere must not fail on a terminal with a small character set.
        sys.stdout.reconfigure(errors="backslashreplace")
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # `nohup` ignores SIGHUP on purpose
            signal.signal(number, _interrupt)
    masking.remember_environment(os.environ)
    if not sys.warnoptions:
        # They are for programmers. What users must know, such as insecure=True, we say ourselves.
        warnings.filterwarnings("ignore", module=r"urllib3(\.|$)")
    code = _run(argv)
    code = _flush() or code
    # The process is about to end. Without this, Python spends 0.1 s on collecting all modules.
    gc.freeze()
    sys.exit(code)


def _run(argv: Sequence[str] | None) -> int:
    try:
        return cli.main(args=argv, prog_name="provisioner", standalone_mode=False) or 0
    except ProvisionerError as error:
        return _fail(str(error), error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _fail("interrupted", ExitCode.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return int(ExitCode.USAGE)
    except BrokenPipeError:
        _discard_output()
        return int(ExitCode.FAILED)
    except Exception as error:
        return _fail_unexpectedly(error)


def _fail_unexpectedly(error: Exception) -> int:
    if isinstance(error, OSError) and (full := disk.of(error)):
        # Errors of our own files carry a name. Without one it is standard output.
        if error.filename is None:
            _discard_output()
            return _fail(f"standard output: {error.strerror}", ExitCode.FAILED)
        return _fail(str(full), full.exit_code)
    from provisioner.cli import crash

    return _fail(crash.message(error), ExitCode.FAILED)


def _fail(text: str, code: ExitCode) -> int:
    """Print the error. A closed stderr does not change the exit code."""
    try:
        click.echo(masking.mask(f"error: {text}"), err=True)
    except OSError:
        _discard_output()
    return int(code)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _flush() -> int:
    """0, or 1 when results could not be written. A closed pipe is no error: its reader had
    enough."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        _discard_output()
        if not isinstance(error, BrokenPipeError):
            return _fail(f"standard output: {error.strerror}", ExitCode.FAILED)
    return 0


def _discard_output() -> None:
    """Send what is still buffered to /dev/null. Otherwise Python fails on it while exiting."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
