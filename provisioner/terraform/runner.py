"""Terraform in one working directory: init, plan, apply, output. Its events are reported while they
happen."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provisioner.base import programs, structs, temporary
from provisioner.base.audit import Audit
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Sink
from provisioner.terraform import (
    arguments,
    binaries,
    failures,
    following,
    interrupts,
    messages,
    plans,
    versions,
)
from provisioner.terraform.arguments import Option
from provisioner.terraform.messages import Diagnostic
from provisioner.terraform.relay import Relay

if TYPE_CHECKING:
    from subprocess import Popen

FLAG = ""
# How often a command is repeated because the lock was released while Terraform read its holder.
LOCK_RETRIES = 5


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A private folder for plan files, which hold values in clear; removed afterwards."""
    with temporary.folder() as folder:
        yield folder


class Terraform:
    """Runs in `directory` and reports to `sink`. What the user set in the environment (TF_*) is
    left to Terraform."""

    def __init__(
        self,
        directory: Path,
        binary: str = "terraform",
        *,
        sink: Sink,
        lock_timeout: str | None = None,
        audit: Audit | None = None,
    ) -> None:
        self.directory = directory
        self._audit = audit or Audit()
        self._binary = binaries.located(binary)
        self.name = binaries.name(self._binary)
        self._sink, self._lock_timeout = sink, lock_timeout
        self._shown: dict[str, Any] = {}  # outputs, by the last command

    def init(self) -> None:
        """Run every time: if nothing is to be done it is cheap, and any check of our own could be
        wrong."""
        versions.check(self._binary)
        self._stream("init")

    def plan(self, out: Path | None = None, *, destroy: bool = False) -> plans.PlanResult:
        """Plan, and write the plan file to `out` if given."""
        with scratch() as folder:
            file = out or folder / "plan"
            code = self._stream(
                "plan",
                accept=(0, 2),
                detailed_exitcode=FLAG,
                out=str(file),
                destroy=FLAG if destroy else None,
                lock_timeout=self._lock_timeout,
            )
            return self.show(file, changes=code == 2)

    def show(self, planfile: Path, *, changes: bool) -> plans.PlanResult:
        """What a plan file would do. Only the caller knows from `plan` whether it `changes`
        anything: the file does not say."""
        return plans.read(self._json("show", str(planfile)), changes=changes)

    def state(self) -> str:
        """The state as JSON, wherever it is kept; empty if there is none."""
        return self._printed("state pull")

    def version(self) -> plans.StateVersion:
        """The version of the state that a plan made now is based on."""
        return plans.version(self.state())

    def apply(self, planfile: Path) -> dict[str, Any]:
        """The outputs by name, as far as Terraform shows them: a sensitive one has no value."""
        with self._audit.writing("terraform", "apply", str(self.directory), step="apply"):
            self._stream("apply", str(planfile), lock_timeout=self._lock_timeout)
        return self._shown

    def output(self) -> dict[str, Any]:
        """All outputs by name, as `terraform output -json` prints them; empty if nothing was
        applied."""
        return self._json("output")

    def _json(self, command: str, *args: str) -> dict[str, Any]:
        printed = self._printed(command, *args, json=FLAG)
        return structs.from_json(messages.json_object(printed), dict[str, Any])

    def _printed(self, command: str, *args: str, **options: Option) -> str:
        argv = arguments.build(self._binary, command, *args, **options, no_color=FLAG)
        done = programs.run(argv, cwd=self.directory, env=environment())
        if done.code != 0:
            raise self._failed(command, done)
        return done.out

    def _failed(self, command: str, done: programs.Outcome) -> ProvisionerError:
        summary, detail = plain_error(done.err)
        diagnostic = Diagnostic(severity="error", summary=summary, detail=detail)
        return failures.error(self._subject(command), [diagnostic], done.code, "", self.name)

    def _stream(
        self, command: str, *args: str, accept: tuple[int, ...] = (0,), **options: Option
    ) -> int:
        for _ in range(LOCK_RETRIES if self._lock_timeout else 0):
            with contextlib.suppress(failures.LockReleased):
                return self._once(command, *args, accept=accept, **options)
        return self._once(command, *args, accept=accept, **options)

    def _once(
        self, command: str, *args: str, accept: tuple[int, ...] = (0,), **options: Option
    ) -> int:
        argv = arguments.build(
            self._binary, command, *args, json=FLAG, input=False, no_color=FLAG, **options
        )
        # `terraform apply FILE` repeats the planned changes; report them only once.
        relay = Relay(self._sink, planned=command != "apply")
        with interrupts.forwarded() as interrupted:
            code, last_words = self._run(argv, relay, interrupted)
        self._shown = relay.outputs
        relay.report_further_errors(all_of_them=bool(interrupted.count))
        if interrupted.count:
            raise KeyboardInterrupt
        if code not in accept:
            subject = self._subject(command)
            raise failures.error(subject, relay.errors, code, last_words, self.name)
        return code

    def _run(
        self, argv: list[str], relay: Relay, interrupted: interrupts.Interrupts
    ) -> tuple[int, str]:
        """Run it to its end; the exit code, and the last error on stderr."""
        with scratch() as folder:
            out, err = folder / "out", folder / "err"
            with self._started(argv, out, err) as process:
                interrupted.attach(process.pid)
                for line in following.lines(out, process):
                    relay.take(line)
                code = process.wait()
            return code, " ".join(" ".join(plain_error(err.read_text(errors="replace"))).split())

    @contextlib.contextmanager
    def _started(self, argv: list[str], out: Path, err: Path) -> Iterator[Popen[str]]:
        # Files, not pipes: Terraform can end its work, and release its lock, if we are killed.
        with (
            out.open("wb") as stdout,
            err.open("wb") as stderr,
            programs.streaming(
                argv, cwd=self.directory, env=environment(), out=stdout, err=stderr
            ) as process,
        ):
            yield process

    def _subject(self, command: str) -> str:
        return f"{self.name} {command} in {os.path.relpath(self.directory)}"


def plain_error(text: str) -> tuple[str, str]:
    """Summary and detail of the last error that Terraform printed as text, in a box of lines."""
    lines = [line.strip(" │╷╵") for line in text.splitlines()]
    at = max((n for n, line in enumerate(lines) if line.startswith("Error: ")), default=None)
    if at is None:
        printed = [line for line in lines if line]
        return (printed[-1] if printed else ""), ""
    return lines[at].removeprefix("Error: "), " ".join(line for line in lines[at + 1 :] if line)


def environment() -> dict[str, str]:
    """What we add to Terraform's environment unless it is set: no check for a newer release, and
    no advice to run other Terraform commands."""
    wanted = {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    return {name: value for name, value in wanted.items() if name not in os.environ}
