"""One working directory's Terraform: init, plan, apply, output; its events told while they
happen."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Note, Sink, TerraformEvent
from provisioner.terraform import (
    arguments,
    failures,
    following,
    interrupts,
    messages,
    plans,
    versions,
)
from provisioner.terraform.arguments import Option
from provisioner.terraform.messages import Diagnostic

FLAG = ""
SUPPRESSED = "(output suppressed due to sensitive value"
NO_CONFIG_FILE = "Unable to open CLI configuration file"
SLIPS = 5  # times that a lock may be let go of just when Terraform looks who holds it


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A private folder for plan files, which hold values in clear; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="provisioner-") as folder:
        yield Path(folder)


class Terraform:
    """Runs in `directory`; tells `sink`. Everything TF_* in the environment is Terraform's own
    affair."""

    def __init__(
        self,
        directory: Path,
        binary: str = "terraform",
        *,
        sink: Sink,
        lock_timeout: str | None = None,
    ) -> None:
        self.directory = directory
        self._binary = located(binary)
        self._sink = sink
        self._lock_timeout = lock_timeout

    def init(self) -> None:
        """Always run: with everything in place it costs less than finding out would risk."""
        versions.check(self._binary)
        self._stream("init")

    def plan(self, out: Path | None = None, *, destroy: bool = False) -> plans.PlanResult:
        """Plan into `out`, or into a file that nobody keeps."""
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
        """What a plan file would do. Whether it would change anything at all is known to who made
        it."""
        return plans.read(self._json("show", str(planfile)), changes=changes)

    def version(self) -> plans.StateVersion:
        """Which state a plan made now rests on."""
        argv = arguments.build(self._binary, "state pull", no_color=FLAG)
        done = programs.run(argv, cwd=self.directory, env=environment())
        if done.code != 0:
            raise self._failed("state pull", done)
        return plans.version(done.out)

    def apply(self, planfile: Path) -> None:
        self._stream("apply", str(planfile), lock_timeout=self._lock_timeout)

    def destroy(self) -> None:
        """Everything in the state, without a question."""
        self._stream("destroy", auto_approve=FLAG, lock_timeout=self._lock_timeout)

    def output(self) -> dict[str, Any]:
        """All outputs by name, as `terraform output -json` prints them; empty when nothing was
        applied."""
        return self._json("output")

    def _json(self, command: str, *args: str) -> dict[str, Any]:
        argv = arguments.build(self._binary, command, *args, json=FLAG, no_color=FLAG)
        done = programs.run(argv, cwd=self.directory, env=environment())
        if done.code != 0:
            raise self._failed(command, done)
        return msgspec.json.decode(done.out, type=dict[str, Any])

    def _failed(self, command: str, done: programs.Outcome) -> ProvisionerError:
        summary, detail = plain_error(done.err)
        said = Diagnostic(severity="error", summary=summary, detail=detail)
        return failures.error(self._subject(command), [said], done.code, "")

    def _stream(
        self, command: str, *args: str, accept: tuple[int, ...] = (0,), **options: Option
    ) -> int:
        for _ in range(SLIPS if self._lock_timeout else 0):
            with contextlib.suppress(failures.Slipped):
                return self._once(command, *args, accept=accept, **options)
        return self._once(command, *args, accept=accept, **options)

    def _once(
        self, command: str, *args: str, accept: tuple[int, ...] = (0,), **options: Option
    ) -> int:
        argv = arguments.build(
            self._binary, command, *args, json=FLAG, input=False, no_color=FLAG, **options
        )
        with scratch() as folder, interrupts.passed_on() as pressed:
            out, err = folder / "out", folder / "err"
            with (
                out.open("wb") as stdout,
                err.open("wb") as stderr,
                programs.streaming(
                    argv, cwd=self.directory, env=environment(), out=stdout, err=stderr
                ) as process,
            ):
                pressed.attach(process.pid)
                # A plan file that is applied tells once more what the plan has told.
                found = self._relay(following.lines(out, process), planned=command != "apply")
                code = process.wait()
            said = " ".join(" ".join(plain_error(err.read_text(errors="replace"))).split())
        self._tell_further_errors(found, everything=bool(pressed.count))
        if pressed.count:
            raise KeyboardInterrupt
        if code not in accept:
            raise failures.error(self._subject(command), found, code, said)
        return code

    def _relay(self, lines: Iterable[str], *, planned: bool) -> list[Diagnostic]:
        """Tell what Terraform says until it ends; its errors are kept."""
        errors, suppressed = [], set()
        for line in lines:
            told = messages.parse(line)
            if isinstance(told, Diagnostic):
                if told.severity == "error":
                    errors.append(failures.withheld(told) if told.address in suppressed else told)
                elif NO_CONFIG_FILE not in told.summary:
                    self._sink(Note(text=failures.sentence(told), level="warning"))
            elif told is not None and (planned or getattr(told, "state", "") != "planned"):
                self._sink(told)
            if isinstance(told, TerraformEvent) and told.detail.startswith(SUPPRESSED):
                suppressed.add(told.address)
        return errors

    def _tell_further_errors(self, found: list[Diagnostic], *, everything: bool) -> None:
        for one in failures.telling(found)[0 if everything else 1 :]:
            text = (
                f"{one.address}: {failures.sentence(one)}"
                if one.address
                else failures.sentence(one)
            )
            self._sink(Note(text=text, level="error"))

    def _subject(self, command: str) -> str:
        return f"terraform {command} in {os.path.relpath(self.directory)}"


def plain_error(text: str) -> tuple[str, str]:
    """Summary and detail of the last error that Terraform wrote as text for people."""
    lines = [line.strip(" │╷╵") for line in text.splitlines()]
    at = max((n for n, line in enumerate(lines) if line.startswith("Error: ")), default=None)
    if at is None:
        kept = [line for line in lines if line]
        return (kept[-1] if kept else ""), ""
    return lines[at].removeprefix("Error: "), " ".join(line for line in lines[at + 1 :] if line)


def environment() -> dict[str, str]:
    """What we add to Terraform's environment: no call home, no advice for people at a prompt,
    unless set."""
    wanted = {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    return {name: value for name, value in wanted.items() if name not in os.environ}


def located(binary: str) -> str:
    """The binary as an absolute path: a relative one would be sought in the stack's directory."""
    found = shutil.which(binary)
    if not found:
        raise BadInput(f"terraform binary {binary!r}", "not found or not executable", versions.HINT)
    return str(Path(found).absolute())
