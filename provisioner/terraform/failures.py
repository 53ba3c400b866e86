"""Terraform's diagnostics as our errors: one clear line, the rest as notes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from provisioner.base import masking
from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.terraform import binaries, encryption
from provisioner.terraform.messages import Diagnostic
from provisioner.terraform.s3 import diagnostics as diagnostics_of_s3

LOCKED = "Error acquiring the state lock"
UNINITIALISED = "Backend initialization required"
# Terraform reports these beside the error that caused them.
CONSEQUENCES = (
    "execution halted",
    "Terraform encountered problems during initialisation",
    "OpenTofu encountered problems during initialization",
    "operation canceled",
)
HINTS = {
    UNINITIALISED: "Run `provisioner up`, or `{binary} init` there.",
    "Backend configuration changed": "Run `{binary} init -migrate-state` there, or -reconfigure "
    "to leave the state where it is.",
    "Inconsistent dependency lock file": "Run `{binary} init -upgrade` there.",
    "Saving a generated plan is currently not supported": "Use a `cloud` block in place of the "
    "`remote` back end, or set the workspace's execution mode to local.",
    "Saved plan is stale": "The state has changed since. Run again.",
}


class LockReleased(Held):
    """The holder released the state lock while Terraform was reading its name. Terraform then stops
    waiting, so it is worth another try."""


def error(
    subject: str,
    diagnostics: Sequence[Diagnostic],
    code: int,
    last_words: str,
    binary: str = binaries.TERRAFORM,
) -> ProvisionerError:
    """The one error to raise for a command of `binary` that failed."""
    errors = causes(diagnostics)
    if not errors:
        printed = last_words or "it printed nothing"
        product = binaries.product(binary)
        return ProvisionerError(subject, f"{product} exited with code {code}: {printed}")
    if unreadable := encryption.error(subject, errors):
        return unreadable
    return _first(subject, errors, binary)


def _first(subject: str, errors: Sequence[Diagnostic], binary: str) -> ProvisionerError:
    first = errors[0]
    if first.summary == LOCKED:
        return held(subject, first.detail, binary)
    # An error of a resource or a provider has an address, one of the back end has none.
    explained = None if first.address else diagnostics_of_s3.explained(sentence(first))
    if explained:
        return BadInput(subject, *explained)
    more = f"{len(errors) - 1} more above." if len(errors) > 1 else ""
    known = (hint for start, hint in HINTS.items() if first.summary.startswith(start))
    hint = next(known, more).replace("{binary}", binary)
    kind = BadInput if first.summary.startswith(UNINITIALISED) else ProvisionerError
    return kind(f"{subject}: {first.address}" if first.address else subject, sentence(first), hint)


def causes(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors without their consequences, unless there is nothing else."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]
    return [error for error in errors if not error.summary.startswith(CONSEQUENCES)] or errors


def sentence(diagnostic: Diagnostic) -> str:
    """Summary, the part of the detail that explains it, and file:line."""
    why = _output(diagnostic.detail) or " ".join(diagnostic.detail.split())
    text = f"{diagnostic.summary}: {why}" if why else diagnostic.summary
    return f"{text} ({diagnostic.place})" if diagnostic.place else text


def _output(detail: str) -> str:
    """The last line that the command of a provisioner printed: its own error. Terraform repeats the
    whole command before it."""
    _, mark, output = detail.partition("Output: ")
    lines = output.strip().splitlines()
    return lines[-1].strip() if mark and lines else ""


def withheld(diagnostic: Diagnostic) -> Diagnostic:
    """Without its detail: where Terraform suppressed the output of a command, its error repeats
    that output in clear."""
    return replace(
        diagnostic, detail="its output is withheld, because it may contain a sensitive value"
    )


def held(subject: str, detail: str, binary: str = binaries.TERRAFORM) -> Held:
    """A state lock of somebody else, with as much about its holder as the back end says."""
    info = dict(re.findall(r"^\s*(ID|Who|Operation|Created):\s*(\S.*?)\s*$", detail, re.MULTILINE))
    if not info:
        text = " ".join(detail.split())
        kind = LockReleased if "lock.info: no such file" in text else Held
        return kind(subject, f"the state is locked: {masking.shortened(text, 300)}", "Run again.")
    lock = info.get("ID", "unknown")
    hint = (
        f"Wait for it with --lock-timeout=5m; if its holder is gone: `{binary} force-unlock {lock}`"
        " there."
    )
    return held_by(subject, info, hint)


def held_by(subject: str, info: Mapping[str, str], hint: str) -> Held:
    """The error that names the holder of a state lock. `info` has the fields of a lock as Terraform
    writes them."""
    created = info.get("Created", "unknown").split(".")[0]
    operation = info.get("Operation", "unknown").removeprefix("OperationType")
    holder, lock = info.get("Who", "unknown"), info.get("ID", "unknown")
    cause = f"the state is locked by {holder} (Operation {operation}, Created {created}, ID {lock})"
    return Held(subject, cause, hint)
